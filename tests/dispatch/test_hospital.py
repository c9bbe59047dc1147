"""The nearest hospital is not the soonest when crews queue before it."""

from dispatch.hospital import OFFLOAD_S, QUEUE_S, Hospital, ranked


def a_hospital(name: str, travel_s: float, crews: int = 0, treats: frozenset[str] | None = None) -> Hospital:
    return Hospital(name=name, travel_s=travel_s, approximate=False, crews_there=crews, treats=treats)


def names(hospitals: list[Hospital], need: str | None = None) -> list[str]:
    return [each.name for each in ranked(hospitals, need)]


def test_a_crew_that_waits_there_counts_like_ten_minutes_of_driving() -> None:
    near, far = a_hospital("near", 300, crews=1), a_hospital("far", 300 + QUEUE_S - 1)
    assert names([near, far]) == ["far", "near"]
    assert near.seconds == 300 + OFFLOAD_S + QUEUE_S


def test_one_known_not_to_treat_is_never_named_and_one_not_known_comes_last() -> None:
    burns = frozenset({"burns"})
    some = [
        a_hospital("cannot", 60, treats=frozenset()),
        a_hospital("unsure", 100),
        a_hospital("can", 900, 0, burns),
    ]
    assert names(some, "burns") == ["can", "unsure"]
    assert names(some) == ["cannot", "unsure", "can"]
