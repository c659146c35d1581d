"""What the shop said about a line, kept: first with the basket, then with the order."""

from datetime import date

from django.conf import settings

from checkout.models import LinePromise, LineTerms, OfferKind
from products.facts import snapshots


def write_terms(line, day: date) -> LineTerms:
    """Notes what the shopper is shown of a basket line now, for the delivery day `day`."""
    terms, _ = LineTerms.objects.update_or_create(
        line=line,
        defaults={
            "offer_kind": OfferKind.REGULAR,
            "price": line.purchase_info.price.incl_tax,
            "shown_for": day,
        },
    )
    return terms


def write_promises(basket) -> None:
    """One promise for each line of a basket that has just become an order; two queries for any number of lines."""
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
