"""Two areas for the tests of the checkout: Leeds on Thursdays and Fridays, York on Fridays. Today is Wednesday."""

from datetime import date
from decimal import Decimal

from delivery.models import SlotLoad
from tests.delivery.areas import FRIDAY, THURSDAY, make_area, make_weekly_slot

THU, FRI, NEXT_THU, NEXT_FRI = (date(2026, 12, day) for day in (3, 4, 10, 11))
YORK = {"line1": "1 Stonegate", "line4": "York", "postcode": "YO1 8AS"}


class Rounds:
    """The rows: early and late on Leeds's Thursday, early on its Friday, York's Friday."""

    def __init__(self) -> None:
        leeds, york = make_area("Leeds", "LS8", "LS2", position=1), make_area("York", "YO1", position=2)
        free = {"free_from": Decimal("20.00")}
        self.early = make_weekly_slot(leeds, THURSDAY, 4, 8, **free)
        self.late = make_weekly_slot(leeds, THURSDAY, 17, 20, price=Decimal("3.50"))
        self.friday = make_weekly_slot(leeds, FRIDAY, 4, 8, **free)
        self.york = make_weekly_slot(york, FRIDAY, 6, 10, price=Decimal("2.50"))


def fill(slot, day: date) -> None:
    """All places of a slot are taken."""
    SlotLoad.objects.update_or_create(weekly_slot=slot, day=day, defaults={"orders": slot.capacity_orders})


def pick(slot, day: date) -> dict:
    """What the delivery page's form sends for a slot of a day."""
    return {"area": str(slot.weekly_day.area_id), "day": str(day), f"slot-{day}": str(slot.pk)}
