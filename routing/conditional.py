"""OpenStreetMap's conditional values taken apart: "60 @ (22:00-06:00); 80 @ wet"."""

LONGEST = 1000
"""Characters; OpenStreetMap allows 255. A longer one has no clauses."""


def clauses(text: str) -> list[tuple[str, str]]:
    """Value and condition of each clause, in order; the condition is empty for a value without one.

    A part without "@" belongs to the condition before it: "no_u_turn @ Mo 07:00-09:00; Tu 08:00-10:00".
    """
    found: list[tuple[str, str]] = []
    for part in _parts(text if len(text) <= LONGEST else ""):
        value, at, condition = part.partition("@")
        if at:
            found.append((value.strip(), _bare(condition)))
        elif found and found[-1][1]:
            found[-1] = (found[-1][0], f"{found[-1][1]}; {part.strip()}")
        elif part.strip():
            found.append((part.strip(), ""))
    return found


def _bare(condition: str) -> str:
    """Without the brackets round it."""
    bare = condition.strip()
    return bare[1:-1].strip() if bare.startswith("(") and bare.endswith(")") else bare


def _parts(text: str) -> list[str]:
    """Between semicolons that stand outside brackets."""
    parts, depth = [""], 0
    for each in text:
        depth = max(0, depth + (each == "(") - (each == ")"))
        if each == ";" and not depth:
            parts.append("")
        else:
            parts[-1] += each
    return parts
