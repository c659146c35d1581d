"""Who changed what of a ladder, and when, in words."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from freshness.desk.ladders.words import NOTHING, part_words, person_words, season_words, steps_words
from freshness.ladder_rules import percent_words
from freshness.models import LadderVersion, NamedLadder, VersionState
from money import shown

PAGE = 40
SCOPES = {"product_id": "Product", "category_id": "Category", "product_class_id": "ProductClass"}


@dataclass(frozen=True)
class Difference:
    """A value that changed; `before` is "" where there was none to compare with."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """One thing that somebody did."""

    at: datetime
    who: str
    title: str
    differences: tuple[Difference, ...] = ()


@dataclass
class _Told:
    """What has been read so far, oldest first: the last row of each version, and of the one that is live."""

    names: dict[tuple[str, int], str]
    last: dict[int, object] = field(default_factory=dict)
    live: object = None


def history_of(ladder: NamedLadder, page_number: str) -> Page:
    """A page of entries, the latest first; five queries at most."""
    rows = list(LadderVersion.history.filter(ladder_id=ladder.pk).select_related("history_user"))
    told = _Told(_names(rows))
    entries = [entry for row in sorted(rows, key=_when) if (entry := _of_version(row, told))]
    entries += _of_ladder(sorted(ladder.history.select_related("history_user"), key=_when))
    entries.sort(key=lambda entry: entry.at, reverse=True)
    return Paginator(entries, PAGE).get_page(page_number)


def _when(row) -> tuple:
    return row.history_date, row.history_id


def _names(rows: Iterable) -> dict[tuple[str, int], str]:
    """What the rows apply to, by column and key."""
    names = {}
    for column, model in SCOPES.items():
        keys = {getattr(row, column) for row in rows} - {None}
        found = get_model("catalogue", model).objects.in_bulk(keys) if keys else {}
        names |= {(column, key): str(thing) for key, thing in found.items()}
    return names


def _of_version(row, told: _Told) -> Entry | None:
    """What happened to a version; None where nothing of it changed."""
    before = told.last.get(row.id)
    compared = before or told.live
    differences = () if row.history_type == "-" else tuple(_differences(compared, row, told.names))
    is_moved = row.history_type == "-" or before is None or before.state != row.state
    told.last[row.id] = row
    if row.state == VersionState.PUBLISHED:
        told.live = row
    if not (is_moved or differences):
        return None
    return Entry(row.history_date, person_words(row.history_user), _title(row, before), differences)


def _title(row, before) -> str:
    if row.history_type == "-":
        words = _("Withdrew the draft of version %(number)s")
    elif before is None:
        words = _("Drafted version %(number)s")
    elif before.state == row.state:
        words = _("Changed the draft of version %(number)s")
    else:
        words = {
            VersionState.DRAFT: _("Made version %(number)s a draft again"),
            VersionState.SUBMITTED: _("Submitted version %(number)s"),
            VersionState.PUBLISHED: _("Published version %(number)s"),
            VersionState.REPLACED: _("Replaced version %(number)s"),
        }[VersionState(row.state)]
    return words % {"number": row.number}


def _differences(before, after, names: dict) -> list[Difference]:
    old, new = _values(before, names) if before else {}, _values(after, names)
    found = []
    for label, value in new.items():
        if before is None and value != NOTHING:
            found.append(Difference(label, "", value))
        elif before is not None and old[label] != value:
            found.append(Difference(label, old[label], value))
    return found


def _values(row, names: dict[tuple[str, int], str]) -> dict[str, str]:
    """Everything that a row says, in words, by its label."""
    amount, extra = row.floor_amount, row.slow_extra_percent
    return {
        _("Applies to"): _scope(row, names),
        _("Steps"): steps_words(row.steps),
        _("Floor"): NOTHING if amount is None else shown(amount),
        _("Floor, share of list"): part_words(row.floor_share),
        _("Floor, cost plus"): part_words(row.floor_margin),
        _("Priority"): str(row.priority),
        _("Season"): season_words(row.season_from, row.season_to),
        _("Slow above days of cover"): NOTHING if row.slow_cover_days is None else str(row.slow_cover_days),
        _("More off for slow stock"): NOTHING if extra is None else f"{percent_words(extra)}\xa0%",
        _("Offers and vouchers count too"): _("yes") if row.combines else _("no"),
    }


def _scope(row, names: dict[tuple[str, int], str]) -> str:
    for column in SCOPES:
        key = getattr(row, column)
        if key is not None:
            return names.get((column, key), _("something that is no longer there"))
    return _("All products")


def _of_ladder(rows: list) -> list[Entry]:
    """What happened to the ladder itself: named, stopped, let go."""
    entries, before = [], None
    for row in rows:
        who = person_words(row.history_user)
        if before is None or before.name != row.name:
            words = _("Called it “%(name)s”") % {"name": row.name}
            entries.append(Entry(row.history_date, who, words))
        if before is not None and before.is_stopped != row.is_stopped:
            entries.append(
                Entry(row.history_date, who, _("Stopped the ladder") if row.is_stopped else _("Let it go again"))
            )
        before = row
    return entries
