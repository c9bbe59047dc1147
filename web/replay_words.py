"""A replayed day in words: what was recorded, how far to believe the simulation, call by call, in sum."""

from collections.abc import Iterable, Iterator, Mapping

from data.stores.recorded_day import DayOfCalls
from dispatch.crew import vehicles_by_crew
from dispatch.simulation.policy import Policy
from dispatch.simulation.replay.comparison import Agreement, Came, Comparison, Figures, Row
from dispatch.simulation.replay.reading import EXERCISE
from dispatch.simulation.replay.record import Record
from web.replay_question import Question
from web.replaying import Answer, Heard

SAME_MIN = 0.05
"""Responses closer than this are the same: minutes are shown with one decimal."""

BELIEVED_MIN, BELIEVED_SHARE = 1.0, 0.25
"""The telling is believed while it is off by no more than a minute, or a quarter of the recorded response.
Assumed."""


def told(answer: Answer, question: Question, every_call: bool) -> str:
    head = [*_head(answer.heard), *_how(answer, question), *_trust(answer)]
    calls, sums = _calls(answer, question, every_call), _sums(answer.comparison, question)
    return "\n".join([*head, "", *calls, "", *sums])


def nothing(heard: Heard) -> str:
    """Of a day without a call that can be told again: why, and which days have calls."""
    left = heard.record.left_out
    why = f"no call can be told again ({_counts(left)})" if left else "no calls in the log"
    return "\n".join([f"{_when(heard)}: {why}", *_elsewhere(heard)])


def _elsewhere(heard: Heard) -> Iterator[str]:
    if not heard.days:
        yield "no day has calls yet"
        return
    yield "days with calls: " + ", ".join(_day(each) for each in heard.days)
    if any(each.exercises for each in heard.days):
        yield "calls of exercises are told again with --exercises"


def _day(one: DayOfCalls) -> str:
    drills = f"{one.exercises:,} of exercises" if one.exercises else ""
    return f"{one.on} ({', '.join(filter(None, [f'{one.real:,}' if one.real else '', drills]))})"


def _when(heard: Heard) -> str:
    start, end = (at.astimezone(heard.zone) for at in (heard.record.span.from_at, heard.record.span.until_at))
    last = end.strftime("%H:%M") if end.date() == start.date() else "24:00"
    return f"{heard.region.name}, {start:%Y-%m-%d} {start:%H:%M} to {last}"


def _counts(counted: Mapping[str, int]) -> str:
    return ", ".join(f"{count:,}: {what}" for what, count in counted.items())


def _under(title: str, lines: Iterable[str]) -> Iterator[str]:
    for i, line in enumerate(lines):
        yield f"{'' if i else title:<11}{line}"


def _head(heard: Heard) -> Iterator[str]:
    yield _when(heard)
    yield ""
    yield from _under("RECORDED", _recorded(heard.record))


def _recorded(record: Record) -> Iterator[str]:
    again, left = sum(1 for _ in record.of_span()), sum(record.left_out.values())
    yield f"{again + left:,} calls, of which {again:,} can be told again"
    if left:
        yield f"left out: {_counts(record.left_out)}"
    if EXERCISE in record.left_out:
        yield "(calls of exercises are told again with --exercises)"
    stations = len({each.station.id for each in record.units})
    crews = len(vehicles_by_crew(record.units))
    units = f"{len(record.units)} units" + (f" of {crews} crews" if crews < len(record.units) else "")
    yield f"{units} at {stations} stations, busy {record.busy_share:.0%} of the time"
    if carried := len(record.incidents) - again:
        yield f"{carried} calls from before still kept units busy: simulated, not counted"
    for note, count in record.notes.items():
        yield f"{count} {note}"
    if record.span.speed != 1:
        yield f"the clock ran {record.span.speed:g} times as fast: recorded minutes are multiplied"


def _how(answer: Answer, question: Question) -> Iterator[str]:
    yield from _under("SIMULATED", _simulated(answer, question))


def _simulated(answer: Answer, question: Question) -> Iterator[str]:
    yield f"as it was: {_rules(question.as_it_was)}"
    if not question.changes_nothing:
        yield f"now: {changed(answer, question)}"
    yield f"both: streets as at {answer.hour_at:%A %H}:00, the hour of the middle call;"
    yield "what people took to decide, turn out, treat and hand over is as recorded"
    if answer.held:
        yield f"{len(answer.held)} closures of that day are laid over the streets"
    if ignored := len(answer.heard.closures) - len(answer.held):
        yield f"{ignored} closures of that day did not hold most of the time, and are left out"
    if answer.off_road:
        yield f"{answer.off_road} calls lie where no way by road is known: straight lines there"


def changed(answer: Answer, question: Question) -> str:
    """What is other than it was."""
    parts = [_rules(question.now)]
    for each in answer.heard.more:
        parts.append(f"{each.name} at {each.station.name} ({', '.join(sorted(each.capabilities))})")
    parts += [f"without {name}" for name in question.without]
    parts += [f"{name} closed" for name in question.closed]
    return "; ".join(parts)


