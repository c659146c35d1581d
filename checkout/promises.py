"""What the shop said about an order line, kept for good."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.conf import settings
from django.utils.translation import gettext as _

from checkout.errors import BasketChanged
from checkout.models import LinePromise
from freshness.ladder import Step
from freshness.offers import Offer
from products.facts.snapshots import snapshots


@dataclass(frozen=True)
class Promised:
    """The date that an order line was promised, as templates/includes/freshness.html asks for it."""

    kind: str
    date: date
    date_kind: str
    life_days: int | None
    minimum_life_days: int | None


def promised(line, day: date | None) -> Promised | None:
    """What was promised with an order line that comes on `day`; None if no date was."""
    promise = getattr(line, "promise", None)
    if promise is None or promise.promised_date is None:
        return None
    return Promised(
        kind=promise.offer_kind,
        date=promise.promised_date,
        date_kind=promise.date_kind,
        life_days=(promise.promised_date - day).days if day else None,
        minimum_life_days=promise.minimum_life_days,
    )


def saved_of(line) -> Decimal:
    """What its shorter date took off an order line, before any offer or voucher did."""
    promise = getattr(line, "promise", None)
    if promise is None or promise.prior_price is None:
        return Decimal("0.00")
    return promise.prior_price * line.quantity - line.line_price_before_discounts_incl_tax


def check_as_shown(basket) -> None:
    """Raises BasketChanged if a line got worse than the shopper saw it and nobody has said yes to that."""
    worse = [line.name for line in basket.all_lines() if not line.is_as_shown]
    if worse:
        raise BasketChanged([_("%(name)s has changed. Check it and order again.") % {"name": name} for name in worse])


def write_promises(basket) -> None:
    """One promise for each line of a basket that has just become an order.

    Five queries for any number of lines, six in another language than the shop's own: that of the names.
    """
    lines = list(basket.all_lines())
    facts = snapshots(line.product_id for line in lines)
    LinePromise.objects.bulk_create(_promise(line, facts[line.product_id]) for line in lines)


def _promise(line, facts) -> LinePromise:
    price, offer, name = line.purchase_info.price, line.standing.offer, line.name
    return LinePromise(
        line=line.order_line,
        name=str(name),
        name_language=name.language,
        offer_kind=offer.kind,
        promised_date=offer.date,
        date_kind=offer.date_kind,
        minimum_life_days=offer.minimum_life_days,
        list_price=offer.stockrecord.price,
        prior_price=offer.was,
        ladder_step=step_words(offer.step) if offer.step else "",
        ladder_version=version_of(offer),
        tax_rate=settings.TAX_RATES[price.tax_code],
        deposit=facts.deposit,
        net_weight_ordered_g=facts.net_weight_g and facts.net_weight_g * line.quantity,
        ingredients=facts.ingredients,
        allergens=facts.allergens,
        storage=facts.storage,
    )


def step_words(step: Step) -> str:
    """3 days: 30 %"""
    days = "1 day" if step.life_days == 1 else f"{step.life_days} days"
    return f"{days}: {step.percent.normalize():f} %"


def version_of(offer: Offer) -> int | None:
    """The version of the ladder that made a dated offer's price."""
    return offer.ladder.version_id if offer.is_dated and offer.ladder else None
