"""The delivery day that a shopper chooses, or loses: what was asked for, what is kept of it, and what is said."""

from __future__ import annotations  # Asked.day: date

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from checkout.basket.adding import day_words
from checkout.basket.dates import read_date
from checkout.gathered import gathered
from checkout.lines import lines_shown
from checkout.places import closed_words
from delivery.choosing import DeliveryChoice, Wish, remember
from delivery.postcode import as_district, normalised
from delivery.slots import Slot, State, default_slot
from products.middleware import answer_for

LONGEST = 20  # characters of a postcode that we look at and show again
LOST = {
    State.FULL: gettext_lazy("%(day)s is full now."),
    State.PAST: gettext_lazy("It is too late now to order for %(day)s."),
    State.CLOSED: gettext_lazy("We don’t come on %(day)s."),
}


@dataclass(frozen=True)
class Asked:
    """What was posted: the postcode as typed and as we write it ("" for none), and the day of the chosen tile.

    `is_check`: only whether we come to the postcode. `problem` is a sentence if something makes no sense, else "", and
    `lacks_day` whether it is about the day.
    """

    typed: str = ""
    postcode: str = ""
    day: date | None = None
    is_check: bool = False
    problem: str = ""
    lacks_day: bool = False


def read(posted: Mapping[str, str]) -> Asked:
    """What a form asks for. A postcode or its first half may be typed with any spaces and in any case."""
    typed, tile, is_check = posted.get("postcode", "").strip()[:LONGEST], posted.get("day", ""), "check" in posted
    postcode = normalised(typed) or as_district(typed)
    asked = Asked(typed, postcode, read_date(tile), is_check)
    if typed and not postcode:
        words = _("“%(typed)s” is not a postcode we can read. Write it like LS8 2QT, or only its first half, LS8.")
        return replace(asked, problem=words % {"typed": typed})
    if is_check and not typed:
        return replace(asked, problem=_("Type your postcode first, like LS8 2QT."))
    if not is_check and asked.day is None:
        return replace(asked, problem=_("Choose one of the days."), lacks_day=True)
    return asked


def wish_of(asked: Asked, before: DeliveryChoice) -> Wish:
    """The wish that a form makes of what was chosen before. A check keeps the day, unless another tile was pressed."""
    kept = before.wish
    day = kept.day if asked.is_check and asked.day == before.slot.day else asked.day
    return Wish(asked.postcode, day, kept.weekly_slot_id if day == kept.day else None)


def keep(request, choice: DeliveryChoice) -> None:
    """Remembers what a wish came to, and answers the rest of the request for it. A day that is lost is given up."""
    wish, slot = choice.wish, choice.slot
    is_chosen = wish.day is not None and slot.is_open
    is_exact = is_chosen and slot.weekly_slot_id == wish.weekly_slot_id
    wish = Wish(wish.postcode, slot.day if is_chosen else None, slot.weekly_slot_id if is_exact else None)
    remember(request, wish)
    answer_for(request, DeliveryChoice(wish, choice.slots, slot, choice.is_area_known))  # it may come as a lazy object


def told_of(choice: DeliveryChoice, *, is_check: bool) -> str:
    """What is said of a choice that has just been made."""
    told = {"place": choice.district, "when": when_words(choice.slot)}
    if choice.lost or not choice.slot.is_open:
        return lost_words(choice) or closed_words(choice.slot)
    if is_check:
        return _("Yes, we come to %(place)s. What you see is for %(when)s.") % told
    if choice.district:
        return _("We bring it to %(place)s on %(when)s.") % told
    return _("We bring it on %(when)s.") % told


def lost_words(choice: DeliveryChoice) -> str:
    """That the chosen day can't be had any more, why, and what is shown instead; "" for a day that is simply over."""
    day, slot = choice.lost, choice.slot
    if day is None or day < choice.slots[0].day:
        return ""
    lost = default_slot(each for each in choice.slots if each.day == day)
    reason = LOST[lost.state if lost else State.CLOSED] % {"day": day_words(day)}
    if not slot.is_open:
        return f"{reason} {closed_words(slot)}"
    return _("%(reason)s We show %(shown)s.") % {"reason": reason, "shown": day_words(slot.day)}


def when_words(slot: Slot) -> str:
    """Friday 27 November, 4 to 8 am"""
    return _("%(day)s, %(window)s") % {"day": day_words(slot.day), "window": slot.window}


def basket_words(request) -> str:
    """How much of the basket the day of the request has changed; "" if nothing."""
    if request.basket.is_empty:
        return ""
    number = len(gathered(lines_shown(request.basket.all_lines())))
    words = ngettext(
        "%(number)d thing changed for %(day)s: look in your basket.",
        "%(number)d things changed for %(day)s: look in your basket.",
        number,
    )
    return words % {"number": number, "day": day_words(request.due.day)} if number else ""


def lost_told(request) -> list[str]:
    """What has to be told of a chosen day that can't be had any more. It is told once: the day shown is kept."""
    choice = request.delivery
    if choice.lost is None:
        return []
    keep(request, choice)
    words = lost_words(choice)
    return [each for each in (words, words and basket_words(request)) if each]
