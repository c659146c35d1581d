"""The days to choose from, as tiles: which stand there, and what each says. Pure."""

from __future__ import annotations  # Tile.day: date

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from delivery.slots import Slot, State, default_slot
from money import shown

MOST = 6


@dataclass(frozen=True)
class Tile:
    """A day on which we drive. `note` is its price, or why it can't be had; `why` the reason of a closed date."""

    day: date
    note: str
    is_possible: bool
    is_chosen: bool = False
    is_new_month: bool = False
    why: str = ""


def tiles_of(slots: Iterable[Slot], chosen: Slot, *, most: int = MOST) -> list[Tile]:
    """The next days that aren't past their cut-off, and the chosen one even if it is later than those."""
    days = [list(found) for _day, found in groupby(slots, key=lambda slot: slot.day)]
    days = [found for found in days if default_slot(found).state != State.PAST]
    late = [found for found in days[most:] if found[0].day == chosen.day]
    days = [*days[: most - len(late)], *late]
    months = [found[0].day.month for found in days]
    return [
        _tile(found, chosen, is_new_month=number > 0 and months[number - 1] != months[number])
        for number, found in enumerate(days)
    ]


def _tile(of_day: Sequence[Slot], chosen: Slot, *, is_new_month: bool) -> Tile:
    slot = default_slot(of_day)
    return Tile(
        day=slot.day,
        note=_note(slot, of_day),
        is_possible=slot.is_open,
        is_chosen=slot.is_open and slot.day == chosen.day,
        is_new_month=is_new_month,
        why=slot.why,
    )


def _note(slot: Slot, of_day: Sequence[Slot]) -> str:
    if not slot.is_open:
        return _("full") if slot.state == State.FULL else _("no round")
    prices = {each.price for each in of_day if each.is_open}
    least = min(prices)
    if len(prices) > 1:
        return _("from %(price)s") % {"price": shown(least)}
    return shown(least) if least else pgettext("of charge", "free")
