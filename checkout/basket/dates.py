"""How a shorter date travels with a basket line: as Oscar's option of the code "date", an ISO string.

The option's row is made by a migration and attached to no product, so that no form of Oscar's asks for a date.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from oscar.core.loading import get_model

CODE = "date"
NAME = "Date"  # part of a line's reference, so it never changes


def options_for(day: date | None) -> list[dict]:
    """What Oscar is handed with a product: nothing for the regular offer."""
    if day is None:
        return []
    option, _created = get_model("catalogue", "Option").objects.get_or_create(code=CODE, defaults={"name": NAME})
    return [{"option": option, "value": day.isoformat()}]


def chosen_date(options: Iterable) -> date | None:
    """The date among a line's options, given as dicts or as rows of attributes; None is the regular offer."""
    for each in options:
        is_dict = isinstance(each, Mapping)
        option, value = (each["option"], each["value"]) if is_dict else (each.option, each.value)
        if option.code == CODE:
            return read_date(value)
    return None


def read_date(words: object) -> date | None:
    """An ISO date as it is stored or posted; None for whatever else."""
    try:
        day = date.fromisoformat(words)
    except (TypeError, ValueError):
        return None
    return day if day.isoformat() == words else None  # ISO has other ways to write a day
