"""All that changed in a basket since the shopper last looked, gathered into one list."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from checkout.lines import LineShown
from money import shown


@dataclass(frozen=True)
class Gathered:
    """What has become of a line, in a sentence. `needs_tap`: nothing can be ordered before the shopper has answered."""

    line: LineShown
    words: str
    needs_tap: bool


def gathered(lines: list[LineShown]) -> list[Gathered]:
    """Every line that is not as it was shown, those that need an answer first."""
    waiting = [Gathered(each, each.problem or each.question, needs_tap=True) for each in lines if each.needs_answer]
    fallen = [Gathered(each, _fall(each), needs_tap=False) for each in lines if each.has_fallen]
    return [*waiting, *fallen]


def _fall(line: LineShown) -> str:
    told = {"now": shown(line.unit_price), "before": shown(line.before)}
    if line.shown_for is None:
        return _("Now %(now)s, it was %(before)s.") % told
    return _("Now %(now)s, it was %(before)s for %(day)s.") % (told | {"day": date_format(line.shown_for, "l")})
