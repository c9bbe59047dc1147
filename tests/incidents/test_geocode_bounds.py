"""Nothing a caller can say breaks the geocoder."""

from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.geocode.search import Geocoder
from incidents.geocode.spelling import LONGEST_TEXT
from tests.incidents.small_macao import SMALL_MACAO

GEOCODER = Geocoder(SMALL_MACAO)
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=80)
"""Every code point: NUL and lone surrogates too."""
PIECES = st.sampled_from(
    [*"0123456789°'\"+-.,;:/#&×xnsewo号號樓座°º 零十百千萬億點", "Rua do Campo", "水坑尾街", "交界",
     "corner of", " 22", " 113.5", "7PJM5GXV+FH", "n.º ", "lat", "lon", "\x00", "\ud800", "\ufdfa", "minus "]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.one_of(ANYTHING, st.lists(PIECES, max_size=30).map("".join)), st.integers(-1, 8))
def test_any_text_is_answered_within_the_limit_and_without_an_error(text: str, limit: int) -> None:
    found = GEOCODER.find(text, limit)
    assert len(found) <= max(0, limit)
    assert all(0 <= each.confidence <= 1 and each.radius_m > 0 and each.label for each in found)


def test_a_megabyte_costs_no_more_than_its_first_lines() -> None:
    for piece in ("Rua do Campo 12 x ", "22.19 113.54 ", "水坑尾街與", "a", "\ud800", " ", "1-", "十"):
        text = piece * (1_000_000 // len(piece))
        assert GEOCODER.find(text) == GEOCODER.find(text[:LONGEST_TEXT])
