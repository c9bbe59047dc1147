"""The shapes that come in over HTTP."""
