"""What may be said of an alarm."""

from web.forms.fields import Line, Write


class AlarmForm(Write):
    """Nothing but the id and the instant."""


class EndForm(Write):
    words: Line = ""
    """How it ended; a mayday ends with words only."""
