"""The nutrition table: typical values per 100 g or 100 ml, and per pack where one pack is eaten at once."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from products.models import Listing, NetUnit, Pack

# The largest pack that one person eats or drinks at once; the sum of a larger one says nothing about a helping.
EATEN_AT_ONCE = {NetUnit.GRAMS: 150, NetUnit.MILLILITRES: 250}
TENTH, HUNDREDTH = Decimal("0.1"), Decimal("0.01")


@dataclass(frozen=True)
class Row:
    """One line of the table. `per_pack` is "" where packs are shared; `is_part` marks an "of which"."""

    label: str
    per_100: str
    per_pack: str = ""
    is_part: bool = False


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
        _grams(_("Fat"), listing.fat_g, share),
        _grams(_("of which saturates"), listing.saturates_g, share, is_part=True),
        _grams(_("Carbohydrate"), listing.carbohydrate_g, share),
        _grams(_("of which sugars"), listing.sugars_g, share, is_part=True),
        _grams(_("Protein"), listing.protein_g, share),
        _grams(_("Salt"), listing.salt_g, share, step=HUNDREDTH),
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
    return Row(_("Energy"), words % whole, words % of_pack if of_pack else "")


def _grams(label: str, value, share, *, step: Decimal = TENTH, is_part: bool = False) -> Row | None:
    if value is None:
        return None
    of_pack = _("%s g") % _rounded(value * share, step) if share else ""
    return Row(label, _("%s g") % _rounded(value, step), of_pack, is_part)


def _rounded(value: Decimal, step: Decimal) -> str:
    return f"{value.quantize(step, ROUND_HALF_UP):f}"
