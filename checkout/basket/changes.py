"""What a shopper pressed on the basket page, read from the posted form. Foreign lines and odd numbers are nothing."""

from __future__ import annotations  # Pressed.date: date

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from checkout.basket.dates import read_date

BUTTONS = ("less", "more", "remove", "accept", "save", "swap")


@dataclass(frozen=True)
class Pressed:
    """`wanted` holds the quantity of each line that was asked for, `unreadable` the lines whose number made no sense.

    `button` is one of BUTTONS or "" and `line_id` the line that it stands with; `seen` is what its page showed of it,
    and for a swap of the offer wanted instead, with its `date` if that is a dated one.
    """

    wanted: dict[int, int] = field(default_factory=dict)
    unreadable: list[int] = field(default_factory=list)
    button: str = ""
    line_id: int | None = None
    seen: str = ""
    date: date | None = None


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
    unreadable = [pk for pk in typed if pk not in wanted]
    if button == "swap":
        return Pressed(wanted, unreadable, button, line_id, *_swapped(posted["swap"]))
    return Pressed(wanted, unreadable, button, line_id, posted.get(f"seen-{line_id}", ""))


def _swapped(value: str) -> tuple[str, date | None]:
    """The mark of the offer that a swap asks for, and its date if it is a dated one: "12 dated 2.04 2026-12-01"."""
    _pk, _space, offer = value.partition(" ")
    kind, _space, mark = offer.partition(" ")
    return mark, read_date(mark.partition(" ")[2]) if kind == "dated" else None


def is_number(words: str) -> bool:
    """Whether it is a whole number from 0 to 9999, in plain digits."""
    return words.isascii() and words.isdigit() and len(words) <= 4


def _button(posted: Mapping[str, str], quantities: dict[int, int]) -> tuple[str, int | None]:
    for name in BUTTONS:
        value = posted.get(name, "")
        line_id = value.partition(" ")[0] if name == "swap" else value
        if is_id(line_id) and int(line_id) in quantities:
            return name, int(line_id)
    return "", None


def is_id(words: str) -> bool:
    """Whether it can be the key of a row."""
    return words.isascii() and words.isdigit() and len(words) <= 18
