"""What somebody types into the editor of a ladder, read as rules. It judges only how things are written."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from desk.fields import DateField, dress
from freshness.desk.ladders import scopes
from freshness.errors import Problem
from freshness.ladder import HUNDRED
from freshness.ladder_rules import MOST_STEPS, Rules, percent_words

LONGEST = 20  # letters of a number
WHOLE = forms.TextInput(attrs={"inputmode": "numeric", "maxlength": LONGEST})
PLAIN_NUMBER = re.compile(r"-?[0-9]*\.?[0-9]+")
PLAIN = ("floor_amount", "floor_share", "floor_margin", "priority", "season_from", "season_to", "combines")
SLOW = ("slow_cover_days", "slow_extra_percent")


class NumberField(forms.DecimalField):
    """A number of which people also type the sign: £1.20, 40 %, 12,5."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "maxlength": LONGEST})
    default_error_messages = {"invalid": _("This is no number. Type it as 12.50.")}

    def to_python(self, value) -> Decimal | None:
        words = number_words(value or "")
        if words and not PLAIN_NUMBER.fullmatch(words):  # 1e999999999 is one to Decimal, which then overflows
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(words)


class PercentField(NumberField):
    """A percentage, which the rules know as a part of 1."""

    def clean(self, value) -> Decimal | None:
        percent = super().clean(value)
        return None if percent is None else percent / HUNDRED


def number_words(typed: str) -> str:
    """What was typed without signs of money and percent, with a decimal point and a plain minus."""
    return re.sub(r"[£€$₹%\s]", "", str(typed)).replace(",", ".").replace("−", "-")


@dataclass(frozen=True)
class StepTyped:
    """A row of the steps as it was typed."""

    days: str = ""
    percent: str = ""

    @property
    def is_blank(self) -> bool:
        return not (self.days or self.percent)

    def as_step(self) -> tuple[int | str, str]:
        days = number_words(self.days)
        return (int(days) if re.fullmatch(r"-?\d{1,4}", days) else self.days, _number(self.percent))


def _number(typed: str) -> str:
    """The number without idle noughts; what isn't a plain one (such as 1e999999999) as it was typed."""
    plain = number_words(typed)
    return percent_words(plain) if PLAIN_NUMBER.fullmatch(plain) else typed


class LadderForm(forms.Form):
    """All but the steps, which `steps_typed` reads."""

    name = forms.CharField(label=_("Name"), required=False, max_length=200, strip=True)
    scope = forms.CharField(label=_("Applies to"), required=False, max_length=40, widget=forms.Select)
    product = forms.CharField(label=_("Product"), required=False, max_length=200)
    priority = forms.IntegerField(label=_("Priority"), required=False, widget=WHOLE)
    floor_amount = NumberField(label=_("Amount"), required=False)
    floor_share = PercentField(label=_("Share of list"), required=False)
    floor_margin = PercentField(label=_("Cost plus"), required=False)
    season_from = DateField(label=_("From"), required=False)
    season_to = DateField(label=_("To"), required=False)
    slow_cover_days = forms.IntegerField(label=_("Days of cover above"), required=False, widget=WHOLE)
    slow_extra_percent = NumberField(label=_("More off"), required=False)
    combines = forms.BooleanField(label=_("Offers and vouchers count too"), required=False)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        dress(self)
        self.fields["combines"].widget.attrs.pop("class")

    def mark(self, problems: Iterable[Problem]) -> None:
        """Puts what the rules found beside its field; the last thing that is done with a form."""
        for problem in problems:
            if self.is_bound and problem.field in self.fields and problem.field not in self.errors:
                self.add_error(problem.field, problem.words)

    def problems(self) -> list[Problem]:
        """What is not written as it should be, beside its field."""
        labels = {name: field.label for name, field in self.fields.items()}
        return [Problem(f"{labels[name]}: {words}", name) for name, errors in self.errors.items() for words in errors]


def steps_typed(posted: Mapping[str, str]) -> list[StepTyped]:
    """The rows that somebody filled in; one more than there may be, so that it is told."""
    rows = [
        StepTyped(posted.get(f"days-{n}", "").strip()[:LONGEST], posted.get(f"off-{n}", "").strip()[:LONGEST])
        for n in range(1, MOST_STEPS + 2)
    ]
    return [row for row in rows if not row.is_blank]


@dataclass(frozen=True)
class Typed:
    """Everything that stands in the editor: the form, its steps, and the rules they make with what is wrong in them."""

    form: LadderForm
    steps: tuple[StepTyped, ...]
    rules: Rules
    problems: tuple[Problem, ...] = ()

    @property
    def name(self) -> str:
        return self.form.cleaned_data.get("name", "") if self.form.is_bound else self.form.initial["name"]

    def with_steps(self, steps: list[StepTyped]) -> "Typed":
        return replace(self, steps=tuple(steps))


def typed_of(posted: Mapping[str, str]) -> Typed:
    """What was posted. Whatever is wrong in it, it can be shown again."""
    form = LadderForm(posted)
    wrong = form.problems()
    columns, of_scope = scopes.scope_of(form.cleaned_data.get("scope", ""), form.cleaned_data.get("product", ""))
    steps = steps_typed(posted)
    values = {name: form.cleaned_data.get(name) for name in (*PLAIN, *SLOW)}
    values |= {"priority": values["priority"] or 0, "combines": bool(values["combines"])}
    rules = Rules(**columns, **values, steps=tuple(step.as_step() for step in steps))
    return Typed(form, tuple(steps), rules, (*wrong, *of_scope))


def typed_from(name: str, rules: Rules) -> Typed:
    """What the editor shows of rules that are kept."""
    initial = {column: getattr(rules, column) for column in (*PLAIN, *SLOW)} | {
        "name": name,
        "scope": scopes.choice_of(rules),
        "product": scopes.name_of(rules.product) if rules.product else "",
        "floor_share": _percent(rules.floor_share),
        "floor_margin": _percent(rules.floor_margin),
        "slow_extra_percent": rules.slow_extra_percent and percent_words(rules.slow_extra_percent),
    }
    steps = tuple(StepTyped(str(days), percent_words(percent)) for days, percent in rules.steps)
    return Typed(LadderForm(initial=initial), steps, rules)


def _percent(part: Decimal | None) -> str:
    return "" if part is None else f"{percent_words(part * HUNDRED)}%"
