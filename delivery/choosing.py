"""Where and when a visitor wants to be delivered to: chosen, remembered, and what is shown without a choice."""

from __future__ import annotations  # Wish.day: date

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from delivery.models import ChosenDelivery
from delivery.plans import area_of, slots_of
from delivery.postcode import as_district
from delivery.slots import Slot, default_slot
from delivery.tiles import Tile, tiles_of

SESSION_KEY = "delivery"


@dataclass(frozen=True)
class Wish:
    """What a visitor asked for; any part may be unknown."""

    postcode: str = ""
    day: date | None = None
    weekly_slot_id: int | None = None


@dataclass(frozen=True)
class DeliveryChoice:
    """What a request is answered for. `slots` are those of the area, earliest first; prices are true for `slot`.

    `lost` is the day that was chosen and can't be had any more. `is_area_known`: a postcode led to the area.
    """

    wish: Wish
    slots: tuple[Slot, ...]
    slot: Slot
    is_area_known: bool = False
    lost: date | None = None

    @property
    def postcode(self) -> str:
        return self.wish.postcode

    @property
    def is_served(self) -> bool:
        """Whether we come to the postcode, if one was told. A shop without areas comes everywhere."""
        return not self.postcode or self.is_area_known or self.slot.area_id is None

    @property
    def district(self) -> str:
        """Where the goods go, as the header says it: "LS8"; "" if that isn't known, or not served."""
        return as_district(self.postcode) if self.is_served else ""

    @property
    def tiles(self) -> list[Tile]:
        """The next days to choose from."""
        return tiles_of(self.slots, self.slot)

    @property
    def all_tiles(self) -> list[Tile]:
        """Every day that is known to choose from."""
        return tiles_of(self.slots, self.slot, most=len(self.slots))


def choice_for(request) -> DeliveryChoice:
    """The delivery that a request is answered for. A stranger's needs no session and sets no cookie."""
    return choice_of(wish_of(request), timezone.now())


def choice_of(wish: Wish, now: datetime) -> DeliveryChoice:
    """What a wish comes to at a moment: the slot that was asked for, else the day, else the next open one."""
    area = area_of(wish.postcode) if wish.postcode else None
    slots = slots_of(area.pk if area else None, now)
    found = wanted_slot(slots, wish)
    return DeliveryChoice(
        wish=wish,
        slots=tuple(slots),
        slot=found or default_slot(slots),
        is_area_known=area is not None,
        lost=wish.day if wish.day and found is None else None,
    )


def wanted_slot(slots: list[Slot], wish: Wish) -> Slot | None:
    """The open slot that a wish means: its window if that is open, else the first of its day; None if none is."""
    of_day = [slot for slot in slots if slot.day == wish.day and slot.is_open]
    exact = [slot for slot in of_day if slot.weekly_slot_id == wish.weekly_slot_id]
    return next(iter([*exact, *of_day]), None)


def wish_of(request) -> Wish:
    """What the visitor asked for: in this session, or as a customer the last time."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return Wish()
    kept = request.session.get(SESSION_KEY)
    if kept is None and request.user.is_authenticated:
        kept = _kept_of(request.user)
        request.session[SESSION_KEY] = kept
    return _read(kept or {})


def remember(request, wish: Wish) -> None:
    """Keeps a wish for the session, and for a customer beyond it."""
    day = wish.day.isoformat() if wish.day else ""
    request.session[SESSION_KEY] = {"postcode": wish.postcode, "day": day, "slot": wish.weekly_slot_id}
    if request.user.is_authenticated:
        values = {"postcode": wish.postcode, "day": wish.day, "weekly_slot_id": wish.weekly_slot_id}
        ChosenDelivery.objects.update_or_create(user=request.user, defaults=values)


def _kept_of(user) -> dict:
    row = ChosenDelivery.objects.filter(user=user).first()
    if row is None:
        return {}
    return {"postcode": row.postcode, "day": row.day.isoformat() if row.day else "", "slot": row.weekly_slot_id}


def _read(kept: dict) -> Wish:
    day = date.fromisoformat(kept["day"]) if kept.get("day") else None
    return Wish(postcode=kept.get("postcode", ""), day=day, weekly_slot_id=kept.get("slot"))
