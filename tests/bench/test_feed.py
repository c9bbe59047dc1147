"""What the crowd of the feed's bench counts is what came, however the network cuts it."""

import asyncio
from collections.abc import Iterator
from random import Random
from typing import cast

import pytest

from data.cards.card import Card
from web.bench.feed.crowd import Heard
from web.bench.feed.lags import lags_ms
from web.bench.feed.measure import measure
from web.bench.feed.wires import Listener, OurListener, RedisListener
from web.bench.registry import BenchFailed
from web.live.messages import encoded, message
from web.live.wire import framed

PING = b"\x89\x04abcd"
PONG = b"\x8a\x84\x00\x00\x00\x00abcd"
SAID = 'he said {"seq":99,"cards":[]}'


class Written:
    def __init__(self) -> None:
        self.data: list[bytes] = []

    def write(self, data: bytes) -> None:
        self.data.append(data)


def in_pieces(stream: bytes, chance: Random) -> Iterator[bytes]:
    while stream:
        size = chance.choice((1, 3, 20, 70, 5000))
        yield stream[:size]
        stream = stream[size:]


def messages() -> list[str]:
    """Short and long ones, numbers rising."""
    cards = [encoded(Card("unit:1", i, {"words": SAID, "more": "x" * 40 * (i % 50) ** 2})) for i in range(60)]
    return [message(i, [each]) for i, each in enumerate(cards)]


def hears(listener: Listener, stream: bytes, seed: int) -> tuple[list[int], int, list[bytes]]:
    written = Written()
    listener.connection_made(cast(asyncio.Transport, written))
    for piece in in_pieces(stream, Random(seed)):
        listener.data_received(piece)
    return list(listener.seqs), listener.messages, written.data[1:]


@pytest.mark.parametrize("seed", range(20))
def test_a_screen_of_the_crowd_counts_each_message_once_and_answers_each_ping(seed: int) -> None:
    head = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n"
    stream = head + b"".join(framed(each) + PING for each in messages())
    heard = hears(OurListener("", lambda: None), stream, seed)
    assert heard == (list(range(60)), 60, [PONG] * 60)


@pytest.mark.parametrize("seed", range(20))
def test_a_listener_of_a_rival_counts_the_same(seed: int) -> None:
    stream = b"".join(b"$%d\r\n%s\r\n" % (len(each), each.encode()) for each in messages())
    assert hears(RedisListener("", lambda: None), stream, seed)[:2] == (list(range(60)), 60)


def test_a_later_message_brings_what_it_promises() -> None:
    heard = Heard(sockets=[([7, 9], [1.010, 1.030]), ([9], [1.050])], messages=3, cpu_s=0.0)
    assert lags_ms(heard, {7: 1.0, 8: 1.02}) == pytest.approx([10, 10, 50, 30])


def test_what_never_came_is_a_fault_and_no_figure() -> None:
    with pytest.raises(BenchFailed, match="number 8"):
        lags_ms(Heard(sockets=[([7], [1.0])], messages=1, cpu_s=0.0), {8: 1.0})


def test_a_quick_run_has_every_case() -> None:
    report = measure(quick=True, say=lambda step: None)
    by_case: dict[str, set[str]] = {}
    for row in report.rows:
        by_case.setdefault(row.case, set()).add(row.metric)
    for case in ("sockets-100", "sockets-500", "sockets-1000", "storm-1000"):
        assert {"cpu_us_per_delivery", "p50_ms", "p99_ms"} <= by_case[case]
    assert {"p99_ms", "p99_change"} <= by_case["stalled-reader"]
    for case in ("positions-sustained", "positions-burst"):
        assert {"per_s", "cpu_share"} <= by_case[case]
    assert all(row.value == 1.0 for row in report.rows if row.metric == "believed_share")
