"""A private PostgreSQL + PostGIS that the program itself makes, starts and stops."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

SOCKET_PATH_LIMIT = 107
"""Bytes in a unix socket address, Linux (sun_path, unix(7)), less the closing NUL."""

SETTINGS = """
listen_addresses = ''
shared_buffers = '256MB'
jit = off
password_encryption = 'scram-sha-256'
"""

EXTENSIONS = ("postgis", "pg_trgm", "unaccent", "btree_gist")


class ClusterFailed(Exception):
    """The database could not be made or started; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster in `home`/postgres, owned by an unprivileged user when root runs us."""

    home: Path

    @property
    def data(self) -> Path:
        return self.home / "postgres" / "data"

    @property
    def socket(self) -> Path:
        return self.home / "postgres" / "sock"

    def url(self, database: str = "farol") -> str:
        return f"postgresql+asyncpg://farol@/{database}?host={self.socket}"

    def start(self) -> str:
        """Make it when absent, start it when stopped; the database's address. Safe to repeat.

        Raises ClusterFailed.
        """
        self._make_folders()
        fresh = not (self.data / "PG_VERSION").exists()
        if fresh:
            self._run("initdb", *_INITDB, "-D", str(self.data))
            with (self.data / "postgresql.auto.conf").open("a") as conf:
                conf.write(f"{SETTINGS}unix_socket_directories = '{self.socket}'\n")
        if not self.running():
            self._run("pg_ctl", "-D", str(self.data), "-w", "-s", "-l", str(self._log), "start")
        if self._sql("postgres", "select 1 from pg_database where datname = 'farol'") != "1":
            self._sql("postgres", "create database farol")
        extensions = "; ".join(f"create extension if not exists {each}" for each in EXTENSIONS)
        if self._sql("farol", f"{extensions}; select cardinality(show_trgm('新')) > 0") != "t":
            raise ClusterFailed("the database cannot search Chinese: its locale is not UTF-8")
        return self.url()

    def stop(self, mode: str = "fast") -> None:
        """Stop it when it runs. Modes as in pg_ctl; "immediate" is a crash."""
        if self.running():
            self._run("pg_ctl", "-D", str(self.data), "-w", "-s", "-m", mode, "stop")

    def running(self) -> bool:
        ready = [str(_tools() / "pg_isready"), "-q", "-h", str(self.socket)]
        return subprocess.run(ready, check=False).returncode == 0

    @property
    def _log(self) -> Path:
        return self.home / "postgres" / "log"

    def _make_folders(self) -> None:
        if len(os.fsencode(self.socket / ".s.PGSQL.5432")) > SOCKET_PATH_LIMIT:
            raise ClusterFailed(
                f"{self.home} is too long a path for a socket; set FAROL_HOME to a shorter one"
            )
        owner = _owner()
        for folder in (self.home, self.home / "postgres", self.socket):
            folder.mkdir(parents=True, exist_ok=True)
        if owner is not None:
            self.home.chmod(0o755)
            for folder in (self.home / "postgres", self.socket):
                os.chown(folder, owner.pw_uid, owner.pw_gid)

    def _sql(self, database: str, statement: str) -> str:
        answer = self._run(
            "psql",
            "-XqtA",
            "-h",
            str(self.socket),
            "-U",
            "farol",
            "-v",
            "ON_ERROR_STOP=1",
            "-d",
            database,
            "-c",
            statement,
        )
        return answer.strip()

    def _run(self, tool: str, *arguments: str) -> str:
        owner = _owner()
        done = subprocess.run(
            [str(_tools() / tool), *arguments],
            check=False,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if tool == "psql" else subprocess.DEVNULL,
            stderr=subprocess.PIPE if tool != "pg_ctl" else subprocess.DEVNULL,
            text=True,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
            user=owner.pw_uid if owner else None,
            group=owner.pw_gid if owner else None,
            extra_groups=[] if owner else None,
        )
        if done.returncode:
            raise ClusterFailed(f"{tool} failed; see {self._log}. {(done.stderr or '').strip()[-500:]}")
        return done.stdout or ""


_INITDB = ("-U", "farol", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--data-checksums")
"""Trust is for the socket alone, which lies in a folder of the owner's; nothing listens on the network."""


def _tools() -> Path:
    """The newest installed PostgreSQL's programs. Raises ClusterFailed."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[4]))
    if debian:
        return debian[-1].parent
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    raise ClusterFailed(
        "PostgreSQL with PostGIS is not installed; run "
        "`apt-get install postgresql-15-postgis-3`, or set DATABASE_URL"
    )


def _owner() -> pwd.struct_passwd | None:
    """Who owns the cluster when we are root (initdb refuses root); None when we are not."""
    return pwd.getpwnam("postgres") if os.geteuid() == 0 else None
