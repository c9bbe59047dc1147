"""Words of a caller turned into places."""
