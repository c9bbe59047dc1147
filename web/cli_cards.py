"""`farol cards`: run cards from files, held against an agency's units before they are taken."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar
from uuid import uuid4

import typer

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncEngine

    from dispatch.card_check import Finding
    from dispatch.card_edition import Edition
    from dispatch.run_card import Card, RunCardSet
    from incidents.ports import Receipt

# The database is imported where it is used: the other commands start faster.

cards_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Run cards: what is due for what.")

File = Annotated[str, typer.Argument(help="A TOML file, or the name of a set that comes with Farol.")]
Agency = Annotated[str, typer.Option(help="The agency whose cards they are.")]
CentreName = Annotated[str, typer.Option("--centre", envvar="FAROL_CENTRE", help="The centre.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]

T = TypeVar("T")


@cards_app.command()
def check(file: File, agency: Agency = "farol", centre: CentreName = "demo", as_json: Json = False) -> None:
    """Say what is wrong with run cards, a line each; change nothing. Exit code 1 when they are refused."""
    from dispatch.card_check import line

    cards = _read(file)
    found = _with_engine(lambda engine: _found(engine, centre, agency, cards))
    faults, warnings = [line(each) for each in found.faults], [line(each) for each in found.warnings]
    if as_json:
        typer.echo(json.dumps({"cards": len(cards.cards), "refused": faults, "warnings": warnings}))
    else:
        _say(faults, warnings)
        typer.echo("refused" if faults else f"{len(cards.cards)} cards could be loaded")
    raise typer.Exit(bool(faults))


@cards_app.command()
def load(
    file: File,
    reason: Annotated[str, typer.Option(help="Why the cards change; kept in the log.")],
    agency: Agency = "farol",
    centre: CentreName = "demo",
    as_json: Json = False,
) -> None:
    """Make a file the agency's run cards, as a new edition; the ones before are kept."""
    from dispatch.card_edition import CardsNotUsable, EditionConflict

    cards = _read(file)
    try:
        receipt = _with_engine(lambda engine: _loaded(engine, centre, agency, cards, reason))
    except CardsNotUsable as error:
        _refuse([str(each["line"]) for each in _list(error.facts["faults"])], as_json)
        raise typer.Exit(1) from error
    except EditionConflict as error:
        _refuse([error.message], as_json)
        raise typer.Exit(1) from error
    warnings = [str(each) for each in _list(receipt.detail["warnings"])]
    if as_json:
        typer.echo(json.dumps({"edition": receipt.version, "cards": len(cards.cards), "warnings": warnings}))
    else:
        _say([], warnings)
        typer.echo(f"edition {receipt.version} with {len(cards.cards)} cards is in force")


@cards_app.command()
def show(agency: Agency = "farol", centre: CentreName = "demo", as_json: Json = False) -> None:
    """The run cards in force."""
    from data.codec import encode
    from data.stores.shipped_cards import shipped_cards

    edition = _with_engine(lambda engine: _in_force(engine, centre, agency))
    cards = edition.cards if edition else shipped_cards()
    if as_json:
        typer.echo(json.dumps({"edition": edition and edition.edition, **encode(cards)}))
        return
    made = f"edition {edition.edition}, {edition.made_by}: {edition.reason}" if edition else "as shipped"
    typer.echo(f"{cards.title['en']} ({made})")
    for each in cards.cards:
        typer.echo(f"  {_condition(each)}: {_slots(each)}")


def _read(file: str) -> "RunCardSet":
    from data.loaders.run_card_file import SETS, NotACardSet, read_set, shipped_sets

    try:
        return read_set(SETS / f"{file}.toml" if file in shipped_sets() else Path(file))
    except NotACardSet as error:
        typer.secho(str(error), err=True, fg="red")
        raise typer.Exit(1) from error


def _with_engine(deed: Callable[["AsyncEngine"], Awaitable[T]]) -> T:
    from data.engine import database_url, make_engine

    async def run() -> T:
        engine = make_engine(database_url(), pool=1)
        try:
            return await deed(engine)
        finally:
            await engine.dispose()

    return asyncio.run(run())


async def _zones(engine: "AsyncEngine", centre: str) -> frozenset[str] | None:
    from data.stores.places import region_summary

    async with engine.connect() as connection:
        region = await region_summary(connection, centre)
    return None if region is None else frozenset(each.name for each in region.zones)


async def _found(engine: "AsyncEngine", centre: str, agency: str, cards: "RunCardSet") -> "Finding":
    from data.stores.picture import fleet
    from dispatch.card_check import Known, check
    from incidents.triage import TYPES

    zones = await _zones(engine, centre)
    seen = await fleet(engine, centre, agency)
    return check(cards, Known(TYPES.keys(), zones, seen.units))


async def _loaded(
    engine: "AsyncEngine", centre: str, agency: str, cards: "RunCardSet", reason: str
) -> "Receipt":
    from data.unit_of_work import PostgresWork
    from dispatch.card_actions import new_edition
    from dispatch.card_edition import Change
    from incidents.ports import Command

    zones, held = await _zones(engine, centre), await _in_force(engine, centre, agency)
    change = Change(reason=reason, base=held.edition if held else 0)
    command = Command(key=uuid4(), digest="cards load", at=datetime.now(UTC), by="farol")
    return await new_edition(PostgresWork(engine, centre, agency), command, cards, change, zones)


async def _in_force(engine: "AsyncEngine", centre: str, agency: str) -> "Edition | None":
    from data.stores.run_cards import EditionsAtHand
    from data.stores.scope import Scope

    async with engine.connect() as connection:
        return await EditionsAtHand().in_force(Scope(connection, centre, agency))


def _refuse(lines: list[str], as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps({"refused": lines}))
    else:
        _say(lines, [])
        typer.echo("refused; the cards before stay in force")


def _say(faults: list[str], warnings: list[str]) -> None:
    for each in faults:
        typer.secho(each, err=True, fg="red")
    for each in warnings:
        typer.secho(f"warning: {each}", err=True)


def _condition(card: "Card") -> str:
    said = [
        ", ".join(sorted(card.types)) if card.types else "",
        f"P{card.priority} or less" if card.priority else "",
        f"in {', '.join(sorted(card.zones))}" if card.zones else "",
        card.hours or "",
        f"at {', '.join(sorted(card.premises))}" if card.premises else "",
        f"alarm {card.level}" if card.level > 1 else "",
    ]
    return f"{card.name} [{'; '.join(each for each in said if each) or 'always'}]"


def _slots(card: "Card") -> str:
    return ", ".join(
        f"{each.count} {each.capability.value}{'' if each.mandatory else ' if free'}" for each in card.slots
    )


def _list(value: object) -> list[Any]:
    assert isinstance(value, list)
    return value
