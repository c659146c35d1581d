"""Ladders that people edit: drafts, approval, publishing, and the stop switch. Published versions are never changed."""

from dataclasses import fields
from datetime import datetime

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from freshness.errors import Problem, Refused
from freshness.ladder_rules import Rules, percent_words, problems_of
from freshness.models import LadderVersion, NamedLadder, VersionState
from freshness.reach import goods_of
from freshness.shelf import live_versions, scoped

__all__ = ["Rules", "clashes_of", "let_go", "publish", "reopen", "rules_of", "save_draft", "stop", "submit", "withdraw"]

IN_WORK = (VersionState.DRAFT, VersionState.SUBMITTED)
NAME_LENGTH = NamedLadder._meta.get_field("name").max_length


@transaction.atomic
def save_draft(
    *, ladder: NamedLadder | None, name: str, rules: Rules, by=None, seen: str | None = None
) -> LadderVersion:
    """The ladder's one draft with these rules; a new ladder if None is given. What was submitted is a draft again.

    `seen` is the mark (`seen_of`) of what the person had before them; None doesn't ask.
    Raises Refused with every problem.
    """
    _lock()
    draft = in_work(ladder) if ladder else None
    _refuse(
        [*_wrong_name(name, ladder), *_unseen(draft, seen), *problems_of(rules, goods_of(rules.scope))],
    )
    ladder = _named(ladder, name.strip(), by)
    draft = draft or LadderVersion(ladder=ladder, number=_next_number(ladder))
    for column, value in _columns(rules).items():
        setattr(draft, column, value)
    draft.state, draft.edited_by, draft.submitted_by = VersionState.DRAFT, by, None
    return _save(draft, by)


@transaction.atomic
def submit(*, version: LadderVersion, by=None, seen: str | None = None) -> LadderVersion:
    """Hands a draft to a second person. Raises Refused with every problem that would keep it from going live."""
    _lock()
    draft = _fresh(version, seen, VersionState.DRAFT)
    _refuse(_hindrances(draft))
    draft.state, draft.submitted_by = VersionState.SUBMITTED, by
    return _save(draft, by)


@transaction.atomic
def reopen(*, version: LadderVersion, by=None) -> LadderVersion:
    """Takes back, or sends back, what was submitted: a draft again. Raises Refused if it isn't waiting any more."""
    _lock()
    draft = _fresh(version, None, VersionState.SUBMITTED)
    draft.state, draft.submitted_by = VersionState.DRAFT, None
    return _save(draft, by)


@transaction.atomic
def publish(*, version: LadderVersion, by=None, at: datetime | None = None, seen: str | None = None) -> LadderVersion:
    """Makes a draft the ladder's live version; the one before it is kept as replaced, for old order lines.

    Raises Refused with every problem, such as that settings.LADDERS_NEED_APPROVAL asks for a second person.
    """
    _lock()
    draft = _fresh(version, seen, *IN_WORK)
    _refuse([*_second_person(draft, by), *_hindrances(draft)])
    for before in draft.ladder.versions.filter(state=VersionState.PUBLISHED):
        before.state = VersionState.REPLACED
        _save(before, by)
    draft.state, draft.published_by, draft.published_at = VersionState.PUBLISHED, by, at or timezone.now()
    return _save(draft, by)


@transaction.atomic
def withdraw(*, version: LadderVersion, by=None) -> None:
    """Throws a draft away; a ladder that never had another version goes with it. The live version stays.

    Raises Refused if it isn't a draft any more.
    """
    _lock()
    draft = _fresh(version, None, *IN_WORK)
    ladder = draft.ladder
    draft._history_user = ladder._history_user = by
    draft.delete()
    if not ladder.versions.exists():
        ladder.delete()


@transaction.atomic
def stop(*, ladder: NamedLadder, by=None) -> NamedLadder:
    """From now on the ladder counts for nothing, until it is let go."""
    _lock()
    return _switch(ladder, by, is_stopped=True)


@transaction.atomic
def let_go(*, ladder: NamedLadder, by=None) -> NamedLadder:
    """A stopped ladder counts again. Raises Refused if another has taken its place meanwhile."""
    _lock()
    live = ladder.versions.filter(state=VersionState.PUBLISHED).first()
    _refuse(clashes_of(rules_of(live), ladder) if live else [])
    return _switch(ladder, by, is_stopped=False)


def in_work(ladder: NamedLadder) -> LadderVersion | None:
    """The ladder's draft, submitted or not."""
    return ladder.versions.filter(state__in=IN_WORK).first()


