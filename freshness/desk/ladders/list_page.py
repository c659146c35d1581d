"""The list of ladders: what each is for, what it takes off, how it stands, and who last touched it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from freshness.desk.ladders import scopes
from freshness.desk.ladders.words import person_words, season_words, steps_words
from freshness.models import LadderVersion, NamedLadder, VersionState
from freshness.scope import Season
from freshness.services.ladders import rules_of

PAGE = 40


@dataclass(frozen=True)
class State:
    """A word, and a look: live, work, off."""

    words: str
    look: str


@dataclass(frozen=True)
class LadderRow:
    """One ladder; its rules are those of the live version, else of the one in work."""

    pk: int
    name: str
    states: tuple[State, ...]
    scope: str
    steps: str
    season: str
    priority: int
    who: str
    when: datetime


def ladders_page(asked: str, page_number: str) -> dict:
    """What the list shows; three queries."""
    words = asked.strip()[:80].replace("\0", "")
    versions = LadderVersion.objects.exclude(state=VersionState.REPLACED).select_related(
        "product__parent", "category", "product_class", "edited_by", "published_by"
    )
    rows = NamedLadder.objects.filter(name__icontains=words).prefetch_related(Prefetch("versions", versions, "current"))
    page = Paginator(rows.order_by("name", "pk"), PAGE).get_page(page_number)
    today = timezone.localdate()
    return {"page": _shown(page, today), "asked": words}


def _shown(page: Page, today: date) -> Page:
    page.object_list = [_row(ladder, today) for ladder in page.object_list if ladder.current]
    return page


def _row(ladder: NamedLadder, today: date) -> LadderRow:
    live = next((each for each in ladder.current if each.state == VersionState.PUBLISHED), None)
    work = next((each for each in ladder.current if each.state != VersionState.PUBLISHED), None)
    rules, last = rules_of(live or work), work or live
    return LadderRow(
        pk=ladder.pk,
        name=ladder.name,
        states=tuple(_states(ladder, live, work, today)),
        scope=scopes.words_of(rules),
        steps=steps_words(rules.steps),
        season=season_words(rules.season_from, rules.season_to),
        priority=rules.priority,
        who=person_words(last.edited_by if last is work else last.published_by),
        when=last.edited_at if last is work else last.published_at or last.edited_at,
    )


def _states(ladder: NamedLadder, live: LadderVersion | None, work: LadderVersion | None, today: date) -> list[State]:
    states = []
    if live:
        states.append(_state_of_live(ladder, Season(live.season_from, live.season_to), today))
    if work:
        states.append(State(VersionState(work.state).label, "work"))
    return states


def _state_of_live(ladder: NamedLadder, season: Season, today: date) -> State:
    if ladder.is_stopped:
        return State(_("Stopped"), "off")
    if season.covers(today):
        return State(_("Live"), "live")
    return State(_("Ended") if season.last and season.last < today else _("Live later"), "off")
