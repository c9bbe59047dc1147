"""Names, languages and passwords as an administrator types them."""

import unicodedata

import typer

from incidents.words import is_blank

NAME_LENGTH = 40
"""Characters of a name that a row of the board has room for. Assumed."""

PASSWORD_LENGTH = 8
"""The least a password may have (NIST SP 800-63B, 5.1.1.2)."""

LANGUAGES = ("", "en", "zh", "pt")
"""Empty: whatever the browser asks for."""


def name(typed: str) -> str:
    """One that can be read, and said over the radio. Raises BadParameter."""
    if is_blank(typed):
        raise typer.BadParameter("a name has something to read in it")
    if typed != typed.strip() or any(unicodedata.category(each)[0] == "C" for each in typed):
        raise typer.BadParameter("a name has no control signs, and no spaces around it")
    if len(typed) > NAME_LENGTH:
        raise typer.BadParameter(f"a name has at most {NAME_LENGTH} characters")
    return typed


def language(typed: str) -> str:
    """Raises BadParameter."""
    if typed not in LANGUAGES:
        raise typer.BadParameter("there is en, zh and pt")
    return typed


def password(of: str) -> str:
    """Asked for twice, and again while it is too short."""
    while True:
        told: str = typer.prompt(f"Password for {of}", hide_input=True, confirmation_prompt=True)
        if len(told) >= PASSWORD_LENGTH:
            return told
        typer.echo(f"A password has at least {PASSWORD_LENGTH} characters.", err=True)
