"""A product, in one pack or in several sizes."""

from dataclasses import dataclass

from home.sharing.linked_data.nodes import Node, node
from home.sharing.linked_data.offers import Terms, offer_nodes
from products.cards import Card, Choice
from products.models import NetUnit
from products.reviews import Summary, reviewer


@dataclass(frozen=True)
class About:
    """What the page says of a product besides its packs. `pictures` are addresses, `properties` words in pairs."""

    name: str
    description: str
    brand: str
    pictures: list[str]
    category: str = ""
    properties: tuple[tuple[str, str], ...] = ()
    reviews: Summary | None = None


def product_node(card: Card, about: About, terms: Terms) -> Node | None:
    """A product with its offers, or a group of products for one in sizes; None for what nobody prices or rates."""
    if not any(choice.offer for choice in card.choices) and about.reviews is None:
        return None
    told = {
        "name": about.name,
        "description": about.description,
        "url": terms.address,
        "image": about.pictures,
        "brand": node("Brand", name=about.brand),
        "category": about.category,
        "additionalProperty": [node("PropertyValue", name=name, value=value) for name, value in about.properties],
        **_ratings(about.reviews),
    }
    if len(card.choices) == 1:
        return node("Product", **told | _pack(card.choices[0], terms))
    variants = [_variant(choice, about, terms) for choice in card.choices]
    key = str(card.listing.product_id)
    return node("ProductGroup", **told, productGroupID=key, variesBy=["https://schema.org/size"], hasVariant=variants)


def _variant(choice: Choice, about: About, terms: Terms) -> Node:
    name = f"{about.name}, {choice.size}"
    return node("Product", name=name, description=about.description, image=about.pictures, **_pack(choice, terms))


def _pack(choice: Choice, terms: Terms) -> dict:
    pack = choice.pack
    is_weighed = pack is not None and pack.net_unit == NetUnit.GRAMS
    grams = f"{pack.net_content.normalize():f}" if is_weighed else ""
    return {
        "sku": choice.offer.stockrecord.partner_sku if choice.offer else "",
        "gtin": (pack.product.upc or "") if pack else "",
        "size": choice.size,
        "weight": node("QuantitativeValue", value=grams, unitCode="GRM") if grams else None,
        "offers": offer_nodes(choice, terms),
    }


def _ratings(reviews: Summary | None) -> dict:
    if reviews is None:
        return {}
    rating = node("AggregateRating", ratingValue=reviews.average_shown, reviewCount=reviews.count, bestRating="5")
    return {"aggregateRating": rating, "review": [_review(each) for each in reviews.latest]}


def _review(review) -> Node:
    return node(
        "Review",
        name=review.title,
        reviewBody=review.body,
        author=node("Person", name=reviewer(review)),
        datePublished=review.date_created.date().isoformat(),
        reviewRating=node("Rating", ratingValue=str(review.score), bestRating="5", worstRating="1"),
    )
