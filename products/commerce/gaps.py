"""What an editor may have forgotten about a product."""

from django.utils.translation import gettext as _

from products.commerce.shape import Commerce, PackEntry
from products.facts import emphasis
from products.facts.packs import pack_words


def gaps_of(commerce: Commerce) -> list[str]:
    """Sentences for the editor, the gravest first; none of them keeps the product from being sold."""
    found = [gap for pack in commerce.packs if not pack.is_withdrawn for gap in _gaps_of_pack(pack)]
    if not commerce.contains and not commerce.facts.get("has_no_allergens"):
        found.append(_("Nobody has said which allergens it contains. Milk is one."))
    if commerce.facts.get("is_vegetarian") is None:
        found.append(_("Nobody has said whether it is vegetarian."))
    ingredients = commerce.facts.get("ingredients") or ""
    found += (
        _gaps_of_ingredients(ingredients, commerce.contains) if ingredients else [_("The ingredients are missing.")]
    )
    if commerce.facts.get("energy_kj") is None:
        found.append(_("The nutrition values are missing."))
    return found


def _gaps_of_ingredients(ingredients: str | None, contains: frozenset[str]) -> list[str]:
    if not ingredients:
        return [_("The ingredients are missing.")]
    unticked = [
        _("The ingredients name %(allergen)s, which isn't ticked among the allergens.")
        % {"allergen": each.label.lower()}
        for each in emphasis.unticked(ingredients, contains)
    ]
    unnamed = [
        _("The ingredients don't name %(allergen)s. Write it beside what comes from it, such as “cream (milk)”.")
        % {"allergen": each.label.lower()}
        for each in emphasis.unnamed(ingredients, contains)
    ]
    return unticked + unnamed


def _gaps_of_pack(pack: PackEntry) -> list[str]:
    name = pack_words(pack) if pack.net_content else _("The pack")
    found = []
    if pack.price is None:
        found.append(_("%(pack)s has no price, so it can't be bought.") % {"pack": name})
    if pack.stock is not None and pack.stock <= 0:
        found.append(_("%(pack)s: nothing on the shelf.") % {"pack": name})
    if not pack.gtin:
        found.append(_("%(pack)s has no GTIN.") % {"pack": name})
    return found
