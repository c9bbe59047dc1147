"""How the tables came to be, one deed a file."""
