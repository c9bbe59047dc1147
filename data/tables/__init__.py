"""One file per noun: the tables and the constraints that hold under a race."""
