"""What an operator may set, from the environment (FAROL_…) or the command line."""

from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfoNotFoundError

from pydantic import Field, FiniteFloat, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from data.loaders.hospital_file import NotHospitals, hospital_sheet
from data.loaders.question_file import NotQuestionCards, question_set
from data.loaders.target_file import NotTargets, read_targets
from dispatch.preference import BAND_S
from incidents.terms import Priority
from web.local_time import local_time

Seconds = Annotated[FiniteFloat, Field(ge=0, le=600)]


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
    bands_s: dict[Priority, Seconds] = Field(default_factory=lambda: dict(BAND_S))
    """By priority: a unit may be proposed that comes so much later than the soonest where that leaves more
    people covered; 0 always proposes the soonest. Priorities left out keep their default."""
    timezone: str | None = None
    """Of the centre, as in the tz database: "Asia/Macau". For every screen's clock, rush hours, signs that
    hold at certain hours and the hours of run cards; None: of the zone the city lies in."""
    targets: Path | None = None
    """TOML file with what the day is measured by, as data/sets/targets/default.toml; None: that one."""
    questions: str | None = None
    """What callers are asked: a set of data/sets/questions by name ("fire"), or a TOML file; None: all."""
    hospitals: Path | None = None
    """TOML file with what each hospital can treat and who needs what (data/loaders/hospital_file.py tells its
    shape); None: what the map says (of sample hospitals, what we made up), and the shipped needs."""
    secure_cookie: bool = False
    """True behind TLS: the session cookie then never travels in the clear."""
    position_days: Annotated[int, Field(ge=1)] | None = None
    """Whole days of vehicles' fixes that are kept before today (UTC); None: all of them."""
    authority: Path | None = None
    """Certificate of our own authority, given out at /farol-ca.crt; None: there is none."""

    @field_validator("bands_s")
    @classmethod
    def _all_priorities(cls, bands: dict[Priority, float]) -> dict[Priority, float]:
        return {**BAND_S, **bands}

    @field_validator("timezone")
    @classmethod
    def _is_known(cls, name: str | None) -> str | None:
        try:
            local_time(name, None)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError(f"there is no time zone {name} on this machine") from error
        return name

    @field_validator("questions")
    @classmethod
    def _asks_well(cls, name: str | None) -> str | None:
        try:
            question_set(name)
        except NotQuestionCards as error:
            raise ValueError(str(error)) from error
        return name

    @field_validator("hospitals")
    @classmethod
    def _says_what_hospitals_do(cls, file: Path | None) -> Path | None:
        try:
            hospital_sheet(file)
        except NotHospitals as error:
            raise ValueError(str(error)) from error
        return file

    @field_validator("targets")
    @classmethod
    def _holds_targets(cls, file: Path | None) -> Path | None:
        try:
            if file is not None:
                read_targets(file)
        except NotTargets as error:
            raise ValueError(str(error)) from error
        return file
