"""The live feed: from a fact in the log to a card on every screen."""
