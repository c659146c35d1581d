"""When the goods must arrive, and when they must be ready for it."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Due:
    """A delivery day, and the moment at which its goods must be ready for dispatch.

    A bare date is too little: for a courier the goods leave the day before.
    """

    day: date
    ready_by: datetime
