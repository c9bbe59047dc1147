"""`farol questions`: question cards from files, checked before a centre is given them (FAROL_QUESTIONS)."""

import json
from typing import Annotated

import typer

questions_app = typer.Typer(no_args_is_help=True, help="Question cards: what callers are asked.")

File = Annotated[str, typer.Argument(help="A TOML file, or the name of a set that comes with Farol.")]
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
