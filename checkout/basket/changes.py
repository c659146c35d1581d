"""What a shopper pressed on the basket page, read from the posted form. Foreign lines and odd numbers are nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field

BUTTONS = ("less", "more", "remove", "accept", "save")


@dataclass(frozen=True)
class Pressed:
    """`wanted` holds the quantity of each line that was asked for, `unreadable` the lines whose number made no sense.

    `button` is one of BUTTONS or "" and `line_id` the line that it stands with; `seen` is what its page showed of it.
    """

    wanted: dict[int, int] = field(default_factory=dict)
    unreadable: list[int] = field(default_factory=list)
    button: str = ""
    line_id: int | None = None
    seen: str = ""


def read(posted: Mapping[str, str], quantities: dict[int, int]) -> Pressed:
    """What the form asks of the lines that are in the basket, given with their quantities of now."""
    typed = {pk: posted.get(f"quantity-{pk}", str(now)) for pk, now in quantities.items()}
    wanted = {pk: int(words) for pk, words in typed.items() if is_number(words)}
    button, line_id = _button(posted, quantities)
    if button == "remove":
        wanted[line_id] = 0
    elif button in ("less", "more"):
        step = 1 if button == "more" else -1
        wanted[line_id] = max(0, wanted.get(line_id, quantities[line_id]) + step)
    seen = posted.get(f"seen-{line_id}", "")
    return Pressed(wanted, [pk for pk in typed if pk not in wanted], button, line_id, seen)


def is_number(words: str) -> bool:
    """Whether it is a whole number from 0 to 9999, in plain digits."""
    return words.isascii() and words.isdigit() and len(words) <= 4


def _button(posted: Mapping[str, str], quantities: dict[int, int]) -> tuple[str, int | None]:
    for name in BUTTONS:
        line_id = posted.get(name, "")
        if is_id(line_id) and int(line_id) in quantities:
            return name, int(line_id)
    return "", None


def is_id(words: str) -> bool:
    """Whether it can be the key of a row."""
    return words.isascii() and words.isdigit() and len(words) <= 18
