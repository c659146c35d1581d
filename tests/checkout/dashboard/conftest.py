"""The order desk, and something to look at under each of its addresses."""

from datetime import timedelta

import pytest
from django.utils import timezone
from oscar.core.loading import get_model

from tests.account_factories import make_alert, make_review
from tests.factories import (
    make_offer,
    make_order,
    make_product,
    make_product_page,
    make_user,
    make_voucher,
)


@pytest.fixture
def desk(client):
    """A client signed in as the administrator."""
    client.force_login(make_user("ada@example.com", is_superuser=True, is_staff=True))
    return client


@pytest.fixture
def addresses():
    """Every address of the order desk, by name, with the things that it is about."""
    product = make_product("Whole milk")
    make_product_page(product)
    alice = make_user("alice@example.com", first_name="Alice", last_name="Hill")
    return addresses_of_orders(product, alice) | addresses_of_people(product, alice) | addresses_of_offers(product)


def addresses_of_orders(product, alice) -> dict[str, list]:
    order = make_order(product, user=alice)
    note = order.notes.create(user=alice, message="Ring twice", note_type="Info")
    return {
        "index": [],
        "login": [],
        "catalogue-product": [product.pk],
        "order-list": [],
        "order-stats": [],
        "order-detail": [order.number],
        "order-detail-note": [order.number, note.pk],
        "order-refund": [order.number],
        "order-shortage-refund": [order.number, 1],
        "claims": [],
        "claim-decide": [1],
        "order-line-detail": [order.number, order.lines.get().pk],
        "order-shipping-address": [order.number],
        "reports-index": [],
    }


def addresses_of_people(product, alice) -> dict[str, list]:
    review, alert = make_review(product, user=alice, status=0), make_alert(product, user=alice)
    return {
        "users-index": [],
        "user-detail": [alice.pk],
        "user-password-reset": [alice.pk],
        "user-alert-list": [],
        "user-alert-delete": [alert.pk],
        "user-alert-update": [alert.pk],
        "reviews-list": [],
        "reviews-update": [review.pk],
        "reviews-delete": [review.pk],
    }


def addresses_of_offers(product) -> dict[str, list]:
    offer, voucher = make_offer(), make_voucher()
    milk = get_model("offer", "Range").objects.create(name="Milk")
    milk.add_product(product)
    steps = ["detail", "delete", "metadata", "condition", "benefit", "restrictions"]
    return {
        "offer-list": [],
        **{f"offer-{step}": [offer.pk] for step in steps},
        "range-list": [],
        "range-create": [],
        **{f"range-{step}": [milk.pk] for step in ["update", "delete", "products", "reorder"]},
        "voucher-list": [],
        "voucher-create": [],
        **{f"voucher-{step}": [voucher.pk] for step in ["update", "delete", "stats"]},
        "voucher-set-list": [],
        "voucher-set-create": [],
        **{f"voucher-set-{step}": [make_voucher_set().pk] for step in ["update", "detail", "download", "delete"]},
    }


def make_voucher_set():
    now = timezone.now()
    return get_model("voucher", "VoucherSet").objects.create(
        name=f"Leaflet of {now}", count=3, code_length=8, start_datetime=now, end_datetime=now + timedelta(days=30)
    )
