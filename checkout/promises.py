"""What the shop said about a line, kept: first with the basket, then with the order."""

from datetime import date

from django.conf import settings

from checkout.models import LinePromise, LineTerms
from freshness.kinds import OfferKind
from products.facts.snapshots import snapshots


def note_what_was_shown(line, day: date) -> None:
    """Notes the price at which units were added, for the delivery day `day`.

    A rise of what was in the basket before is left to be accepted there: a rise always needs a tap.
    """
    terms = LineTerms.objects.filter(line=line).first()
    if terms is None or line.purchase_info.price.incl_tax <= terms.price:
        accept_price(line, day)


def accept_price(line, day: date) -> None:
    """Notes the line's price of now as seen by the shopper, for the delivery day `day`."""
    price = line.purchase_info.price.incl_tax
    if price is not None:
        LineTerms.objects.update_or_create(
            line=line, defaults={"offer_kind": OfferKind.REGULAR, "price": price, "shown_for": day}
        )


def note_falls(basket, day: date) -> None:
    """Notes every price that fell as seen: it was told on the page that the shopper has just left."""
    for line in basket.all_lines():
        terms, now = getattr(line, "terms", None), line.unit_price_incl_tax
        if terms and now is not None and now < terms.price:
            accept_price(line, day)


def write_promises(basket) -> None:
    """One promise for each line of a basket that has just become an order; five queries for any number of lines."""
    lines = list(basket.all_lines())
    facts = snapshots(line.product_id for line in lines)
    LinePromise.objects.bulk_create(_promise(line, facts[line.product_id]) for line in lines)


def _promise(line, facts) -> LinePromise:
    price = line.purchase_info.price
    return LinePromise(
        line=line.order_line,
        offer_kind=OfferKind.REGULAR,
        list_price=price.incl_tax,
        tax_rate=settings.TAX_RATES[price.tax_code],
        deposit=facts.deposit,
        net_weight_ordered_g=facts.net_weight_g and facts.net_weight_g * line.quantity,
        ingredients=facts.ingredients,
        allergens=facts.allergens,
        storage=facts.storage,
    )
