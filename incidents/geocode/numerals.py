"""Chinese numerals as digits: 四十二 is 42, and so is 四二."""

import re

_DIGITS = {each: value for value, each in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
    "兩": 2,
}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_RUN = re.compile("[零〇○一二三四五六七八九两兩十百千]+")


def as_digits(text: str) -> str:
    """Every run of Chinese numerals as a number; a lone 百 or 千 stays: it is a word more often."""
    return _RUN.sub(lambda found: _number(found.group()), text)


def _number(run: str) -> str:
    if not any(each in _UNITS for each in run):
        return "".join(str(_DIGITS[each]) for each in run)
    if not any(each in _DIGITS or each == "十" for each in run):
        return run
    total, digit = 0, None
    for each in run:
        if each in _UNITS:
            total += (1 if digit is None else digit) * _UNITS[each]
            digit = None
        else:
            digit = _DIGITS[each]
    return str(total + (digit or 0))
