"""What may be said of an alarm."""

from web.forms.fields import Write


class AlarmForm(Write):
    """Nothing but the id and the instant."""
