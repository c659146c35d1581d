"""Units that came in, and what is wrong with what somebody says about them. Pure."""

from __future__ import annotations  # a field named date

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from freshness.errors import Problem
from freshness.judgement import Policy
from freshness.kinds import DateKind

# Source: GS1 General Specifications, figure 7.11-1, the characters of a batch code (AI 10); at most 20 of them.
CODE = re.compile(r"""[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,20}""")
MOST = 1_000_000


@dataclass(frozen=True)
class Receipt:
    """One goods-in. What is left empty: the policy's date kind, received now, on the shelf from then on.

    `unit_cost` is for one unit, `intake_celsius` what the thermometer said, `documents` are Wagtail's.
    """

    stockrecord_id: int
    code: str
    date: date
    quantity: int
    gtin: str = ""
    date_kind: str = ""
    produced_on: date | None = None
    received_at: datetime | None = None
    on_shelf_from: datetime | None = None
    unit_cost: Decimal | None = None
    supplier: str = ""
    intake_celsius: Decimal | None = None
    net_weight_g: Decimal | None = None
    documents: tuple = ()

    @property
    def gtin_14(self) -> str:
        """The GTIN in its one form of 14 digits, in which those of 8, 12 and 13 can be compared; "" for none."""
        return self.gtin.zfill(14) if self.gtin else ""


@dataclass(frozen=True)
class Known:
    """The batch that stands under a code already."""

    date: date
    date_kind: str
    produced_on: date | None = None
    gtin: str = ""


def problems_of_receipt(receipt: Receipt, policy: Policy | None, known: Known | None, today: date) -> list[Problem]:
    """Everything that keeps units from coming in; empty if nothing does."""
    if policy is None:
        words = _("This product has no freshness policy. Give it or its type one, or count its stock without batches.")
        return [Problem(words, "stockrecord_id")]
    return [
        *_about_the_code(receipt),
        *_about_numbers(receipt),
        *_about_days(receipt, today),
        *_about_the_kind(receipt, policy),
        *(_about_the_batch(receipt, known) if known else []),
    ]


def _about_the_code(receipt: Receipt) -> list[Problem]:
    if CODE.fullmatch(receipt.code):
        return []
    words = _("“%(code)s” can’t be a batch code: 1 to 20 letters, digits and plain signs, without spaces.")
    return [Problem(words % {"code": receipt.code[:40]}, "code")]


def _about_numbers(receipt: Receipt) -> list[Problem]:
    problems = []
    if not (isinstance(receipt.quantity, int) and 1 <= receipt.quantity <= MOST):
        words = _("%(quantity)s units can’t come in: give a whole number from 1 to %(most)d.")
        problems.append(Problem(words % {"quantity": receipt.quantity, "most": MOST}, "quantity"))
    if receipt.unit_cost is not None and not (receipt.unit_cost.is_finite() and receipt.unit_cost >= 0):
        words = _("A unit cost of %(cost)s can’t be used: give 0 or more.")
        problems.append(Problem(words % {"cost": receipt.unit_cost}, "unit_cost"))
    return problems


def _about_days(receipt: Receipt, today: date) -> list[Problem]:
    made = receipt.produced_on
    if made is None:
        return []
    said = {"made": _day(made), "date": _day(receipt.date), "today": _day(today)}
    problems = []
    if made > receipt.date:
        words = _("Its date, %(date)s, is before its production on %(made)s. Check both.")
        problems.append(Problem(words % said, "date"))
    if made > today:
        words = _("Production on %(made)s is still to come: today is %(today)s. Check the day.")
        problems.append(Problem(words % said, "produced_on"))
    return problems


def _about_the_kind(receipt: Receipt, policy: Policy) -> list[Problem]:
    if receipt.date_kind in ("", policy.date_kind):
        return []
    words = _(
        "The label says “%(said)s”, the product’s policy “%(kept)s”. Check the label, or change the policy first."
    )
    kinds = {"said": DateKind(receipt.date_kind).label, "kept": DateKind(policy.date_kind).label}
    return [Problem(words % kinds, "date_kind")]


def _about_the_batch(receipt: Receipt, known: Known) -> list[Problem]:
    if known.gtin and receipt.gtin and known.gtin != receipt.gtin_14:
        words = _("Batch %(code)s came in with the GTIN %(known)s before, not %(gtin)s. Check the label.")
        return [Problem(words % {"code": receipt.code, "known": known.gtin, "gtin": receipt.gtin_14}, "gtin")]
    if receipt.date != known.date:
        words = _("Batch %(code)s came in with the date %(known)s before, not %(date)s. One code has one date.")
        said = {"code": receipt.code, "known": _day(known.date), "date": _day(receipt.date)}
        return [Problem(words % said, "date")]
    if None not in (receipt.produced_on, known.produced_on) and receipt.produced_on != known.produced_on:
        words = _("Batch %(code)s was produced on %(known)s, not on %(made)s. One code has one day of production.")
        said = {"code": receipt.code, "known": _day(known.produced_on), "made": _day(receipt.produced_on)}
        return [Problem(words % said, "produced_on")]
    return []


def _day(day: date) -> str:
    return date_format(day, "j F Y")
