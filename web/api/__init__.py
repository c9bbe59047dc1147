"""The doorways: parse, call the action, return."""
