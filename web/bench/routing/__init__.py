"""How fast routes are found, beside the engines one would otherwise take."""
