"""What the buttons of a ladder's editor do. Each returns what to say, and the ladder to show (None: the list)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from freshness.desk.ladders.forms import typed_of
from freshness.desk.ladders.page import Standing, problems_in
from freshness.errors import Problem, Refused
from freshness.models import LadderVersion, NamedLadder
from freshness.services import ladders as services


@dataclass(frozen=True)
class Asked:
    """What somebody asked for: with what before them, by which form, and who it is."""

    standing: Standing
    posted: Mapping[str, str]
    by: object

    @property
    def seen(self) -> str:
        return self.posted.get("seen", "")

    def ladder(self) -> NamedLadder:
        if self.standing.ladder is None:
            raise Refused([Problem(_("Save the ladder first."))])
        return self.standing.ladder

    def work(self) -> LadderVersion:
        if self.standing.work is None:
            raise Refused([Problem(_("The draft is no longer there. This is the ladder as it stands now."))])
        return self.standing.work


def _saved(asked: Asked) -> LadderVersion:
    """The draft, saved as typed. Raises Refused with every problem."""
    typed = typed_of(asked.posted)
    if typed.problems:
        raise Refused(problems_in(typed))
    return services.save_draft(
        ladder=asked.standing.ladder, name=typed.name, rules=typed.rules, by=asked.by, seen=asked.seen
    )


def _save(asked: Asked) -> tuple[str, NamedLadder]:
    version = _saved(asked)
    return _("The draft is saved. No price has changed."), version.ladder


@transaction.atomic
def _submit(asked: Asked) -> tuple[str, NamedLadder]:
    version = services.submit(version=_saved(asked), by=asked.by)
    return _("The draft waits for a second person now."), version.ladder


@transaction.atomic
def _publish(asked: Asked) -> tuple[str, NamedLadder]:
    version = services.publish(version=_saved(asked), by=asked.by)
    if version.ladder.is_stopped:
        return _("Version %(number)s is published, but the ladder is stopped.") % {
            "number": version.number
        }, version.ladder
    return _("Version %(number)s is live.") % {"number": version.number}, version.ladder


def _approve(asked: Asked) -> tuple[str, NamedLadder]:
    version = services.publish(version=asked.work(), by=asked.by, seen=asked.seen)
    return _("Version %(number)s is approved and live.") % {"number": version.number}, version.ladder


def _reopen(asked: Asked) -> tuple[str, NamedLadder]:
    version = services.reopen(version=asked.work(), by=asked.by)
    return _("It is a draft again, to be changed and submitted once more."), version.ladder


def _withdraw(asked: Asked) -> tuple[str, NamedLadder | None]:
    services.withdraw(version=asked.work(), by=asked.by)
    return _("The draft is withdrawn."), asked.ladder() if asked.standing.live else None


def _stop(asked: Asked) -> tuple[str, NamedLadder]:
    ladder = services.stop(ladder=asked.ladder(), by=asked.by)
    return _("“%(name)s” is stopped: it reduces nothing any more.") % {"name": ladder.name}, ladder


def _let_go(asked: Asked) -> tuple[str, NamedLadder]:
    ladder = services.let_go(ladder=asked.ladder(), by=asked.by)
    return _("“%(name)s” counts again.") % {"name": ladder.name}, ladder


ACTIONS: dict[str, Callable[[Asked], tuple[str, NamedLadder | None]]] = {
    "save": _save,
    "submit": _submit,
    "publish": _publish,
    "approve": _approve,
    "reopen": _reopen,
    "withdraw": _withdraw,
    "stop": _stop,
    "let_go": _let_go,
}
