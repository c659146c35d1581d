"""The days and windows that the delivery page offers a basket, and what each day would make of it."""

from __future__ import annotations  # DayShown.day: date

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from checkout.another_day import Then, by_day
from checkout.asked import window_key
from checkout.places import crates_of, minimum_words
from delivery.choosing import DeliveryChoice
from delivery.slots import Slot, State, default_slot
from money import shown

NEIGHBOURS = 2


@dataclass(frozen=True)
class Window:
    """A slot of a day. `charge` includes tax, for this basket; `hint` says what there is to know, or why it is shut."""

    slot: Slot
    charge: Decimal
    is_possible: bool
    is_chosen: bool
    hint: str

    @property
    def key(self) -> str:
        return window_key(self.slot)

    @property
    def words(self) -> str:
        return self.slot.window

    @property
    def price(self) -> str:
        return shown(self.charge) if self.charge else pgettext("of charge", "free")


@dataclass(frozen=True)
class DayShown:
    """A day with its windows. `note` says what choosing it would change, or why it can't be had; `why`: closed date."""

    day: date
    windows: tuple[Window, ...]
    note: str
    then: Then
    why: str = ""
    is_chosen: bool = False

    @property
    def is_possible(self) -> bool:
        return any(window.is_possible for window in self.windows)


def days_shown(basket, choice: DeliveryChoice) -> list[DayShown]:
    """Every day that isn't past its cut-off, in order; three queries for any number of days."""
    days = [list(found) for _day, found in groupby(choice.slots, key=lambda slot: slot.day)]
    days = [found for found in days if default_slot(found).state != State.PAST]
    fits = crates_of(basket)
    possible = {found[0].day: [slot for slot in found if slot.is_open and slot.takes(fits)] for found in days}
    thens = by_day(list(basket.all_lines()), [slots[0] for slots in possible.values() if slots])
    goods = basket.total_incl_tax
    return [_day(found, possible[found[0].day], thens, choice.slot, goods) for found in days]


def _day(found: list[Slot], possible: list[Slot], thens: dict[Slot, Then], chosen: Slot, goods: Decimal) -> DayShown:
    first = chosen if chosen in possible else next(iter(possible), None)
    stands = default_slot(found)
    then = thens[possible[0]] if possible else Then()
    return DayShown(
        day=stands.day,
        windows=tuple(_window(slot, goods, is_possible=slot in possible, is_chosen=slot == first) for slot in found),
        note=then.note if possible else _shut_note(stands),
        why=stands.why,
        then=then,
        is_chosen=bool(possible) and stands.day == chosen.day,
    )


def _shut_note(slot: Slot) -> str:
    return _("no round") if slot.state == State.CLOSED else _("full")


def _window(slot: Slot, goods: Decimal, *, is_possible: bool, is_chosen: bool) -> Window:
    charge = slot.charge(goods)
    hint = _hint(slot, goods, charge) if is_possible else _shut_words(slot)
    return Window(slot, charge, is_possible, is_chosen, hint)


def _hint(slot: Slot, goods: Decimal, charge: Decimal) -> str:
    told = [minimum_words(slot, goods)]
    if charge and slot.free_from is not None:
        told.append(_("Free from %(amount)s.") % {"amount": shown(slot.free_from)})
    return " ".join(filter(None, told))


def _shut_words(slot: Slot) -> str:
    if slot.is_open:
        return _("Too little room left for so much.")
    if slot.state == State.PAST:
        return _("Too late to order for it.")
    return _("Full on %(day)s.") % {"day": date_format(slot.day, "l")} if slot.state == State.FULL else _("No round.")


def instead(days: Iterable[DayShown]) -> list[DayShown]:
    """The one or two days beside the chosen one that would change something."""
    days = [day for day in days if day.is_possible]
    place = next((number for number, day in enumerate(days) if day.is_chosen), None)
    if place is None:
        return []
    beside = [*days[place + 1 : place + NEIGHBOURS], *days[max(0, place - 1) : place]]
    return [day for day in beside if day.then.lines]
