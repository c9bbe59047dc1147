"""People type street names without accents and capitals, and often only a part."""

import pytest

from routing.street_names import meant

NAMES = ("Avenida Amunátegui", "Amunategui", "Rua do Campo", "Travessa do Campo", "Rua Central", "新馬路")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Amunategui", ["Amunategui"]),
        ("avenida amunategui", ["Avenida Amunátegui"]),
        ("RUA CENTRAL", ["Rua Central"]),
        ("central", ["Rua Central"]),
        ("campo", ["Rua do Campo", "Travessa do Campo"]),
        ("新馬路", ["新馬路"]),
        ("Rua que não há", []),
        ("   ", []),
    ],
)
def test_the_street_that_is_meant(said: str, found: list[str]) -> None:
    assert meant(said, NAMES) == found
