"""What a scan says about goods that come in, as the form's first values."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from freshness import gs1
from freshness.desk.finding import kept_in_batches, stock_of
from freshness.errors import Problem, Refused
from freshness.kinds import DateKind
from freshness.models import FreshnessPolicy
from freshness.shelf import policy_row_of


@dataclass(frozen=True)
class Reading:
    """The product that came, what the label says of it by the form's fields, and what else is worth knowing."""

    stockrecord: object
    values: dict = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def reading_of(typed: str) -> Reading:
    """What a scan means here.

    Raises Refused if it can't be read, nothing is sold under its GTIN, the product isn't kept in batches, or its label
    has the other kind of date.
    """
    scan = gs1.read(typed)
    stockrecord_id, units = stock_of(scan.gtin)
    record = record_in_batches(stockrecord_id)
    _check_kind(scan, policy_row_of(record.product))
    return Reading(record, _values(scan, units), tuple(_notes(scan, units)))


def _check_kind(scan: gs1.Scan, policy: FreshnessPolicy) -> None:
    if scan.date_kind in ("", policy.date_kind):
        return
    words = _("The label says “%(label)s”, but this product is kept as “%(policy)s”. Check the label, or its policy.")
    kinds = {"label": DateKind(scan.date_kind).label, "policy": policy.get_date_kind_display()}
    raise Refused([Problem(words % kinds, "scan")])


def record_in_batches(stockrecord_id: int):
    """The stock record with its policy.

    Raises Refused for a product without a policy, and for one that isn't there.
    """
    record = kept_in_batches().filter(pk=stockrecord_id).first()
    if record is None:
        words = _("This product isn't kept in batches: count it on its product page, or give it a freshness policy.")
        raise Refused([Problem(words, "scan")])
    return record


def _values(scan: gs1.Scan, units: int) -> dict:
    """A case counts as its units, even without a count; of a single pack we don't guess how many came."""
    quantity = (scan.count or 1) * units if scan.count or units > 1 else None
    found = {
        "code": scan.code,
        "date": scan.date,
        "date_kind": scan.date_kind,
        "produced_on": scan.produced_on,
        "quantity": quantity,
        "net_weight_g": scan.net_weight_g,
    }
    return {name: value for name, value in found.items() if value}


def _notes(scan: gs1.Scan, units: int) -> list[str]:
    notes = []
    if units > 1:
        cases = scan.count or 1
        told = ngettext(
            "Read as %(cases)d case of %(units)d: %(all)d units.",
            "Read as %(cases)d cases of %(units)d: %(all)d units.",
            cases,
        )
        notes.append(told % {"cases": cases, "units": units, "all": cases * units})
    if scan.unused:
        notes.append(_("Also on the label, and not kept: %(fields)s.") % {"fields": ", ".join(scan.unused)})
    return notes
