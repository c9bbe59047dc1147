"""`farol questions`: question cards from files, checked before a centre is given them (FAROL_QUESTIONS)."""

import asyncio
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from incidents.question_edition import QuestionEdition

questions_app = typer.Typer(no_args_is_help=True, help="Question cards: what callers are asked.")

File = Annotated[str, typer.Argument(help="A TOML file, or the name of a set that comes with Farol.")]
CentreName = Annotated[str, typer.Option("--centre", envvar="FAROL_CENTRE", help="The centre.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


@questions_app.command()
def check(file: File, as_json: Json = False) -> None:
    """Say what is wrong with question cards, a line each. Exit code 1 when a centre would refuse them."""
    from data.loaders.question_file import NotQuestionCards, question_set

    try:
        found = question_set(file)
    except NotQuestionCards as error:
        lines = str(error.facts["why"]).split("; ")
        typer.echo(json.dumps({"refused": lines}) if as_json else "\n".join([*lines, "refused"]))
        raise typer.Exit(1) from error
    if as_json:
        told = {"cards": len(found.cards), "questions": len(found.questions), "refused": []}
        typer.echo(json.dumps(told))
    else:
        typer.echo(f"{len(found.cards)} cards with {len(found.questions)} questions can be used")


@questions_app.command("list")
def listed() -> None:
    """The sets that come with Farol."""
    from data.loaders.question_file import question_set, shipped_questions

    for name in shipped_questions():
        typer.echo(f"{name}\t{question_set(name).title['en']}")


@questions_app.command()
def editions(centre: CentreName = "demo", as_json: Json = False) -> None:
    """Which editions a centre has asked from, the newest, which is in force, first. Answers name theirs."""
    found = asyncio.run(_editions(centre))
    told = [_told(each, each is found[0]) for each in found]
    if as_json:
        typer.echo(json.dumps({"editions": told}, ensure_ascii=False))
        return
    for each in told:
        force = "in force" if each["in_force"] else ""
        digest = str(each["digest"])[:12]
        typer.echo(f"{each['edition']}\tsince {each['since']}\t{digest}\t{each['title']}\t{force}".rstrip())
    if not told:
        typer.echo("none yet: the first is kept when a screen first asks for its questions")


async def _editions(centre: str) -> "Sequence[QuestionEdition]":
    from data.engine import database_url, make_engine
    from data.stores.question_editions import editions as kept

    engine = make_engine(database_url(), pool=1)
    try:
        async with engine.connect() as connection:
            return await kept(connection, centre)
    finally:
        await engine.dispose()


def _told(edition: "QuestionEdition", in_force: bool) -> dict[str, object]:
    from data.codec import encode

    return {
        "edition": edition.edition,
        "since": encode(edition.since),
        "digest": edition.digest,
        "title": edition.cards.title["en"],
        "cards": len(edition.cards.cards),
        "questions": len(edition.cards.questions),
        "in_force": in_force,
    }
