"""The editor's page: what stands in the form, what is wrong with it, the stairs it makes, and what it would change."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from freshness.desk.ladders import scopes
from freshness.desk.ladders.forms import StepTyped, Typed, typed_from
from freshness.desk.ladders.preview_words import shown_row, stairs_words, sums_of
from freshness.desk.ladders.stairs import Shown, stairs_of
from freshness.desk.ladders.words import person_words
from freshness.desk.life import Life, life_of
from freshness.errors import Problem
from freshness.ladder_rules import Rules, problems_of
from freshness.models import LadderVersion, NamedLadder, VersionState
from freshness.preview import Stock
from freshness.reach import goods_of, preview_of
from freshness.services.ladders import clashes_of, in_work, rules_of, seen_of

DAYS = 7
ROWS = 60
NEW = Rules(steps=((5, "15"), (3, "30"), (1, "50")), floor_share=Decimal("0.4"))


@dataclass(frozen=True)
class StepShown:
    """A row of the steps: as typed, what the shown price becomes, and the freshness sign of its days."""

    number: int
    typed: StepTyped
    price: Decimal | None
    life: Life | None
    days_wrong: tuple[str, ...]
    percent_wrong: tuple[str, ...]


@dataclass(frozen=True)
class Standing:
    """What there is of a ladder: nothing yet, a version in work, a live one, or both."""

    ladder: NamedLadder | None = None
    work: LadderVersion | None = None
    live: LadderVersion | None = None

    @property
    def is_submitted(self) -> bool:
        return self.work is not None and self.work.state == VersionState.SUBMITTED

    def may_be_published_by(self, user) -> bool:
        """Whether that person may approve what was submitted; the service asks again."""
        is_second = not settings.LADDERS_NEED_APPROVAL or (self.work and self.work.submitted_by_id != user.pk)
        return self.is_submitted and bool(is_second)

    def typed(self) -> Typed:
        """What the editor shows at first: the version in work, else the live one, else a start."""
        version = self.work or self.live
        return typed_from(self.ladder.name, rules_of(version)) if version else typed_from("", NEW)


def standing_of(ladder: NamedLadder | None) -> Standing:
    """Two queries; none for a new ladder."""
    if ladder is None:
        return Standing()
    live = ladder.versions.filter(state=VersionState.PUBLISHED).select_related("published_by").first()
    return Standing(ladder, in_work(ladder), live)


def problems_in(typed: Typed) -> list[Problem]:
    """Everything that is wrong with what was typed; what isn't even readable is told once."""
    told = {problem.field for problem in typed.problems}
    of_rules = problems_of(typed.rules, goods_of(typed.rules.scope)) if "scope" not in told else []
    return [*typed.problems, *(problem for problem in of_rules if problem.field not in told)]


def context_of(standing: Standing, typed: Typed, *, problems: Iterable[Problem] = (), every_row: bool = False) -> dict:
    """Everything that the template shows. Stairs and preview are there only if the rules can be reckoned with."""
    told = list(problems)
    is_wrong = problems_in(typed)
    typed.form.fields["scope"].widget.choices = scopes.choices()
    typed.form.mark(told)
    context = {
        "standing": standing,
        "submitted_by": person_words(standing.work.submitted_by) if standing.is_submitted else "",
        "seen": seen_of(standing.work),
        "form": typed.form,
        "problems": told,
        "needs_approval": settings.LADDERS_NEED_APPROVAL,
        "pace_days": settings.PACE_DAYS,
    }
    if is_wrong:
        return context | {"steps": _steps(typed, {}, told)}
    return context | _reckoned(standing, typed, told, every_row)


def _reckoned(standing: Standing, typed: Typed, told: list[Problem], every_row: bool) -> dict:
    preview = preview_of(
        typed.rules, standing.ladder, import_string(settings.DELIVERY_DUES)(DAYS), timezone.localdate()
    )
    draft, shown = typed.rules.as_scoped().ladder, _shown(preview.model)
    live = standing.live.as_ladder() if standing.live and not standing.ladder.is_stopped else None
    prices = {number: shown.price_at(draft, step) for number, step in enumerate(draft.steps, 1)}
    rows = preview.rows if every_row else preview.rows[:ROWS]
    stairs = stairs_of(draft, live, shown)
    return {
        "steps": _steps(typed, prices, told),
        "shown": shown,
        "stairs": stairs,
        "stairs_words": stairs_words(stairs),
        "preview": preview,
        "has_slow_rule": typed.rules.slow_cover_days is not None,
        "used_products": preview.used_by[0],
        "used_batches": preview.used_by[1],
        "sums": sums_of(preview),
        "rows": [shown_row(row) for row in rows],
        "hidden_rows": len(preview.rows) - len(rows),
        "clashes": clashes_of(typed.rules, standing.ladder),
    }


def _shown(model: Stock | None) -> Shown:
    if model is None:
        return Shown()
    costs = [batch.unit_cost for batch in model.batches if batch.unit_cost is not None]
    return Shown(model.stockrecord.price, max(costs, default=None), model.name, model.policy.minimum_life_days)


def _steps(typed: Typed, prices: dict[int, Decimal], problems: list[Problem]) -> list[StepShown]:
    wrong = _by_field(problems)
    return [
        StepShown(
            number,
            step,
            prices.get(number),
            _life(step),
            tuple(wrong.get(f"days-{number}", ())),
            tuple(wrong.get(f"off-{number}", ())),
        )
        for number, step in enumerate(typed.steps or (StepTyped(),), 1)
    ]


def _life(step: StepTyped) -> Life | None:
    days, _percent = step.as_step()
    return life_of(days, is_short=True) if isinstance(days, int) else None


def _by_field(problems: Iterable[Problem]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for problem in problems:
        found.setdefault(problem.field, []).append(problem.words)
    return found
