"""Reasons to refuse an assignment."""

from incidents.errors import Refused, Unknown


class UnknownUnit(Unknown):
    """There is no such unit here; it may have been withdrawn."""


class UnitTaken(Refused):
    """{unit} was assigned to incident {number} by {by} at {at}; choose another or release it first."""


class CrewIsOut(Refused):
    """The crew of {unit} is out with {other}; choose another or release that one first."""


class UnitNotAvailable(Refused):
    """{unit} is {status}; choose another."""


class UnitSent(Refused):
    """{unit} is sent to incident {number}; release it first."""


class CallsMayday(Refused):
    """{unit} calls a mayday that nobody has ended; end it first."""


class UnitNotAssigned(Refused):
    """{unit} is not assigned to incident {number}."""


class NotUnderWay(Refused):
    """{unit} is {status}; only a unit still on its way can be taken from its call."""


class NotMoreUrgent(Refused):
    """{unit} drives to incident {number}, which is as urgent as {other} or more; choose another unit."""
