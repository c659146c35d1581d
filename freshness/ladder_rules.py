"""The rules of a ladder as somebody wrote them, and everything that is wrong with them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import chain, pairwise

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from freshness.errors import Problem
from freshness.kinds import DateKind
from freshness.ladder import HUNDRED, Floor, Ladder, Step
from freshness.scope import Scope, ScopedLadder, Season
from money import shown, to_penny

MOST_STEPS = 20
MOST_DAYS = 999
PRIORITIES = range(-32768, 32768)  # what the column holds
COVER_DAYS = range(1, 1000)


@dataclass(frozen=True)
class Rules:
    """What a ladder says. One of product, category and product type is set, or none for all products.

    `steps` are (days of life left, percent) in falling order of days. Share and margin are parts of 1.
    """

    product: object = None
    category: object = None
    product_class: object = None
    steps: Sequence[tuple[int, Decimal | str]] = ()
    floor_amount: Decimal | None = None
    floor_share: Decimal | None = None
    floor_margin: Decimal | None = None
    priority: int = 0
    season_from: date | None = None
    season_to: date | None = None
    slow_cover_days: int | None = None
    slow_extra_percent: Decimal | None = None
    combines: bool = False

    @property
    def scope(self) -> Scope:
        return Scope(
            self.product and self.product.pk,
            self.category and self.category.path,
            self.product_class and self.product_class.pk,
        )

    @property
    def floor(self) -> Floor:
        return Floor(self.floor_amount, self.floor_share, self.floor_margin)

    def as_scoped(self) -> ScopedLadder:
        """The ladder that these rules make. Ask `problems_of` first: odd steps raise here."""
        steps = tuple(Step(int(days), Decimal(percent)) for days, percent in self.steps)
        season = Season(self.season_from, self.season_to)
        extra = self.slow_extra_percent or Decimal(0)
        ladder = Ladder(
            steps,
            self.floor,
            combines=self.combines,
            slow_cover_days=self.slow_cover_days,
            slow_extra_percent=extra,
        )
        return ScopedLadder(ladder, self.scope, self.priority, season)


@dataclass(frozen=True)
class Good:
    """A product that a ladder would be for. `list_price` None is no price yet."""

    name: str
    date_kind: str
    list_price: Decimal | None = None


def problems_of(rules: Rules, goods: Iterable[Good]) -> list[Problem]:
    """Everything that is wrong with rules for these goods; empty if nothing is.

    Fields are those of the rules; a step's are days-1 and off-1 for the first, and so on.
    """
    meant = list(goods)
    return [
        *_scopes(rules),
        *_steps(rules.steps, meant),
        *_floors(rules, meant),
        *_priority(rules.priority),
        *_season(rules),
        *_slow(rules),
    ]


def _scopes(rules: Rules) -> list[Problem]:
    narrowing = [each for each in (rules.product, rules.category, rules.product_class) if each]
    if len(narrowing) <= 1:
        return []
    return [Problem(_("Choose one: a product, a range or a product type."), "scope")]


def _steps(steps: Sequence, goods: list[Good]) -> list[Problem]:
    if not steps:
        return [Problem(_("A ladder needs a step: from how many days left, and how much off."), "days-1")]
    if len(steps) > MOST_STEPS:
        words = _("%(count)s steps: a ladder has at most %(most)s.") % {"count": len(steps), "most": MOST_STEPS}
        return [Problem(words, f"days-{MOST_STEPS + 1}")]
    odd = {number: problems for number, step in enumerate(steps, 1) if (problems := _odd_step(number, step))}
    sound = [
        (number, Step(int(days), Decimal(percent)))
        for number, (days, percent) in enumerate(steps, 1)
        if number not in odd
    ]
    return [*chain.from_iterable(odd.values()), *_order(sound), *_past_use_by(sound, goods)]


def _odd_step(number: int, step: tuple) -> list[Problem]:
    days, percent = step
    problems = []
    if not isinstance(days, int) or not -MOST_DAYS <= days <= MOST_DAYS:
        words = _("“%(value)s” days: give a whole number of days, such as 3.") % {"value": days}
        problems.append(Problem(words, f"days-{number}"))
    value = _percent(percent)
    if value is None:
        words = _("“%(value)s” %% off: give more than 0 and at most 100, with two decimals at most.")
        problems.append(Problem(words % {"value": percent}, f"off-{number}"))
    return problems


def _percent(given: Decimal | str) -> Decimal | None:
    """A percentage above 0 and up to 100 in hundredths; None if it isn't one."""
    try:
        value = Decimal(given)
    except (InvalidOperation, TypeError, ValueError):
        return None
    fits = value.is_finite() and 0 < value <= HUNDRED and value == to_penny(value)
    return value if fits else None


