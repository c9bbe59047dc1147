"""What is happening, where, and how sure we are."""
