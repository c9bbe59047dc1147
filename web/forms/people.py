"""Signing in."""

from typing import Annotated

from pydantic import Field

from web.forms.fields import Form, Line, Secret


class SignInForm(Form):
    name: Line
    password: Annotated[Secret, Field(min_length=1)]
