"""The nutrition table: typical values per 100 g or 100 ml, and per pack where one pack is eaten at once."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from products.models import Listing, NetUnit, Pack

# The largest pack that one person eats or drinks at once; the sum of a larger one says nothing about a helping.
EATEN_AT_ONCE = {NetUnit.GRAMS: 150, NetUnit.MILLILITRES: 250}
TENTH, HUNDREDTH = Decimal("0.1"), Decimal("0.01")

# What an average adult takes in a day, in kJ and in grams. Source: Regulation (EU) No 1169/2011, Annex XIII, part B.
INTAKE = {
    "energy_kj": 8400, "fat_g": 70, "saturates_g": 20, "carbohydrate_g": 260, "sugars_g": 90, "protein_g": 50,
    "salt_g": 6,
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One line of the table. `per_pack` is "" where packs are shared; `is_part` marks an "of which".

    `intake` is the share of an adult's day, in whole percent: of a pack that is eaten at once, else of 100 g or ml.
    """

    label: str
    per_100: str
    per_pack: str = ""
    is_part: bool = False
    intake: str = ""


@dataclass(frozen=True)
class Table:
    """Rows in the order of the law. `pack` heads the second column, e.g. "150 g", and is "" if there is none.

    Source: Regulation (EU) No 1169/2011, Annex XV, as kept in UK law.
    """

    per: str
    pack: str
    rows: tuple[Row, ...]
    source: str


def nutrition_table(listing: Listing, pack: Pack | None, pack_size: str = "") -> Table | None:
    """The table of a product, or None while no value is known."""
    share = _share_of_100(listing, pack)
    rows = [
        _energy(listing, share),
        _grams(listing, "fat_g", _("Fat"), share),
        _grams(listing, "saturates_g", _("of which saturates"), share),
        _grams(listing, "carbohydrate_g", _("Carbohydrate"), share),
        _grams(listing, "sugars_g", _("of which sugars"), share),
        _grams(listing, "protein_g", _("Protein"), share),
        _grams(listing, "salt_g", _("Salt"), share),
    ]
    known = tuple(row for row in rows if row)
    if not known:
        return None
    return Table(listing.get_nutrition_per_display(), pack_size if share else "", known, listing.nutrition_source)


def _share_of_100(listing: Listing, pack: Pack | None) -> Decimal | None:
    """How many times 100 g (or ml) a pack holds; None if it is shared, or measured otherwise than the values."""
    if pack is None or pack.net_unit != listing.nutrition_per:
        return None
    if pack.net_content > EATEN_AT_ONCE[pack.net_unit]:
        return None
    return pack.net_content / 100


def _energy(listing: Listing, share: Decimal | None) -> Row | None:
    if listing.energy_kj is None or listing.energy_kcal is None:
        return None
    words = _("%(kj)s kJ / %(kcal)s kcal")
    whole = {"kj": listing.energy_kj, "kcal": listing.energy_kcal}
    of_pack = {name: _rounded(value * share, Decimal(1)) for name, value in whole.items()} if share else None
    intake = intake_words("energy_kj", listing.energy_kj * (share or 1))
    return Row(_("Energy"), words % whole, words % of_pack if of_pack else "", intake=intake)


def _grams(listing: Listing, column: str, label: str, share: Decimal | None) -> Row | None:
    value = getattr(listing, column)
    if value is None:
        return None
    step = HUNDREDTH if column == "salt_g" else TENTH
    of_pack = _("%s g") % _rounded(value * share, step) if share else ""
    is_part = column in ("saturates_g", "sugars_g")
    return Row(label, _("%s g") % _rounded(value, step), of_pack, is_part, intake_words(column, value * (share or 1)))


def intake_words(column: str, amount: Decimal) -> str:
    """The share of an average adult's day that an amount is, in whole percent: "6%"."""
    return _("%s%%") % _rounded(Decimal(amount) * 100 / INTAKE[column], Decimal(1))


def _rounded(value: Decimal, step: Decimal) -> str:
    return f"{value.quantize(step, ROUND_HALF_UP):f}"
