"""What the bench of candidates types is what people type, and the same each time."""

from random import Random

from web.bench.candidates import LEAST_LETTERS, inputs

NAMES = ["Avenida de Almeida Ribeiro", "Travessa da Sé", "Rua Central"]


def test_the_same_seed_types_the_same() -> None:
    assert inputs(NAMES, 50, Random(1)) == inputs(NAMES, 50, Random(1)) != inputs(NAMES, 50, Random(2))


def test_what_is_typed_is_the_beginning_of_something() -> None:
    typed = inputs(NAMES, 2000, Random(1))
    assert all(LEAST_LETTERS <= len(each) <= 300 and each == each.lower() for each in typed)
    assert any("&" in each for each in typed)
    assert any("travessa da se" in each for each in typed)
