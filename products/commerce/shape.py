"""What stands behind a product page, as one value: what an editor saw, what stands now, what shall stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from products.errors import ChangedMeanwhile, Problem

FACTS = (
    "ingredients",
    "species",
    "heat_treatment",
    "is_homogenised",
    "is_vegetarian",
    "has_no_allergens",
    "fat_percent",
    "grams_per_ml",
    "keep_from_celsius",
    "keep_to_celsius",
    "storage_advice",
    "origin_farm",
    "nutrition_per",
    "energy_kj",
    "energy_kcal",
    "fat_g",
    "saturates_g",
    "carbohydrate_g",
    "sugars_g",
    "protein_g",
    "salt_g",
    "nutrition_source",
    "carbon_kg_per_kg",
    "carbon_source",
    "carbon_date",
    "packaging",
    "is_recyclable",
    "is_biodegradable",
)


@dataclass(frozen=True)
class PackEntry:
    """One pack of a product. `product_id` is None for a new one, `stock` None where nobody types it in.

    `in_batches` is what is on the shelf of goods with dates: they come in and go out by batches only.
    """

    net_content: Decimal | None
    net_unit: str
    price: Decimal | None
    gtin: str = ""
    stock: int | None = None
    deposit: Decimal = Decimal("0.00")
    is_withdrawn: bool = False
    is_removed: bool = False
    product_id: int | None = None
    in_batches: int | None = None


@dataclass(frozen=True)
class Commerce:
    """A product with its packs and its facts (columns of Listing). A fact left out keeps what stands."""

    title: str
    product_class_id: int
    packs: tuple[PackEntry, ...]
    tax_class: str = "zero"
    temperature_zone: str = "chilled"
    facts: Mapping[str, object] = field(default_factory=dict)
    contains: frozenset[str] = frozenset()
    traces: frozenset[str] = frozenset()
    categories: frozenset[int] = frozenset()


PLAIN = ("title", "product_class_id", "tax_class", "temperature_zone", "contains", "traces", "categories")
OF_PACK = tuple(each.name for each in fields(PackEntry) if each.name not in ("product_id", "is_removed", "in_batches"))


def as_texts(commerce: Commerce) -> dict[str, str]:
    """Every value under a key of its own, as a text that is equal where the values are: what a form remembers."""
    texts = {name: _text(getattr(commerce, name)) for name in PLAIN}
    texts |= {f"fact.{name}": _text(value) for name, value in commerce.facts.items()}
    for pack in commerce.packs:
        if pack.product_id:
            texts |= {f"pack.{pack.product_id}.{name}": _text(getattr(pack, name)) for name in OF_PACK}
    return texts


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, frozenset):
        return ",".join(sorted(map(str, value)))
    if isinstance(value, date):
        return value.isoformat()
    return str(value).replace("\r\n", "\n").strip()


def merged(opened: Mapping[str, str], now: Commerce, wanted: Commerce) -> Commerce:
    """What was wanted, where the editor changed something; what stands now, where somebody else did.

    `opened` is as_texts() of what the form was opened with.
    Raises ChangedMeanwhile if both changed the same value to something else.
    """
    mine, theirs = as_texts(wanted), as_texts(now)
    touched = {key for key, was in opened.items() if key in theirs and key in mine and theirs[key] != was}
    clashes = sorted(key for key in touched if mine[key] not in (opened[key], theirs[key]))
    if clashes:
        problems = [_clash(key, opened, theirs, wanted) for key in clashes]
        raise ChangedMeanwhile(problems, opened={**opened, **{key: theirs[key] for key in clashes}})
    return _keeping(touched, now, wanted)


def _clash(key: str, opened: Mapping[str, str], theirs: Mapping[str, str], wanted: Commerce) -> Problem:
    message = _(
        "Somebody else changed this from “%(before)s” to “%(now)s” while you had it open. "
        "Save again to set your value all the same."
    ) % {"before": opened[key] or "–", "now": theirs[key] or "–"}
    parts = key.split(".")
    if parts[0] == "pack":
        places = {str(pack.product_id): place for place, pack in enumerate(wanted.packs)}
        return Problem(message, parts[2], places[parts[1]])
    return Problem(message, parts[-1])


def _keeping(keys: set[str], now: Commerce, wanted: Commerce) -> Commerce:
    plain = {name: getattr(now, name) for name in PLAIN if name in keys}
    facts = {name: now.facts[name] for name in now.facts if f"fact.{name}" in keys}
    current = {pack.product_id: pack for pack in now.packs}
    packs = tuple(_keeping_pack(keys, current.get(pack.product_id), pack) for pack in wanted.packs)
    return replace(wanted, packs=packs, facts={**wanted.facts, **facts}, **plain)


def _keeping_pack(keys: set[str], now: PackEntry | None, wanted: PackEntry) -> PackEntry:
    if now is None:
        return wanted
    return replace(wanted, **{name: getattr(now, name) for name in OF_PACK if f"pack.{now.product_id}.{name}" in keys})
