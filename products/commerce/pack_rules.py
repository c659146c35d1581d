"""What may be wrong with the packs that an editor wants to sell."""

from django.utils.translation import gettext as _

from money import to_penny
from products.commerce.shape import Commerce, PackEntry
from products.errors import Problem
from products.facts.gtin import GtinError, checked_gtin, spellings
from products.models import PackCode


def problems_of(
    commerce: Commerce, *, known: dict[int, int | None], is_tracked: bool, is_kept: bool = False
) -> list[Problem]:
    """Everything wrong with the packs. `known` are the ids of those that stand, each with its units bound to orders.

    `is_tracked`: their stock is counted; `is_kept`: it is kept in batches, and nobody types it in.
    """
    sold = [pack for pack in commerce.packs if not (pack.is_removed or pack.is_withdrawn)]
    problems = [] if sold else [Problem(_("Keep at least one pack. To stop selling it, unpublish the page."))]
    seen: set[str] = set()
    for place, pack in enumerate(commerce.packs):
        if pack.is_removed:
            continue
        found = [
            *_amounts(pack),
            *_stock(pack, known, is_tracked and not is_kept),
            *_batches(pack, is_kept),
            *_code(pack, seen),
        ]
        problems += [Problem(message, name, place) for name, message in found]
    return problems


def _amounts(pack: PackEntry) -> list[tuple[str, str]]:
    found = []
    if pack.net_content is None or pack.net_content <= 0:
        found.append(("net_content", _("Say how much is in it, for example 568.")))
    for name, amount in (("price", pack.price), ("deposit", pack.deposit)):
        if amount is None or amount < 0 or amount != to_penny(amount):
            found.append((name, _("Give whole pennies, 0 or more, for example 1.25.")))
    return found


def _stock(pack: PackEntry, known: dict[int, int | None], is_tracked: bool) -> list[tuple[str, str]]:
    if pack.product_id is not None and pack.product_id not in known:
        return [("", _("This pack was removed by somebody else. Open the form again."))]
    if not is_tracked or pack.in_batches is not None:
        return []
    if pack.stock is None or pack.stock < 0:
        return [("stock", _("Say how many are on the shelf, 0 or more."))]
    bound = known.get(pack.product_id) or 0
    if pack.stock < bound:
        return [("stock", _("%(bound)d are bound to orders, so there can't be fewer.") % {"bound": bound})]
    return []


def _batches(pack: PackEntry, is_kept: bool) -> list[tuple[str, str]]:
    if not is_kept or not pack.stock:
        return []
    return [("stock", _("Goods with dates come in by batch, at goods-in. Leave this empty."))]


def _code(pack: PackEntry, seen: set[str]) -> list[tuple[str, str]]:
    if not pack.gtin:
        return []
    try:
        gtin = checked_gtin(pack.gtin)
    except GtinError as error:
        return [("gtin", str(error))]
    if seen & set(spellings(gtin)):
        return [("gtin", _("Two packs can't have the same GTIN."))]
    seen.add(gtin)
    code = PackCode.objects.filter(gtin__in=spellings(gtin)).exclude(product=pack.product_id, units=1).first()
    if code is None:
        return []
    return [("gtin", _("%(gtin)s stands for “%(product)s” already.") % {"gtin": gtin, "product": code.product})]
