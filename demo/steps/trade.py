"""Offers and vouchers, by Oscar's models."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.utils import timezone
from oscar.core.loading import get_model

ConditionalOffer = get_model("offer", "ConditionalOffer")
Range = get_model("offer", "Range")
Condition = get_model("offer", "Condition")
Benefit = get_model("offer", "Benefit")
Voucher = get_model("voucher", "Voucher")

WELCOME = "WELCOME10"
BEFORE, AFTER = timedelta(days=90), timedelta(days=365)


def open_offers(categories: dict) -> None:
    """Three yoghurts for 15 % less, and a voucher for newcomers."""
    began = timezone.now() - BEFORE
    yoghurts, _ = Range.objects.get_or_create(name="All yoghurts")
    yoghurts.included_categories.add(categories["yoghurt"])
    everything, _ = Range.objects.get_or_create(name="Everything", defaults={"includes_all_products": True})
    _offer(
        "Three yoghurts or more: 15% off",
        "Any three from the yoghurt shelf, or more, in one basket.",
        ConditionalOffer.SITE,
        _terms(yoghurts, at_least=3, percent=15),
        began,
    )
    welcome = _offer(
        "Welcome: 10% off",
        "For your first order.",
        ConditionalOffer.VOUCHER,
        _terms(everything, at_least=1, percent=10),
        began,
    )
    _voucher(welcome, began)


def _terms(each, *, at_least: int, percent: int) -> dict:
    condition, _ = Condition.objects.get_or_create(range=each, type=Condition.COUNT, value=Decimal(at_least))
    benefit, _ = Benefit.objects.get_or_create(range=each, type=Benefit.PERCENTAGE, value=Decimal(percent))
    return {"condition": condition, "benefit": benefit}


def _offer(name: str, description: str, offer_type: str, terms: dict, began: datetime):
    fields = {"description": description, "offer_type": offer_type, "start_datetime": began}
    return ConditionalOffer.objects.get_or_create(name=name, defaults=fields | terms)[0]


def _voucher(offer, began: datetime) -> None:
    voucher, _ = Voucher.objects.get_or_create(
        code=WELCOME,
        defaults={
            "name": "Welcome to the round",
            "usage": Voucher.ONCE_PER_CUSTOMER,
            "start_datetime": began,
            "end_datetime": timezone.now() + AFTER,
        },
    )
    voucher.offers.add(offer)
