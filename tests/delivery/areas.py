"""Areas in the database, small enough to count on one's fingers."""

from datetime import date, time
from decimal import Decimal

from delivery.models import Area, District, SlotLoad, WeeklyDay, WeeklySlot

THURSDAY, FRIDAY = 3, 4


def make_area(name: str = "Leeds north", *districts: str, **fields) -> Area:
    area = Area.objects.create(name=name, **fields)
    District.objects.bulk_create(District(area=area, code=code) for code in districts)
    return area


def make_weekly_slot(area: Area | None = None, weekday: int = THURSDAY, opens: int = 4, closes: int = 8, **fields):
    """A window of an area's day, which is made if it is missing: 30 orders, 24 crates, £2.00."""
    area = area or Area.objects.first() or make_area("Leeds north", "LS8")
    day, _ = WeeklyDay.objects.get_or_create(area=area, weekday=weekday)
    values = {"capacity_orders": 30, "capacity_crates": Decimal("24.00"), "price": Decimal("2.00")} | fields
    return WeeklySlot.objects.create(weekly_day=day, opens=time(opens), closes=time(closes), **values)


def load_of(row: WeeklySlot, day: date) -> tuple[int, Decimal]:
    """Orders and crates that are taken."""
    return SlotLoad.objects.filter(weekly_slot=row, day=day).values_list("orders", "crates").first() or (0, Decimal(0))
