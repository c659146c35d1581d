"""Which delivery is open at a moment. Until areas and slots exist: the next weekday, ordered by the evening before."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

WINDOW = "4 to 8 am"
DISPATCH_AT = time(4, 0)


@dataclass(frozen=True)
class Opening:
    """A delivery that can still be ordered for."""

    day: date
    ready_by: datetime
    cut_off: datetime
    window: str


def next_opening(now: datetime, *, zone: ZoneInfo, cut_off_hour: int) -> Opening:
    """The first weekday whose cut-off, `cut_off_hour` o'clock on the evening before, is still to come.

    `now` is an aware moment; the day, `ready_by` and `cut_off` are in the shop's `zone`.
    """
    day = now.astimezone(zone).date() + timedelta(days=1)
    while not _is_driven(day) or now >= _cut_off(day, zone, cut_off_hour):
        day += timedelta(days=1)
    return _opening(day, zone, cut_off_hour)


def opening_after(opening: Opening, *, cut_off_hour: int) -> Opening:
    """The delivery that follows one, in its time zone."""
    day = opening.day + timedelta(days=1)
    while not _is_driven(day):
        day += timedelta(days=1)
    return _opening(day, opening.ready_by.tzinfo, cut_off_hour)


def _is_driven(day: date) -> bool:
    return day.weekday() <= 4


def _opening(day: date, zone: ZoneInfo, cut_off_hour: int) -> Opening:
    return Opening(
        day=day,
        ready_by=datetime.combine(day, DISPATCH_AT, zone),
        cut_off=_cut_off(day, zone, cut_off_hour),
        window=WINDOW,
    )


def _cut_off(day: date, zone: ZoneInfo, hour: int) -> datetime:
    return datetime.combine(day - timedelta(days=1), time(hour), zone)
