"""The read side: what a screen shows."""
