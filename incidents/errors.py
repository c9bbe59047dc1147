"""Reasons to refuse. A class docstring is the message a person reads."""


class Refused(Exception):
    """This cannot be done."""

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.message)

    @property
    def message(self) -> str:
        return " ".join((self.__doc__ or "").split()).format(**self.facts)


class Unknown(Refused):
    """There is no {what} {id} here."""


class UnknownIncident(Unknown):
    """There is no such incident here; look at the list again."""


class UnknownCall(Unknown):
    """There is no such call here; look at the list again."""


class IncidentIsClosed(Refused):
    """Incident {number} is closed; open a new one if it happens again."""


class CallHasItsOwn(Refused):
    """This call opened incident {number} itself; there is nothing to part it from."""


class UnitsStillAssigned(Refused):
    """{units} still assigned to incident {number}; release them or wait until they clear."""


class Stale(Refused):
    """Someone else changed {what} at the same moment; look again and repeat if it still holds."""


class SameIdOtherBody(Refused):
    """The same id was already used for something else; make a new one."""
