"""Offers, vouchers, ranges, reviews and customers, made and changed at the order desk."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from oscar.core.loading import get_model

from notices.models import Notice
from tests.factories import make_offer, make_product, make_user

pytestmark = pytest.mark.django_db


def test_an_offer_is_made_in_four_steps(desk):
    everything = get_model("offer", "Range").objects.create(name="Everything", includes_all_products=True)
    steps = [
        ("offer-metadata", {"name": "Spring", "description": "", "offer_type": "Site"}),
        ("offer-benefit", {"range": everything.pk, "type": "Percentage", "value": "10"}),
        ("offer-condition", {"range": everything.pk, "type": "Count", "value": "1"}),
        ("offer-restrictions", {"priority": "0", "exclusive": "on"}),
    ]
    for name, data in steps:
        response = desk.post(reverse(f"dashboard:{name}"), data, follow=True)
        assert response.status_code == 200, name
    offer = get_model("offer", "ConditionalOffer").objects.get()
    assert (offer.name, offer.benefit.value) == ("Spring", Decimal("10"))


def test_a_voucher_and_a_set_of_vouchers_are_made(desk):
    offer = make_offer(offer_type="Voucher")
    dates = {"start_datetime": "2026-11-01 00:00", "end_datetime": "2026-12-31 00:00"}
    data = {"name": "Welcome", "code": "WELCOME", "usage": "Single use", "offers": [offer.pk], **dates}
    assert desk.post(reverse("dashboard:voucher-create"), data).status_code == 302
    assert get_model("voucher", "Voucher").objects.get(code="WELCOME").offers.get() == offer
    data = {"name": "Leaflet", "description": "For the fair", "count": "2", "code_length": "8", "usage": "Single use"}
    data |= {"offers": [offer.pk], **dates}
    assert desk.post(reverse("dashboard:voucher-set-create"), data).status_code == 302
    voucher_set = get_model("voucher", "VoucherSet").objects.get()
    assert voucher_set.vouchers.count() == 2
    codes = desk.get(reverse("dashboard:voucher-set-download", args=[voucher_set.pk])).content.decode().split()
    assert len(codes) == 2


def test_a_range_takes_products(desk):
    product = make_product()
    product.upc = "4006381333931"
    product.save()
    data = {"name": "Milk", "description": "", "is_public": "on"}
    desk.post(reverse("dashboard:range-create"), data)
    milk = get_model("offer", "Range").objects.get()
    data = {"action": "add_products", "query": "4006381333931"}
    response = desk.post(reverse("dashboard:range-products", args=[milk.pk]), data, follow=True)
    assert response.status_code == 200
    assert list(milk.all_products()) == [product]


def test_a_review_is_approved(desk, addresses):
    [pk] = addresses["reviews-update"]
    data = {"title": "Good", "body": "Creamy", "score": "5", "status": "1"}
    assert desk.post(reverse("dashboard:reviews-update", args=[pk]), data).status_code == 302
    assert get_model("reviews", "ProductReview").objects.get(pk=pk).status == 1


def test_a_customer_is_sent_the_sign_in_rooms_mail(desk, mailoutbox):
    alice = make_user("alice@example.com")
    response = desk.post(reverse("dashboard:user-password-reset", args=[alice.pk]), follow=True)
    assert response.status_code == 200
    assert "on its way to alice@example.com" in response.content.decode()
    assert Notice.objects.get().recipient == "alice@example.com"


def test_the_desk_does_not_lock_out_staff(desk):
    otto, alice = make_user("otto@example.com", is_staff=True), make_user("alice@example.com")
    data = {"action": "make_inactive", "selected_user": [otto.pk, alice.pk]}
    desk.post(reverse("dashboard:users-index"), data)
    otto.refresh_from_db()
    alice.refresh_from_db()
    assert (otto.is_active, alice.is_active) == (True, False)


def test_who_may_only_look_at_customers_shuts_none_out(client):
    """Guard: the look at change_user, which Oscar doesn't ask for."""
    otto, alice = make_user("otto@example.com", is_staff=True), make_user("alice@example.com")
    may_look = Permission.objects.filter(codename__in=["view_order", "view_user", "access_admin"])
    otto.user_permissions.set(may_look)
    client.force_login(otto)

    assert client.get(reverse("dashboard:users-index")).status_code == 200
    response = client.post(reverse("dashboard:users-index"), {"action": "make_inactive", "selected_user": [alice.pk]})

    alice.refresh_from_db()
    assert (response.status_code, alice.is_active) == (403, True)


@pytest.mark.parametrize("column", ["email", "name", "num_orders", "actions", "nonsense"])
def test_customers_are_sorted_by_a_column_or_left_as_they_are(desk, column):
    assert desk.get(reverse("dashboard:users-index"), {"sort": column}).status_code == 200
