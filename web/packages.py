"""Debian packages the system needs, installed when absent. Standard library only: it runs before our venv."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

CREATECLUSTER = Path("/etc/postgresql-common/createcluster.conf")
NO_CLUSTER = "create_main_cluster = false"


def has_postgis() -> bool:
    return any(Path("/usr/share/postgresql").glob("*/extension/postgis.control"))


def has_browser() -> bool:
    fonts = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
    return shutil.which("chromium") is not None and fonts.exists()


NEEDS: dict[str, tuple[Callable[[], bool], list[str]]] = {
    "postgis": (has_postgis, ["postgresql", "postgresql-postgis"]),
    "browser": (has_browser, ["chromium", "fonts-noto-cjk"]),
}


def as_root() -> list[str] | None:
    """How to run a command as root without asking: a prefix, or None."""
    if os.geteuid() == 0:
        return []
    if subprocess.run(["sudo", "-n", "true"], check=False, stderr=subprocess.DEVNULL).returncode == 0:
        return ["sudo", "-n", "env"]
    return None


def has_server() -> bool:
    """The client alone brings the folder too; a server is what serves."""
    return any(Path("/usr/lib/postgresql").glob("*/bin/postgres"))


def is_decided(conf: str) -> bool:
    """True when somebody decided about the main cluster already, whichever way."""
    return any(line.split("=")[0].strip() == "create_main_cluster" for line in conf.splitlines())


def _keep_debian_from_making_a_cluster(prefix: list[str]) -> None:
    """A fresh PostgreSQL package would start a cluster of its own on port 5432; ours is private."""
    held = CREATECLUSTER.read_text() if CREATECLUSTER.exists() else ""
    if is_decided(held):
        return
    subprocess.run([*prefix, "mkdir", "-p", str(CREATECLUSTER.parent)], check=True)
    subprocess.run(
        [*prefix, "tee", "-a", str(CREATECLUSTER)],
        input=f"{NO_CLUSTER}\n".encode(),
        check=True,
        stdout=subprocess.DEVNULL,
    )


def install(need: str) -> None:
    """Do nothing when present. Raises SystemExit with the exact command when it may not install."""
    present, packages = NEEDS[need]
    if present() or (need == "postgis" and os.environ.get("DATABASE_URL")):
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    prefix = as_root() if shutil.which("apt-get") else None
    if prefix is None:
        way_out = " Or set DATABASE_URL to a PostGIS database." if need == "postgis" else ""
        raise SystemExit(f"Farol needs {', '.join(packages)}. Run: sudo {' '.join(command)}.{way_out}")
    if need == "postgis" and not has_server():
        _keep_debian_from_making_a_cluster(prefix)
    quiet = (
        [*prefix, "DEBIAN_FRONTEND=noninteractive"] if prefix else ["env", "DEBIAN_FRONTEND=noninteractive"]
    )
    subprocess.run([*quiet, "apt-get", "update", "-qq"], check=True)
    subprocess.run([*quiet, *command], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    for wanted in sys.argv[1:]:
        install(wanted)