def _rules(policy: Policy) -> str:
    who = {
        "closest": "the closest unit",
        "hybrid": "least cover lost among the near",
        "cover": "least cover lost",
    }
    home = {"own": "back to its own station", "dmexclp": "back to where it covers most (DMEXCLP)"}
    swap = f", swaps from {policy.swap_gain_min:g} min" if policy.swap_gain_min else ""
    return f"{who[policy.dispatch]}, {home[policy.home]}{swap}"


def believed(agreement: Agreement, recorded_mean_min: float) -> bool:
    return agreement.mean_absolute_error_min <= max(BELIEVED_MIN, BELIEVED_SHARE * recorded_mean_min)


def _trust(answer: Answer) -> Iterator[str]:
    agreement, sums = answer.comparison.agreement(), answer.comparison.sums()
    if agreement is not None and sums is not None:
        well = believed(agreement, sums.recorded.mean_min)
        yield from _under("TRUST", _verdict_on(agreement, well, answer.heard.record.span.speed))


def _verdict_on(agreement: Agreement, well: bool, speed: float) -> Iterator[str]:
    off, bias = agreement.mean_absolute_error_min, agreement.bias_min
    yield f"as it was, simulated, is {off:.1f} min off the record a call (mean absolute error),"
    yield (
        f"{abs(bias):.1f} min {'longer' if bias > 0 else 'shorter'} on average;"
        f" the same unit comes first in {agreement.same_unit:.0%}"
    )
    if well:
        yield "both tellings share that error: trust a difference in sum more than that of one call"
        return
    yield "THIS DAY IS NOT RETOLD WELL: take a difference for a direction, not for minutes"
    if speed == 1 and bias > 0:
        yield "(a demonstration whose clock ran faster is told with --speed, as it was run)"


def _calls(answer: Answer, question: Question, every_call: bool) -> Iterator[str]:
    rows = answer.comparison.rows
    width = max(4, *(len(c.unit) for r in rows for c in (r.recorded, r.then, r.now) if c is not None))
    compared = not question.changes_nothing
    shown = [each for each in rows if every_call or not compared or not _same(each)]
    if shown:
        head = f"{'call':<12} {'pri':<3}  {'opened':<6} {'recorded':>{width + 6}}  {'as it was':>{width + 6}}"
        yield head + (f"  {'now':>{width + 6}}    gain" if compared else "")
    for each in shown:
        opened = each.opened_at.astimezone(answer.heard.zone)
        line = f"{each.number:<12} P{each.priority:<2}  {opened:%H:%M}  "
        line += f"{_came(each.recorded, width)}  {_came(each.then, width)}"
        yield line + (f"  {_came(each.now, width)}  {_gain(each)}" if compared else "")
    if hidden := len(rows) - len(shown):
        yield f"{hidden:,} calls the same (--every-call shows them)"


def _same(row: Row) -> bool:
    gain = row.gain_min
    return (
        gain is not None
        and abs(gain) < SAME_MIN
        and row.then is not None
        and row.then.unit == (row.now or row.then).unit
    )


def _came(came: Came | None, width: int) -> str:
    return f"{'nobody':>{width + 6}}" if came is None else f"{came.unit:<{width}}{came.response_min:6.1f}"


def _gain(row: Row) -> str:
    return "      -" if row.gain_min is None else f"{row.gain_min:+7.1f}"


def _sums(comparison: Comparison, question: Question) -> Iterator[str]:
    within = f"in {comparison.threshold_min:g} min"
    heading = f"{'from call to first unit there, minutes':<38} {'calls':>5} {'mean':>6}"
    yield f"{heading} {'median':>6} {'p90':>6} {within:>10}"
    some = sorted({each.priority for each in comparison.rows})
    for priority in [None, *(some if len(some) > 1 else [])]:
        sums = comparison.sums(priority)
        if sums is None:
            continue
        name = "all" if priority is None else f"P{priority}"
        yield _line(f"{name:<4} recorded", sums.recorded)
        yield _line(f"{'':<4} as it was, simulated", sums.then)
        if not question.changes_nothing:
            yield _line(f"{'':<4} now, simulated", sums.now)
    if question.changes_nothing:
        yield "nothing was changed: see --policy --return --swap-gain-min --one-more --without --closed"
    else:
        yield from _verdict(comparison)


def _line(name: str, figures: Figures) -> str:
    return (
        f"{name:<38} {figures.calls:>5} {figures.mean_min:6.1f} {figures.p50_min:6.1f} {figures.p90_min:6.1f}"
        f" {figures.in_time:>10.0%}"
    )


def _verdict(comparison: Comparison) -> Iterator[str]:
    gains = [each.gain_min for each in comparison.rows if each.gain_min is not None]
    sooner, later = sum(g >= SAME_MIN for g in gains), sum(g <= -SAME_MIN for g in gains)
    if gains:
        mean = sum(gains) / len(gains)
        change = (
            f"{abs(mean):.2f} min {'sooner' if mean > 0 else 'later'}" if abs(mean) >= 0.005 else "as soon"
        )
        yield f"now {change} a call on average: {sooner} calls sooner, {later} later"
    if sooner and later:
        yield "(a unit sent elsewhere moves those that follow: some calls lose the unit that another gains)"
    if comparison.unanswered:
        count = len(comparison.unanswered)
        word = "call" if count == 1 else "calls"
        yield f"{count} {word} nobody can be sent to: no unit for it, or no way there; not in the sums"
