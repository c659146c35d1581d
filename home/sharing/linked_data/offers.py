"""Prices at which a pack can be had, and how long each holds."""

from dataclasses import dataclass
from datetime import datetime

from home.sharing.linked_data.nodes import Node, node
from products.cards import Choice
from products.freshness_words import life_of
from products.models import NetUnit, Pack

CODES = {NetUnit.GRAMS: ("GRM", "KGM"), NetUnit.MILLILITRES: ("MLT", "LTR")}  # UN/CEFACT: of a pack, of its price


@dataclass(frozen=True)
class Terms:
    """What holds for every offer of a page.

    What is priced by its date holds for the shown round alone, so until its `cut_off`; a list price for every round
    that can be chosen now, so until the `last_cut_off` of these. None: nothing can be ordered at present.
    """

    address: str
    currency: str
    seller: Node
    cut_off: datetime | None = None
    last_cut_off: datetime | None = None


def offer_nodes(choice: Choice, terms: Terms) -> list[Node]:
    """Every offer of a pack that the page shows, the regular one first; what has sold out is still priced."""
    shown = choice.offers.all or tuple(offer for offer in (choice.offer,) if offer)
    return [_offer_node(offer, choice.pack, terms) for offer in shown]


def _offer_node(offer, pack: Pack | None, terms: Terms) -> Node:
    life = life_of(offer)
    return node(
        "Offer",
        url=terms.address,
        price=f"{offer.price:.2f}",
        priceCurrency=terms.currency,
        availability=f"https://schema.org/{'InStock' if offer.is_available else 'OutOfStock'}",
        itemCondition="https://schema.org/NewCondition",
        description=life.sentence.replace("\xa0", " ") if life else "",
        seller=terms.seller,
        priceSpecification=_specifications(offer, pack, terms.currency),
        **_validity(offer, terms),
    )


def _validity(offer, terms: Terms) -> dict:
    if not offer.is_dated:
        return {"priceValidUntil": terms.last_cut_off and terms.last_cut_off.date().isoformat()}
    if terms.cut_off is None:
        return {}
    moment = terms.cut_off.isoformat()
    return {"priceValidUntil": moment[:10], "validThrough": moment, "availabilityEnds": moment}


def _specifications(offer, pack: Pack | None, currency: str) -> list[Node]:
    """The price with the amount that it is for, and the price before a markdown.

    Source: https://developers.google.com/search/docs/appearance/structured-data/merchant-listing
    """
    price = {"price": f"{offer.price:.2f}", "priceCurrency": currency, "valueAddedTaxIncluded": True}
    found = [node("UnitPriceSpecification", **price, referenceQuantity=_quantity(pack))]
    if offer.was:
        was = price | {"price": f"{offer.was:.2f}", "priceType": "https://schema.org/StrikethroughPrice"}
        found.append(node("UnitPriceSpecification", **was))
    return found


def _quantity(pack: Pack | None) -> Node | None:
    if pack is None or pack.net_unit not in CODES:
        return None
    own, base = CODES[pack.net_unit]
    per = node("QuantitativeValue", value="1", unitCode=base)
    return node("QuantitativeValue", value=f"{pack.net_content.normalize():f}", unitCode=own, valueReference=per)
