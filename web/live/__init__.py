"""The live feed, from the log to one screen."""
