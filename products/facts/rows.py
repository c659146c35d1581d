"""What is in it, as pairs of a word and its value, and what it means for the world."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from products.facts.footprint import carbon_level, packaging_level
from products.facts.snapshots import storage_words
from products.models import Listing
from products.models.facts import HeatTreatment, Level


@dataclass(frozen=True)
class FactRow:
    """A word, its value, and a note under it."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True)
class LevelRow:
    """Low, medium or high, and why."""

    label: str
    level: Level
    note: str


def fact_rows(listing: Listing) -> list[FactRow]:
    """The facts that are known, in the order in which people ask."""
    rows = [
        FactRow(_("Milk"), listing.get_species_display()),
        FactRow(_("Fat"), _fat(listing), _homogenised(listing)),
        FactRow(_("Heat treatment"), listing.get_heat_treatment_display(), _raw(listing)),
        FactRow(_("Made at"), listing.origin_farm),
        FactRow(_("Storage"), storage_words(listing)),
    ]
    return [row for row in rows if row.value]


def _fat(listing: Listing) -> str:
    return "" if listing.fat_percent is None else f"{listing.fat_percent.normalize():f}\xa0%"


def _homogenised(listing: Listing) -> str:
    if listing.is_homogenised is None:
        return ""
    return _("Homogenised") if listing.is_homogenised else _("Not homogenised, so the cream rises")


def _raw(listing: Listing) -> str:
    """Source: the warning of the Food Safety and Hygiene (England) Regulations 2013, schedule 6, paragraph 5."""
    if listing.heat_treatment != HeatTreatment.RAW:
        return ""
    return _("Not heat-treated, so it may contain organisms harmful to health")


def level_rows(listing: Listing, *, is_returnable: bool) -> list[LevelRow]:
    """Greenhouse gas and packaging as far as they are known; a figure never without its source."""
    rows = []
    if listing.carbon_kg_per_kg is not None:
        rows.append(LevelRow(_("Greenhouse gas"), carbon_level(listing.carbon_kg_per_kg), _carbon_note(listing)))
    packaging = packaging_level(
        is_returnable=is_returnable, is_recyclable=listing.is_recyclable, is_biodegradable=listing.is_biodegradable
    )
    if packaging:
        rows.append(LevelRow(_("Packaging"), packaging, _packaging_note(listing, is_returnable)))
    return rows


def _carbon_note(listing: Listing) -> str:
    figure = f"{listing.carbon_kg_per_kg.normalize():f}"
    words = _("%(figure)s kg CO₂e a kilo; low, medium and high are thirds of all foods. Source: %(source)s")
    note = words % {"figure": figure, "source": listing.carbon_source}
    return f"{note}, {listing.carbon_date.year}." if listing.carbon_date else f"{note}."


def _packaging_note(listing: Listing, is_returnable: bool) -> str:
    traits = [
        (is_returnable, _("comes back to us")),
        (listing.is_recyclable, _("recyclable")),
        (listing.is_biodegradable, _("biodegradable")),
    ]
    words = ", ".join(word for holds, word in traits if holds) or _("neither recyclable nor biodegradable")
    return f"{listing.packaging}: {words}." if listing.packaging else f"{words[0].upper()}{words[1:]}."
