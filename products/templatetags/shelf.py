"""Cards for Oscar's products, on pages that know only those: offers, favourites."""

from django import template
from django.db.models import prefetch_related_objects
from oscar.core.loading import get_model

from products.cards import Card, cards_for, pages_for
from products.names import prefetch_names

register = template.Library()


@register.simple_tag(takes_context=True)
def cards_of(context, products) -> list[Card]:
    """A card for each page that sells one of the products, in their order, once."""
    pages = pages_for([product.pk for product in products])
    in_order = dict.fromkeys(pages[product.pk] for product in products if product.pk in pages)
    return cards_for(in_order, context["request"].due)


@register.simple_tag(takes_context=True)
def card_of_each(context, lines) -> list[tuple[object, Card | None]]:
    """Each line with the card of its product; None where the shop has it no more. The products' names are read too."""
    lines = list(lines)
    prefetch_related_objects(lines, "product__parent")
    prefetch_names(line.product for line in lines if line.product)
    pages = pages_for([line.product_id for line in lines if line.product_id])
    cards = {card.page.pk: card for card in cards_for(dict.fromkeys(pages.values()), context["request"].due)}
    return [(line, cards.get(pages[line.product_id].pk) if line.product_id in pages else None) for line in lines]


@register.simple_tag(takes_context=True)
def favourite_of(context, product):
    """The line of a customer's favourites that a product stands on; None if it is on none. One query."""
    lines = get_model("wishlists", "Line").objects.filter(wishlist__owner=context["request"].user, product=product)
    return lines.select_related("wishlist").order_by("pk").first()
