"""The load is open: its instants are fixed beforehand, and a late answer is late by its whole wait."""

from random import Random

import pytest

from web.bench.pace import Pace, arrivals


def test_callers_come_as_often_as_asked_and_in_order() -> None:
    moments = arrivals(2.0, 150.0, Random(1))
    assert len(moments) == 300
    assert moments == sorted(moments)
    assert moments[0] >= 0.0
    assert moments[-1] <= 150.0


def test_the_same_seed_brings_the_same_callers() -> None:
    assert arrivals(2.0, 10.0, Random(1)) == arrivals(2.0, 10.0, Random(1))


async def test_what_is_answered_late_is_late_from_when_it_was_meant_not_from_when_it_was_sent() -> None:
    now = 100.0
    pace = Pace(measured_from_s=5.0, clock=lambda: now)
    now += 8.0
    pace.done("call-201", at_s=6.0)
    assert pace.ms["call-201"] == [pytest.approx(2000.0)]


async def test_what_was_meant_while_the_load_grew_is_not_measured() -> None:
    now = 100.0
    pace = Pace(measured_from_s=5.0, clock=lambda: now)
    pace.done("call-201", at_s=4.9)
    assert "call-201" not in pace.ms
