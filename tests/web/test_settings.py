"""What an operator may set is checked when the program starts, not when a caller waits."""

import pytest
from pydantic import ValidationError

from dispatch.preference import BAND_S
from incidents.terms import Priority
from web.settings import Settings


def test_a_band_that_is_set_counts_and_the_others_keep_their_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAROL_BANDS_S", '{"1": 0}')
    assert Settings().bands_s == {**BAND_S, Priority.P1: 0.0}


@pytest.mark.parametrize("bands", ['{"5": 10}', '{"1": -1}', '{"1": 9000}', '{"1": "soon"}', "[45]"])
def test_a_band_that_cannot_be_meant_is_refused(monkeypatch: pytest.MonkeyPatch, bands: str) -> None:
    monkeypatch.setenv("FAROL_BANDS_S", bands)
    with pytest.raises(ValidationError, match="bands_s"):
        Settings()


def test_a_time_zone_there_is_not_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAROL_TIMEZONE", "Asia/Atlantis")
    with pytest.raises(ValidationError, match="no time zone Asia/Atlantis"):
        Settings()
