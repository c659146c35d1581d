"""Where Longmeadow's vans go: areas with their districts, days and slots, and the dates on which nobody drives."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal

from django.utils import timezone

from delivery.models import Area, ClosedDate, District, WeeklyDay, WeeklySlot
from delivery.services import ask_for_area
from demo.steps.plan import DAYS

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY = range(6)
ASKED_FROM = ("BD16 1AA", "BD16 4RT", "BD17 7HH", "WF1 2DF", "HX1 1UJ", "BD16 2QZ", "WF1 3AP")  # nobody goes there yet
HOLIDAYS = ((12, 25, "Christmas Day"), (12, 26, "Boxing Day"), (1, 1, "New Year’s Day"))


@dataclass(frozen=True)
class Window:
    """A slot on some days: hours, most orders and crates; price, minimum order and free-from amount in pounds."""

    days: tuple[int, ...]
    hours: tuple[int, int]
    orders: int
    crates: int
    price: str
    minimum: str = "0.00"
    free_from: str | None = None


@dataclass(frozen=True)
class Place:
    """An area. `cut_off` is an hour of the day before; the van is loaded at `loaded`."""

    name: str
    districts: tuple[str, ...]
    cut_off: int
    loaded: int
    windows: tuple[Window, ...]


def _districts(letters: str, *numbers: int) -> tuple[str, ...]:
    return tuple(f"{letters}{number}" for number in numbers)


WEEK = (MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY)
YORK_DAYS, SPA_DAYS = (TUESDAY, THURSDAY, SATURDAY), (WEDNESDAY, FRIDAY)
PLACES = (
    Place(
        "Leeds and the north",
        _districts("LS", *range(1, 30)),
        cut_off=21,
        loaded=4,
        windows=(
            Window(WEEK, (4, 8), 120, 90, "2.00", free_from="20.00"),
            Window((TUESDAY, THURSDAY), (9, 13), 40, 30, "1.00", free_from="15.00"),
            Window((WEDNESDAY, FRIDAY), (17, 20), 30, 24, "3.50", free_from="35.00"),
        ),
    ),
    Place(
        "York",
        _districts("YO", 1, 10, 19, *range(23, 27), *range(30, 33)),
        cut_off=20,
        loaded=4,
        windows=(
            Window(YORK_DAYS, (5, 9), 60, 45, "2.50", free_from="25.00"),
            Window((THURSDAY,), (17, 20), 24, 20, "3.50", minimum="10.00", free_from="35.00"),
        ),
    ),
    Place(
        "Harrogate and Knaresborough",
        _districts("HG", *range(1, 6)),
        cut_off=18,
        loaded=5,
        windows=(
            Window(SPA_DAYS, (6, 10), 40, 30, "3.00", minimum="12.00", free_from="30.00"),
            Window((FRIDAY,), (12, 16), 20, 16, "4.00", minimum="12.00"),
        ),
    ),
)


def open_areas() -> None:
    """All areas, and the dates when they are closed; none if there is an area already."""
    if Area.objects.exists():
        return
    for position, place in enumerate(PLACES, start=1):
        area = Area.objects.create(name=place.name, position=position)
        District.objects.bulk_create(District(area=area, code=code) for code in place.districts)
        _open_days(area, place)
    ClosedDate.objects.bulk_create(ClosedDate(day=day, reason=reason) for day, reason in _holidays())
    for number, postcode in enumerate(ASKED_FROM, start=1):
        ask_for_area(email=f"neighbour{number}@example.com", postcode=postcode)


def _open_days(area: Area, place: Place) -> None:
    weekdays = sorted({weekday for window in place.windows for weekday in window.days})
    hours = {"cut_off_at": time(place.cut_off), "ready_at": time(place.loaded)}
    days = {weekday: WeeklyDay.objects.create(area=area, weekday=weekday, **hours) for weekday in weekdays}
    for window in place.windows:
        for weekday in window.days:
            _slot(days[weekday], window).save()


def _slot(day: WeeklyDay, window: Window) -> WeeklySlot:
    opens, closes = (time(hour) for hour in window.hours)
    return WeeklySlot(
        weekly_day=day,
        opens=opens,
        closes=closes,
        capacity_orders=window.orders,
        capacity_crates=Decimal(window.crates),
        price=Decimal(window.price),
        minimum_order=Decimal(window.minimum),
        free_from=Decimal(window.free_from) if window.free_from else None,
    )


def _holidays() -> Iterable[tuple[date, str]]:
    """From before the first of the past orders to the end of next year."""
    today = timezone.localdate()
    for year in range((today - timedelta(days=DAYS)).year, today.year + 2):
        yield from ((date(year, month, day), reason) for month, day, reason in HOLIDAYS)
