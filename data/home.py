"""Where Farol keeps its state: never inside a clone."""

import os
from pathlib import Path


def farol_home() -> Path:
    """$FAROL_HOME, else /var/lib/farol for root, else the XDG data folder."""
    if named := os.environ.get("FAROL_HOME"):
        return Path(named).resolve()
    if os.geteuid() == 0:
        return Path("/var/lib/farol")
    data = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(data) / "farol"
