"""Real extracts of OpenStreetMap: Helsinki's centre, fetched by checksum, and what lies beside the clone."""

from pathlib import Path

import pytest

from web.bench.helsinki import HELSINKI, helsinki

__all__ = ["HELSINKI", "beside", "helsinki"]

BESIDE = Path(__file__).parents[2] / "shared" / "data"


def beside(name: str) -> Path:
    """A file of the trial data; the test is skipped where that is not there."""
    path = BESIDE / name
    if not path.exists():
        pytest.skip(f"{name} is not here")
    return path
