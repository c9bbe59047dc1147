"""What people type is kept without the signs that turn text around; letters of every script stay."""

import pytest
from pydantic import TypeAdapter, ValidationError

from web.forms.calls import CallForm
from web.forms.fields import Line, Secret, Words
from web.forms.incidents import NoteForm

CONTROLS = [chr(each) for each in (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))]
LINE, WORDS, SECRET = (TypeAdapter[str](each) for each in (Line, Words, Secret))


@pytest.mark.parametrize("control", CONTROLS, ids=lambda each: f"U+{ord(each):04X}")
def test_no_sign_that_turns_text_around_is_kept(control: str) -> None:
    assert LINE.validate_python(f"Rua{control} 12") == WORDS.validate_python(f"Rua{control} 12") == "Rua 12"


def test_letters_that_run_to_the_left_and_joined_signs_stay() -> None:
    for text in ("حريق في المبنى", "אש ברחוב 12", "👨\u200d👩\u200d👧", "می\u200cخواهم", "新馬路"):
        assert LINE.validate_python(text) == text


def test_a_call_is_cleaned_in_every_field_of_text() -> None:
    form = CallForm(
        words="\u202efire", location_text="a\u2066b", caller_name="\u200fAna", callback="\u200e28"
    )
    assert (form.words, form.location_text, form.caller_name, form.callback) == ("fire", "ab", "Ana", "28")


def test_signs_alone_are_no_words() -> None:
    with pytest.raises(ValidationError):
        NoteForm(text="\u202e\u200f")


def test_a_password_stays_as_it_was_typed() -> None:
    assert SECRET.validate_python("a\u202eb") == "a\u202eb"
