"""What an operator may set, from the environment (FAROL_…) or the command line."""

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Every setting has a default that is safe on a machine of one's own."""

    model_config = SettingsConfigDict(env_prefix="FAROL_", extra="ignore")

    centre: str = "demo"
    """The centre this process serves; every row and every number belongs to one."""
    database: str | None = None
    """Overrides DATABASE_URL and the private cluster."""
    pool: int = 10
    """Database connections of a quiet hour; twice as many at most are opened, and then kept."""
    origins: frozenset[str] = frozenset()
    """Further web origins that may write, e.g. "https://board.example". The server's own always may."""
    demo_keys: Path | None = None
    """File with the one-click sign-ins of a demonstration; None: there are none."""
    drives_on_left: bool = False
    """True in Macao, Hong Kong, Britain, Japan: turning right crosses those who come the other way."""
    timezone: str | None = None
    """IANA name, e.g. "Asia/Macau", for rush hours and signs that hold at certain hours; None: by the sun,
    the nearest whole hour of the city's longitude."""
    secure_cookie: bool = False
    """True behind TLS: the session cookie then never travels in the clear."""
