"""What a file of batches may say about each, and how its headings are recognised."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Field:
    """One fact about a batch. `words` are headings by which it is known, in small letters without punctuation."""

    name: str
    label: str | Promise
    hint: str | Promise = ""
    is_required: bool = False
    words: tuple[str, ...] = ()


FIELDS = (
    Field(
        "product",
        _("Product"),
        _("Two columns are joined, such as the name and the brand"),
        is_required=True,
        words=("product", "sku", "product name", "article", "item", "stock record", "name"),
    ),
    Field("code", _("Batch code"), is_required=True, words=("batch code", "batch", "lot", "lot number", "batch no")),
    Field(
        "date",
        _("Use-by or best-before date"),
        is_required=True,
        words=("date on the label", "best before", "use by", "expiry date", "expiration date", "expires", "bbd"),
    ),
    Field(
        "quantity",
        _("Units on hand"),
        _("Whole packs: this many units come in"),
        is_required=True,
        words=("on hand", "units on hand", "quantity", "units", "qty", "stock", "quantity in stock", "in stock"),
    ),
    Field(
        "produced_on",
        _("Produced on"),
        words=("produced on", "production date", "produced", "made on", "manufacturing date"),
    ),
    Field("gtin", _("GTIN"), _("Of one unit"), words=("gtin", "ean", "barcode", "upc")),
    Field(
        "date_kind",
        _("Kind of date"),
        _("“use by” or “best before”; empty: the product’s own"),
        words=("date kind", "kind of date", "date type"),
    ),
    Field("received_on", _("Received on"), _("Empty: today"), words=("received on", "goods in", "delivered on")),
    Field(
        "received",
        _("Quantity received"),
        _("Not used: what is on hand comes in"),
        words=("received", "quantity received", "qty received"),
    ),
    Field("unit_cost", _("Cost of a unit"), words=("unit cost", "cost", "cost price", "cost of a unit")),
    Field("supplier", _("Supplier"), words=("supplier", "vendor", "from")),
    Field("intake_celsius", _("Temperature at intake, °C"), words=("intake temperature", "temperature", "celsius")),
)
BY_NAME = {field.name: field for field in FIELDS}
DATE_FORMATS = (
    ("%Y-%m-%d", "2026-11-29"),
    ("%d/%m/%Y", "29/11/2026"),
    ("%d.%m.%Y", "29.11.2026"),
    ("%d-%m-%Y", "29-11-2026"),
    ("%d %b %Y", "29 Nov 2026"),
    ("%d %B %Y", "29 November 2026"),
    ("%d/%m/%y", "29/11/26"),
    ("%Y%m%d", "20261129"),
    ("%y%m%d", "261129"),
    ("%m/%d/%Y", "11/29/2026"),
)


def headings_of(columns: Mapping[str, object], name: str) -> list[str]:
    """The headings that a mapping names for a field: none, one, or several whose cells are joined."""
    said = columns.get(name) or []
    return [said] if isinstance(said, str) else [str(heading) for heading in said]


def guess(headings: Sequence[str]) -> dict[str, str]:
    """Field → the heading that most likely means it; each heading once.

    Exact words win over contained ones, and of several the longest, since it says the most.
    """
    plain = {heading: _plain(heading) for heading in headings if heading}
    found: dict[str, str] = {}
    for is_match in (_is, _contains):
        for field in FIELDS:
            free = [heading for heading in plain if heading not in found.values() and is_match(plain[heading], field)]
            if free and field.name not in found:
                found[field.name] = max(free, key=len)
    return found


def _plain(heading: str) -> str:
    """Without what stands in brackets, and without punctuation."""
    bare = re.sub(r"\(.*?\)", " ", heading.lower())
    return " ".join(re.sub(r"[\W_]+", " ", bare).split())


def _is(heading: str, field: Field) -> bool:
    return heading in field.words or heading in (field.name.replace("_", " "), _plain(str(field.label)))


def _contains(heading: str, field: Field) -> bool:
    return any(f" {words} " in f" {heading} " for words in field.words if " " in words)
