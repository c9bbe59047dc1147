"""What a bench prints: rows, each beside its rival, and the machine they were measured on."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from web.bench.spread import percentile


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure. `case` names stay stable: they are compared from run to run."""

    case: str
    metric: str
    value: float
    unit: str
    rival: str | None = None
    """What was measured beside it in the same run; None where there is nothing to compare with."""
    rival_value: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    bench: str
    machine: Mapping[str, str | int | float]
    rows: Sequence[Row]

    def json_object(self) -> dict[str, object]:
        return {
            "bench": self.bench,
            "machine": dict(self.machine),
            "rows": [asdict(each) for each in self.rows],
        }


def spread_rows(
    case: str, ms: Sequence[float], rival: str | None = None, rival_ms: Sequence[float] = ()
) -> list[Row]:
    """p50 and p99 in milliseconds, and of how many. Raises ValueError when nothing was measured."""
    rows = [
        Row(
            case=case,
            metric=metric,
            value=round(percentile(ms, share), 2),
            unit="ms",
            rival=rival,
            rival_value=round(percentile(rival_ms, share), 2) if rival else None,
        )
        for metric, share in (("p50_ms", 0.5), ("p99_ms", 0.99))
    ]
    return [*rows, Row(case=case, metric="samples", value=len(ms), unit="count")]
