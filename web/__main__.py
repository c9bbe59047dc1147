"""`python -m web` is `farol`."""

from web.orphan import end_as_told

end_as_told()  # before all else, for what follows takes seconds

from web.cli import app  # noqa: E402

app(prog_name="farol")
