"""The preview and the stairs as a person reads them."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from freshness.desk.ladders.stairs import Stairs, Tread
from freshness.kinds import BatchStatus
from freshness.preview import BEGINS, DOWN, ENDS, UP, Cell, Preview, Row
from money import shown


@dataclass(frozen=True)
class CellShown:
    """`look` is how it changes; `words` stand below the price."""

    look: str
    now: Decimal | None
    then: Decimal | None
    words: str

    @property
    def shows_now(self) -> bool:
        return self.look in (DOWN, UP)


@dataclass(frozen=True)
class RowShown:
    """A batch; `held` is a word if it is held or recalled."""

    batch_id: int
    name: str
    code: str
    on_hand: int
    held: str
    cells: tuple[CellShown, ...]


def shown_row(row: Row) -> RowShown:
    held = "" if row.status == BatchStatus.AVAILABLE else str(BatchStatus(row.status).label).lower()
    cells = tuple(CellShown(cell.change, cell.now, cell.then, _cell_words(cell)) for cell in row.cells)
    return RowShown(row.batch_id, row.name, row.code, row.on_hand, held, cells)


def _cell_words(cell: Cell) -> str:
    if cell.then is None:
        return cell.reason
    left = life_words(cell.life_days)
    return _("%(left)s, not sold now") % {"left": left} if cell.change == BEGINS else left


def life_words(days: int) -> str:
    """3 days left, last day, 2 days past its date."""
    if days == 0:
        return _("last day")
    if days < 0:
        return ngettext("%(days)s day past its date", "%(days)s days past its date", -days) % {"days": -days}
    return ngettext("%(days)s day left", "%(days)s days left", days) % {"days": days}


def sums_of(preview: Preview) -> list[tuple[str, str]]:
    """Pairs of what is printed bold and what follows it."""
    return [*_counts(preview), *_outlooks(preview)]


def _counts(preview: Preview) -> Iterator[tuple[str, str]]:
    down, up = preview.count(DOWN), preview.count(UP)
    yield (_prices(down), ngettext("goes down", "go down", down)) if down else (_("No price"), _("goes down"))
    yield (_prices(up), ngettext("goes up", "go up", up)) if up else (_("none"), _("goes up"))
    begins, ends = preview.count(BEGINS), preview.count(ENDS)
    if begins:
        yield str(begins), ngettext("time sold that isn’t now", "times sold that aren’t now", begins)
    if ends:
        yield str(ends), ngettext("time no longer sold", "times no longer sold", ends)
    count = len(preview.changed)
    if not count:
        return
    batches = ngettext("%(number)s batch", "%(number)s batches", count) % {"number": count}
    units = ngettext("of %(number)s unit", "of %(number)s units", preview.units) % {"number": preview.units}
    yield batches, units


def _prices(number: int) -> str:
    return ngettext("%(number)s price", "%(number)s prices", number) % {"number": number}


def _outlooks(preview: Preview) -> Iterator[tuple[str, str]]:
    now, then = preview.now.left_over, preview.then.left_over
    if now is not None and then is not None:
        units = ngettext("%(number)s unit", "%(number)s units", then) % {"number": then}
        yield _("Expected left over:"), _("%(units)s, now %(now)s") % {"units": units, "now": now}
    if preview.gain is not None:
        yield _("Takings:"), _gain_words(preview.gain)
    if preview.unknown_pace:
        words = ngettext("product without sales yet", "products without sales yet", preview.unknown_pace)
        yield str(preview.unknown_pace), words


def _gain_words(gain: Decimal) -> str:
    if gain == 0:
        return _("as now")
    words = _("about %(amount)s won") if gain > 0 else _("about %(amount)s given away")
    return words % {"amount": shown(abs(gain))}


def stairs_words(stairs: Stairs) -> str:
    """What the drawing shows, for those who hear it."""
    told = [_tread_words(tread) for tread in stairs.treads]
    if stairs.floor:
        told.append(_("Floor %(price)s") % {"price": shown(stairs.floor)})
    return _("Price by days left.") + " " + ". ".join(told) + "."


def _tread_words(tread: Tread) -> str:
    values = {"first": tread.first, "last": tread.last, "price": shown(tread.price)}
    if tread.is_list:
        return _("%(last)s days or more: %(price)s") % values
    if tread.first == tread.last:
        return _("%(last)s days: %(price)s") % values
    return _("%(first)s to %(last)s days: %(price)s") % values
