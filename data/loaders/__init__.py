"""Files from outside turned into rows."""
