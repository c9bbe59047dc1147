"""`python -m web` is `farol`."""

from web.cli import app

app(prog_name="farol")
