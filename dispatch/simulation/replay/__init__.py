"""A recorded day told again: as it was, and as it would have been."""
