"""A replayed day as rows of CSV and as one JSON object."""

import csv
from dataclasses import asdict
from io import StringIO

from dispatch.simulation.policy import Policy
from dispatch.simulation.replay.comparison import Came, Row
from incidents.terms import Priority
from web.replay_question import Question
from web.replaying import Answer, Heard

HEADING = (
    *("number", "priority", "opened_at", "recorded_unit", "recorded_min"),
    *("unit_then", "then_min", "unit_now", "now_min", "gain_min"),
)


def csv_of(answer: Answer) -> str:
    """One row a call in order; minutes as exactly as they are known; empty where nobody comes."""
    text = StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(HEADING)
    for each in answer.comparison.rows:
        came = [cell for who in (each.recorded, each.then, each.now) for cell in _cells(who)]
        gain = "" if each.gain_min is None else repr(each.gain_min)
        rows.writerow([each.number, f"P{each.priority}", each.opened_at.isoformat(), *came, gain])
    return text.getvalue()


def _cells(came: Came | None) -> tuple[str, str]:
    return ("", "") if came is None else (came.unit, repr(came.response_min))


def json_of(heard: Heard, question: Question, answer: Answer | None) -> dict[str, object]:
    """answer: None where no call can be told again."""
    record, span = heard.record, heard.record.span
    found: dict[str, object] = {
        "city": heard.region.name,
        "from": span.from_at.isoformat(),
        "until": span.until_at.isoformat(),
        "recorded": {
            "calls": sum(record.left_out.values()) + sum(1 for _ in record.of_span()),
            "told_again": sum(1 for _ in record.of_span()),
            "left_out": dict(record.left_out),
            "notes": dict(record.notes),
            "units": len(record.units),
            "busy_share": record.busy_share,
        },
        "as_it_was": _policy(question.as_it_was),
        "now": {
            **_policy(question.now),
            "one_more": list(question.one_more),
            "without": list(question.without),
            "closed": list(question.closed),
        },
        "agreement": None,
        "sums": {},
        "calls": [],
        "days": [{**asdict(each), "on": each.on.isoformat()} for each in heard.days],
    }
    return found if answer is None else found | _answered(answer)


def _answered(answer: Answer) -> dict[str, object]:
    comparison = answer.comparison
    agreement = comparison.agreement()
    names = {"all": None, **{f"P{each.value}": each for each in Priority}}
    sums = {name: comparison.sums(priority) for name, priority in names.items()}
    return {
        "streets": {
            "hour": f"{answer.hour_at:%A %H}:00",
            "recorded_closures": len(answer.held),
            "closures_left_out": len(answer.heard.closures) - len(answer.held),
            "calls_off_road": answer.off_road,
        },
        "threshold_min": comparison.threshold_min,
        "agreement": None if agreement is None else asdict(agreement),
        "sums": {name: asdict(each) for name, each in sums.items() if each is not None},
        "unanswered": len(comparison.unanswered),
        "calls": [_row(each) for each in comparison.rows],
    }


def _policy(policy: Policy) -> dict[str, object]:
    return {
        "dispatch": policy.dispatch.value,
        "return": policy.home.value,
        "swap_gain_min": policy.swap_gain_min,
    }


def _row(row: Row) -> dict[str, object]:
    came = {"recorded": row.recorded, "then": row.then, "now": row.now}
    return {
        "number": row.number,
        "priority": row.priority.value,
        "opened_at": row.opened_at.isoformat(),
        **{name: None if each is None else asdict(each) for name, each in came.items()},
        "gain_min": row.gain_min,
    }
