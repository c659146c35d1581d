"""What a product page shows."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from freshness.due import Due
from products import reviews
from products.cards import Card, Choice, cards_for
from products.facts.nutrition import nutrition_table
from products.facts.rows import FactRow, fact_rows, level_rows
from products.facts.wording import in_reader_words
from products.models import Listing
from products.pictures import prefetch_renditions
from products.rungs import Ladder, ladder_of
from products.together.shown import pages_beside, together_with


@dataclass(frozen=True)
class Size:
    """One pack with its dates. The form posts a date for each size under a name of its own."""

    choice: Choice
    ladder: Ladder | None
    date_name: str


def context(request, page) -> dict:
    """The template's words: pictures, the card with its packs, facts and reviews.

    `card` and `listing` are None, and the rest of the product is left out, while no product stands behind the page.
    """
    pictures = pictures_of(page)
    cards = cards_for([page, *pages_beside(page.listing_key)], request.due)
    card = next((each for each in cards if each.page is page), None)
    if card is None:
        return {"pictures": pictures, "card": None, "listing": None}
    listing = in_reader_words(card.listing)
    return {
        "pictures": pictures,
        "card": card,
        "sizes": sizes_of(card, request.due),
        "listing": listing,
        "reviews": reviews.summary_of(card.listing.product),
        "together": together_with(card, [each for each in cards if each is not card]),
        **facts_of(card, listing),
    }


def sizes_of(card: Card, due: Due) -> list[Size]:
    """The packs behind a card, each with its dates; the only one posts its date as `date`."""
    is_only = len(card.choices) == 1
    return [
        Size(choice, ladder_of(choice.offers, due), "date" if is_only else f"date-{choice.product_id}")
        for choice in card.choices
    ]


def pictures_of(page) -> list:
    """The page's pictures, the main one first, with their renditions; two queries."""
    more = [each.image for each in page.more_pictures.select_related("image")]
    pictures = [page.picture, *more] if page.picture else more
    prefetch_renditions(pictures)
    return pictures


def facts_of(card: Card, listing: Listing) -> dict:
    """Facts, allergens, nutrition and footprint of the product behind a card, from its listing; one query."""
    only = card.choices[0] if len(card.choices) == 1 else None
    allergens = list(listing.allergens.all())
    return {
        "facts": [*fact_rows(listing), *promise_rows(card)],
        "contains": [each for each in allergens if not each.is_trace],
        "declared": [each.allergen for each in allergens if not each.is_trace],
        "traces": [each for each in allergens if each.is_trace],
        "nutrition": nutrition_table(listing, only.pack, only.size) if only else nutrition_table(listing, None),
        "levels": level_rows(listing, is_returnable=all(choice.deposit for choice in card.choices)),
        "deposit": max((choice.deposit for choice in card.choices), default=0),
    }


def promise_rows(card: Card) -> list[FactRow]:
    """The days of life that are promised from delivery; the fewest, if sizes promise differently."""
    promised = {choice.offer.minimum_life_days for choice in card.choices if choice.offer} - {None, 0}
    if not promised:
        return []
    least = min(promised)
    words = ngettext("At least %(days)d day from your doorstep", "At least %(days)d days from your doorstep", least)
    return [FactRow(_("Our promise"), words % {"days": least})]


def search_words(page) -> str:
    """What shoppers type and the page does not say: its name in the shop's own language, the range, the animal, the
    ingredients."""
    listing = page.listing
    if listing is None:
        return ""
    ranges = " ".join(category.name for category in listing.product.categories.all())
    with override(page.locale.language_code):
        animal = listing.get_species_display()
    return " ".join([listing.product.title, ranges, animal, listing.ingredients.replace("*", "")])
