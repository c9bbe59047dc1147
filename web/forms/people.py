"""Signing in."""

from typing import Annotated

from pydantic import Field

from web.forms.fields import Form, Line


class SignInForm(Form):
    name: Line
    password: Annotated[Line, Field(min_length=1)]
