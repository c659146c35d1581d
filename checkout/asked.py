"""Where and when a shopper asked to be delivered to on the delivery page, and what stands against it."""

from __future__ import annotations  # Asked.day: date

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from checkout.basket.changes import is_id
from checkout.basket.dates import read_date
from checkout.places import closed_words, crates_of, minimum_words, no_place_words, too_big_words
from delivery.choosing import DeliveryChoice, Wish
from delivery.errors import NoPlace
from delivery.postcode import district, normalised
from delivery.slots import Slot


@dataclass(frozen=True)
class Asked:
    """What was posted: the postcode as we write it ("" for none or an odd one), the day of the tile and its window.

    `is_saved`: the postcode is that of a saved address. `area`: the area whose days the page was showing.
    """

    postcode: str = ""
    day: date | None = None
    window: str = ""
    area: str = ""
    is_saved: bool = False

    def wish(self, before: Wish) -> Wish:
        """What it means; a postcode that isn't told stays as it was."""
        window = int(self.window) if is_id(self.window) else None
        return Wish(self.postcode or before.postcode, self.day, window)


def read(posted: Mapping[str, str], addresses: Mapping[str, object]) -> Asked:
    """What a form asks for; `addresses` are the saved ones by the value of their radio button."""
    saved = addresses.get(posted.get("saved", ""))
    day = read_date(posted.get("day", ""))
    return Asked(
        postcode=normalised(saved.postcode if saved else posted.get("postcode", "")),
        day=day,
        window=posted.get(f"slot-{day}", ""),
        area=posted.get("area", ""),
        is_saved=saved is not None,
    )


def window_key(slot: Slot) -> str:
    """How a form means a slot of its day. While the shop has no areas a day has one."""
    return str(slot.weekly_slot_id or "any")


def area_key(choice: DeliveryChoice) -> str:
    """How a form says whose days it shows; "" while the shop has no areas."""
    return str(choice.slot.area_id or "")


def problems_of(asked: Asked, choice: DeliveryChoice, basket) -> dict[str, str]:
    """What keeps a basket from coming where and when it was asked to: field of the form → a sentence for the shopper.

    `choice` is what the wish came to.
    """
    where = _where_problem(asked, choice)
    if where:
        return {"saved" if asked.is_saved else "postcode": where}
    when = _when_problem(asked, choice, basket)
    return {"day": when} if when else {}


def _where_problem(asked: Asked, choice: DeliveryChoice) -> str:
    if not asked.postcode:  # one that was typed is asked for by its own field
        return _("We can’t read that address’s postcode. Put it right in your account.") if asked.is_saved else ""
    return "" if choice.is_served else unserved_words(choice.postcode)


def unserved_words(postcode: str) -> str:
    """That nobody drives to a postcode."""
    return _("We don’t come to %(district)s yet.") % {"district": district(postcode) or postcode}


def _when_problem(asked: Asked, choice: DeliveryChoice, basket) -> str:
    if not any(slot.is_open for slot in choice.slots):
        return closed_words(choice.slot)
    if asked.area != area_key(choice):
        told = {"district": choice.district}
        return _("%(district)s has a round of its own. These are its days: choose one.") % told
    if asked.day is None:
        return _("Choose a day.")
    of_day = [slot for slot in choice.slots if slot.day == asked.day]
    slot = next((slot for slot in of_day if window_key(slot) == asked.window), None)
    if slot is None:
        return _("Choose a time.") if of_day and not asked.window else _("We don’t come then. Choose another time.")
    return slot_problem(slot, basket)


def slot_problem(slot: Slot, basket) -> str:
    """Why a slot can't be had for a basket, in a sentence for the shopper; "" if it can."""
    if not slot.is_open:
        return no_place_words(NoPlace(slot.day, slot.window, slot.state))
    if not slot.takes(crates_of(basket)):
        return too_big_words(slot)
    return minimum_words(slot, basket.total_incl_tax)


def chosen_problem(choice: DeliveryChoice) -> str:
    """Why what was chosen before isn't what holds now, in a sentence for the shopper; "" if it is."""
    wish, slot = choice.wish, choice.slot
    if wish.day is None:
        return _("Choose when we shall come.")
    if slot.is_open and (slot.day, slot.weekly_slot_id) == (wish.day, wish.weekly_slot_id):
        return ""
    asked = [each for each in choice.slots if each.day == wish.day]
    exact = next((each for each in asked if each.weekly_slot_id == wish.weekly_slot_id), None)
    if exact is not None:
        return no_place_words(NoPlace(exact.day, exact.window, exact.state))
    return (
        _("Choose a time.") if asked and wish.weekly_slot_id is None else _("We don’t come then. Choose another time.")
    )
