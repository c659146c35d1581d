"""What a recipe page shows."""

from dataclasses import dataclass, field
from decimal import Decimal

from django.conf import settings

from home.recipes.amounts import ingredient_words
from home.recipes.servings import read_servings
from home.recipes.shopping import Purchase, Wish, purchase_of
from products.cards import cards_on_shelf

FRESH = "fresh"  # ?dates=fresh: no shorter dates


@dataclass(frozen=True)
class Row:
    """One ingredient: its words, what to buy for it, or that an earlier row of the same product buys for it too."""

    words: str
    purchase: Purchase | None = None
    is_bought_above: bool = False


@dataclass(frozen=True)
class Group:
    """Ingredients under a heading, which may be ""."""

    heading: str
    rows: list[Row]


@dataclass(frozen=True)
class Shopping:
    """All that is to be bought, as far as it can be had. Amounts include tax."""

    purchases: list[Purchase] = field(default_factory=list)

    @property
    def to_buy(self) -> list[Purchase]:
        return [purchase for purchase in self.purchases if purchase.packs]

    @property
    def price(self) -> Decimal:
        return sum((purchase.price for purchase in self.purchases), Decimal("0.00"))

    @property
    def deposit(self) -> Decimal:
        """On returnable packaging; it comes on top of the price."""
        packs = [pack for purchase in self.purchases for pack in purchase.packs]
        return sum((pack.choice.deposit * pack.count for pack in packs), Decimal("0.00"))

    @property
    def has_dated(self) -> bool:
        return any(purchase.is_dated for purchase in self.purchases)


def context(request, page) -> dict:
    """The template's words: ingredients in their groups with what to buy, steps, allergens, nutrition."""
    servings = read_servings(request.GET.get("serves"), page.serves)
    wish = Wish(servings.factor, request.GET.get("dates") == FRESH, request.due.day)
    purchases = purchases_of(page.parts, request.due, wish)
    return {
        "servings": servings,
        "groups": groups_of(page.parts, purchases, servings.factor),
        "shopping": Shopping(list(purchases.values())),
        "is_fresh_only": wish.is_fresh_only,
        "steps": list(page.steps.all()),
        "contents": page.contents,
        "nutrition": page.nutrition,
        "currency": settings.OSCAR_DEFAULT_CURRENCY,
    }


def purchases_of(ingredients: list, due, wish: Wish) -> dict[int, Purchase]:
    """What to buy of each product of ours that has a page, by the listing's id; all ingredients of it together."""
    listings = {each.product_id: each.product for each in ingredients if each.product}
    cards = cards_on_shelf(listings.values(), due)
    found = {}
    for card in cards:
        own = [each for each in ingredients if each.product_id == card.listing.pk]
        purchase = purchase_of(card, own, wish)
        if purchase:
            found[card.listing.pk] = purchase
    return found


def groups_of(ingredients: list, purchases: dict[int, Purchase], factor) -> list[Group]:
    """The ingredients under their headings, in order; one that begins none belongs to the group before it."""
    groups, bought = [], set()
    for each in ingredients:
        purchase = purchases.get(each.product_id)
        is_above = purchase is not None and each.product_id in bought
        row = Row(ingredient_words(each, factor), None if is_above else purchase, is_above)
        bought.add(each.product_id)
        if each.heading or not groups:
            groups.append(Group(each.heading, []))
        groups[-1].rows.append(row)
    return groups