def _order(steps: list[tuple[int, Step]]) -> list[Problem]:
    problems = []
    for (_above, upper), (number, lower) in pairwise(steps):
        if lower.life_days >= upper.life_days:
            words = _("%(days)s days after %(before)s: each step needs fewer days than the one above it.")
            values = {"days": lower.life_days, "before": upper.life_days}
            problems.append(Problem(words % values, f"days-{number}"))
        if lower.percent <= upper.percent:
            words = _("%(percent)s %% after %(before)s %%: fewer days left need a larger reduction.")
            values = {"percent": percent_words(lower.percent), "before": percent_words(upper.percent)}
            problems.append(Problem(words % values, f"off-{number}"))
    return problems


def percent_words(percent: Decimal | str) -> str:
    """A percentage without idle noughts: 30, 12.5."""
    return f"{Decimal(percent).normalize():f}"


def _past_use_by(steps: list[tuple[int, Step]], goods: list[Good]) -> list[Problem]:
    count = sum(good.date_kind == DateKind.USE_BY for good in goods)
    if not count:
        return []
    words = ngettext(
        "%(days)s days: nothing is sold past its use-by date, and %(count)s product here has one. Take the step out, "
        "or narrow what the ladder applies to.",
        "%(days)s days: nothing is sold past its use-by date, and %(count)s products here have one. Take the step "
        "out, or narrow what the ladder applies to.",
        count,
    )
    return [
        Problem(words % {"days": step.life_days, "count": count}, f"days-{number}")
        for number, step in steps
        if step.life_days < 0
    ]


def _floors(rules: Rules, goods: list[Good]) -> list[Problem]:
    problems = []
    if rules.floor_amount is not None:
        problems += _amount(rules.floor_amount, goods)
    if rules.floor_share is not None and not _between(rules.floor_share, 1):
        problems.append(Problem(_("Share of list: give 0 to 100 %, with two decimals at most."), "floor_share"))
    if rules.floor_margin is not None and not _between(rules.floor_margin, 10):
        problems.append(Problem(_("Cost plus: give 0 to 1000 %, with two decimals at most."), "floor_margin"))
    return problems


def _between(part: Decimal, most: int) -> bool:
    """Whether a part of 1 lies between 0 and `most`, in hundredths of a percent."""
    return part.is_finite() and 0 <= part <= most and part * HUNDRED == to_penny(part * HUNDRED)


def _amount(floor: Decimal, goods: list[Good]) -> list[Problem]:
    if not floor.is_finite() or not 0 <= floor < 10**8 or floor != to_penny(floor):
        words = _("A floor of %(value)s can't be used: give whole pennies, 0 or more.") % {"value": floor}
        return [Problem(words, "floor_amount")]
    priced = [good for good in goods if good.list_price is not None]
    cheapest = min(priced, key=lambda good: good.list_price, default=None)
    if cheapest is None or floor <= cheapest.list_price:
        return []
    words = _(
        "The floor of %(floor)s is above the list price of %(name)s, %(price)s. Lower the floor, or narrow what the "
        "ladder applies to."
    )
    values = {"floor": shown(floor), "name": cheapest.name, "price": shown(cheapest.list_price)}
    return [Problem(words % values, "floor_amount")]


def _priority(priority: int) -> list[Problem]:
    if priority in PRIORITIES:
        return []
    words = _("A priority of %(value)s can't be used: give a whole number between %(least)s and %(most)s.")
    values = {"value": priority, "least": PRIORITIES[0], "most": PRIORITIES[-1]}
    return [Problem(words % values, "priority")]


def _season(rules: Rules) -> list[Problem]:
    first, last = rules.season_from, rules.season_to
    if first is None or last is None or first <= last:
        return []
    words = _("The season ends on %(last)s, before it begins on %(first)s. Change one of them.")
    days = {"first": date_format(first, "j F Y"), "last": date_format(last, "j F Y")}
    return [Problem(words % days, "season_to")]


def _slow(rules: Rules) -> list[Problem]:
    days, extra = rules.slow_cover_days, rules.slow_extra_percent
    problems = []
    if days is None and extra is not None:
        problems.append(Problem(_("Say above how many days of cover stock is slow."), "slow_cover_days"))
    if extra is None and days is not None:
        problems.append(Problem(_("Say how much more comes off for slow stock."), "slow_extra_percent"))
    if days is not None and days not in COVER_DAYS:
        words = _("%(days)s days of cover: give 1 to %(most)s.") % {"days": days, "most": COVER_DAYS[-1]}
        problems.append(Problem(words, "slow_cover_days"))
    if extra is not None and _percent(extra) is None:
        words = _("“%(value)s” %% extra: give more than 0 and at most 100, with two decimals at most.")
        problems.append(Problem(words % {"value": extra}, "slow_extra_percent"))
    return problems
