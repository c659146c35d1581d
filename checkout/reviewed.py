"""What the review page showed, so that nothing is ordered that looked otherwise; and the ways to pay it offers."""

from __future__ import annotations  # Shown.dates

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import blake2s

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from checkout import seen
from checkout.asked import window_key
from checkout.payments.gateway import Payer, open_gateways
from checkout.places import when_words
from delivery.slots import Slot
from money import shown


@dataclass(frozen=True)
class Door:
    """Where the goods go and what the driver is told. `address` is its summary."""

    address: str
    email: str
    note: str = ""
    safe_place: str = ""

    @property
    def mark(self) -> str:
        """Stands for all of it in a form: two doors have two marks."""
        parts = "\0".join((self.address, self.email, self.note, self.safe_place))
        return blake2s(parts.encode(), digest_size=16).hexdigest()


@dataclass(frozen=True)
class Shown:
    """What holds now of a basket under review. Amounts include tax; `dates`: earliest date of each line, by its key."""

    basket_id: int
    total: Decimal
    charge: Decimal
    slot: Slot
    door: Door
    dates: dict[int, date]

    @property
    def window(self) -> str:
        """Stands for the slot in a form, with its hours, since those may be set anew: "12 04:00-08:00"."""
        return f"{window_key(self.slot)} {self.slot.rule.opens:%H:%M}-{self.slot.rule.closes:%H:%M}"

    @property
    def initial(self) -> dict:
        """As the form's hidden fields hold it."""
        return {
            "basket": self.basket_id,
            "shown_total": self.total,
            "shown_charge": self.charge,
            "shown_day": self.slot.day,
            "shown_slot": self.window,
            "shown_door": self.door.mark,
            "shown_dates": seen.written(self.dates),
        }

    def differences(self, posted: Mapping) -> list[str]:
        """In what way the posted fields (cleaned; odd ones are missing) say otherwise, in sentences for the shopper."""
        now = self.initial
        differs = {name for name in now if posted.get(name) != now[name]}
        told = []
        if "basket" in differs:
            told.append(_("Your basket has changed in another window. Check it and order again."))
        if differs & {"shown_day", "shown_slot"}:
            when = when_words(self.slot.day, self.slot.window)
            told.append(_("We come on %(when)s now. Order again if that suits you.") % {"when": when})
        if "shown_charge" in differs:
            charge = shown(self.charge) if self.charge else pgettext("of charge", "free")
            told.append(_("Delivery is %(charge)s now. Order again if that is all right.") % {"charge": charge})
        if "shown_total" in differs:
            told.append(_("The total is now %(total)s. Check it and order again.") % {"total": shown(self.total)})
        if "shown_door" in differs:
            told.append(_("The address or a note has changed in another window. Check them and order again."))
        dates = seen.read(posted.get("shown_dates", ""))
        if "shown_dates" not in posted or dates.keys() != self.dates.keys() or seen.nearer(self.dates, dates):
            told.append(_("Something now comes with a nearer date. Check the dates and order again."))
        return told


@dataclass(frozen=True)
class WayToPay:
    """A way to pay as the page offers it. `refusal` says why this order can't be paid so; "" if it can."""

    code: str
    name: str
    hint: str
    pays_on_page: bool
    refusal: str = ""


def ways_to_pay(payer: Payer) -> list[WayToPay]:
    """All ways of the shop, in their order."""
    return [
        WayToPay(code, str(way.name), str(way.hint), way.pays_on_page, str(way.refusal(payer)))
        for code, way in open_gateways().items()
    ]