def seen_of(version: LadderVersion | None) -> str:
    """A mark of a draft as somebody sees it; "" where there is none."""
    return f"{version.pk}@{version.edited_at.isoformat()}" if version else ""


def rules_of(version: LadderVersion) -> Rules:
    """The rules that a version holds."""
    return Rules(**{field.name: getattr(version, field.name) for field in fields(Rules)})


def clashes_of(rules: Rules, ladder: NamedLadder | None) -> list[Problem]:
    """The other live ladders of the same scope and priority whose season overlaps; one query."""
    ours = rules.as_scoped()
    others = live_versions().exclude(ladder=ladder) if ladder else live_versions()
    words = _(
        "“%(name)s” is live for the same goods with the same priority, and its season overlaps. Change the priority "
        "or the season, or stop that ladder."
    )
    return [Problem(words % {"name": each.ladder.name}, "priority") for each in others if ours.clashes(scoped(each))]


def _lock() -> None:
    """One editor of ladders at a time: only so can two that overlap not go live at once.

    What is locked is the row that stands for the kind of thing, which is there before the first ladder is.
    """
    ContentType.objects.select_for_update().get(pk=ContentType.objects.get_for_model(NamedLadder).pk)


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise Refused(problems)


def _fresh(version: LadderVersion, seen: str | None, *states: str) -> LadderVersion:
    """The version as it stands now. Raises Refused if it is in another state, or not as it was seen."""
    rows = LadderVersion.objects.select_related("ladder", "category")
    found = rows.filter(pk=version.pk, state__in=states).first()
    if found is None:
        _refuse([Problem(_("Somebody has changed this draft meanwhile. Look at the ladder again."))])
    _refuse(_unseen(found, seen))
    return found


def _unseen(draft: LadderVersion | None, seen: str | None) -> list[Problem]:
    if seen is None or seen == seen_of(draft):
        return []
    if draft is None:
        words = _("The draft that you were editing is no longer there. Save again to keep yours as a new draft.")
    else:
        who = _person(draft.edited_by)
        words = _("%(who)s has changed this draft meanwhile. Save again to put yours in its place.") % {"who": who}
    return [Problem(words)]


def _person(user) -> str:
    return (user.get_full_name() or user.get_username()) if user else _("Somebody")


def _wrong_name(name: str, ladder: NamedLadder | None) -> list[Problem]:
    wanted = name.strip()
    if not wanted:
        return [Problem(_("Give the ladder a name, such as Yoghurt."), "name")]
    if len(wanted) > NAME_LENGTH:
        words = _("The name has %(count)s letters: use at most %(most)s.")
        return [Problem(words % {"count": len(wanted), "most": NAME_LENGTH}, "name")]
    same = NamedLadder.objects.filter(name__iexact=wanted).exclude(pk=ladder.pk if ladder else None)
    if same.exists():
        return [Problem(_("There is a ladder called “%(name)s” already.") % {"name": wanted}, "name")]
    return []


def _hindrances(draft: LadderVersion) -> list[Problem]:
    """What keeps a draft from going live."""
    rules = rules_of(draft)
    problems = problems_of(rules, goods_of(rules.scope))
    return problems if problems or draft.ladder.is_stopped else clashes_of(rules, draft.ladder)


def _second_person(draft: LadderVersion, by) -> list[Problem]:
    if not settings.LADDERS_NEED_APPROVAL:
        return []
    if draft.state != VersionState.SUBMITTED:
        return [Problem(_("Ladders go live only after a second person has looked: submit it first."))]
    if by is None or by.pk == draft.submitted_by_id:
        return [Problem(_("You have submitted this ladder, so somebody else must publish it."))]
    return []


def _named(ladder: NamedLadder | None, name: str, by) -> NamedLadder:
    named = NamedLadder.objects.get(pk=ladder.pk) if ladder else NamedLadder()
    if named.name != name:
        named.name = name
        _save(named, by)
    return named


def _next_number(ladder: NamedLadder) -> int:
    last = ladder.versions.order_by("-number").first()
    return last.number + 1 if last else 1


def _columns(rules: Rules) -> dict[str, object]:
    values = {field.name: getattr(rules, field.name) for field in fields(rules)}
    return values | {"steps": [[days, percent_words(percent)] for days, percent in rules.steps]}


def _switch(ladder: NamedLadder, by, *, is_stopped: bool) -> NamedLadder:
    found = NamedLadder.objects.get(pk=ladder.pk)
    if found.is_stopped != is_stopped:
        found.is_stopped = is_stopped
        _save(found, by)
    return found


def _save(row, by):
    """Saved, with a row of its history in that person's name."""
    row._history_user = by
    row.save()
    return row
