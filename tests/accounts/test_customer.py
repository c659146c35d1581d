"""The account pages: what they change, and that they change it for nobody else."""

from datetime import date

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import reverse
from oscar.core.loading import get_model

from accounts.models import User
from checkout.confirmation import order_path
from checkout.order.links import token_of
from checkout.order.numbers import new_number
from tests.account_factories import make_alert, make_notification, make_wishlist
from tests.factories import make_address, make_basket, make_country, make_home, make_order, make_product, make_user

ADDRESS = {
    "first_name": "Alice",
    "last_name": "Hill",
    "line1": "4 Mill Lane",
    "line4": "Leeds",
    "postcode": "ls82qt",
    "phone_number": "0113 496 0182",
}


@pytest.fixture
def alice(db, client):
    make_home()
    user = make_user(first_name="Alice")
    client.force_login(user)
    return user


@pytest.fixture
def bob(db):
    return make_user("bob@example.com", first_name="Bob")


def test_the_things_of_another_customer_are_not_there(client, alice, bob):
    product = make_product()
    order, place = make_order(product, user=bob, number=new_number()), make_address(bob)
    notification, alert = make_notification(bob), make_alert(product, bob)
    theirs, mine = make_wishlist(bob, product), make_wishlist(alice, product)
    email = get_model("communication", "Email").objects.create(user=bob, email=bob.email, subject="Hi", body_text="Hi")
    addresses = [
        reverse("customer:order", args=[order.number]),
        reverse("customer:order-line", args=[order.number, order.lines.get().pk]),
        reverse("customer:address-detail", args=[place.pk]),
        reverse("customer:address-delete", args=[place.pk]),
        reverse("customer:notifications-detail", args=[notification.pk]),
        reverse("customer:email-detail", args=[email.pk]),
        reverse("customer:alerts-cancel-by-pk", args=[alert.pk]),
        reverse("customer:wishlists-detail", args=[theirs.key]),
        reverse("customer:wishlists-update", args=[theirs.key]),
        reverse("customer:wishlists-delete", args=[theirs.key]),
        reverse("customer:wishlists-remove-product", args=[theirs.key, theirs.lines.get().pk]),
        reverse("wishlists:detail", args=[theirs.key]),
    ]
    posted = [
        *(address for address in addresses[:-1] if "notifications" not in address and "emails" not in address),
        reverse("customer:address-change-status", args=[place.pk, "default_for_shipping"]),
        reverse("customer:wishlists-add-product", args=[theirs.key, product.pk]),
        reverse("customer:wishlists-move-product-to-another", args=[theirs.key, theirs.lines.get().pk, mine.key]),
        reverse("customer:wishlists-move-product-to-another", args=[mine.key, mine.lines.get().pk, theirs.key]),
    ]

    assert {address: client.get(address).status_code for address in addresses} == dict.fromkeys(addresses, 404)
    assert {address: client.post(address, {"action": "reorder"}).status_code for address in posted} == dict.fromkeys(
        posted, 404
    )
    client.post("/account/notifications/update/", {"action": "delete", "selected_notification": notification.pk})
    assert get_model("communication", "Notification").objects.filter(recipient=bob).count() == 1


def test_an_address_is_kept_with_its_postcode_as_the_post_writes_it(client, alice):
    make_country()

    response = client.post("/account/addresses/add/", ADDRESS)

    assert response["Location"] == "/account/addresses/"
    place = alice.addresses.get()
    assert (place.postcode, place.country_id, str(place.phone_number)) == ("LS8 2QT", "GB", "+441134960182")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"postcode": "Leeds"}, "Enter a full postcode, such as LS8 2QT."),
        ({"line1": ""}, "This field is required."),
        ({"notes": "x" * 201}, "Keep the note under 200 characters; it has 201."),
        ({"phone_number": "12"}, "not a valid"),
    ],
)
def test_a_wrong_address_is_said_at_its_field(client, alice, wrong, says):
    make_country()

    html = client.post("/account/addresses/add/", ADDRESS | wrong).content.decode()

    assert says in html
    assert "require a valid postcode" not in html
    assert "<title>Error: " in html.replace("\n", "")
    assert not alice.addresses.exists()


def test_an_address_outside_the_country_cannot_be_smuggled_in(client, alice):
    make_country()
    get_model("address", "Country").objects.create(iso_3166_1_a2="FR", printable_name="France")

    client.post("/account/addresses/add/", ADDRESS | {"country": "FR"})

    assert alice.addresses.get().country_id == "GB"


def test_the_same_address_twice_is_told(client, alice):
    make_country()
    client.post("/account/addresses/add/", ADDRESS)

    response = client.post("/account/addresses/add/", ADDRESS)

    assert response.status_code == 200
    assert alice.addresses.count() == 1


def test_one_address_is_the_default_and_a_link_changes_nothing(client, alice):
    first, second = make_address(alice, is_default_for_shipping=True), make_address(alice, line1="9 High Street")
    link = reverse("customer:address-change-status", args=[second.pk, "default_for_shipping"])

    client.get(link)
    assert alice.addresses.get(is_default_for_shipping=True) == first

    client.post(link)
    assert alice.addresses.get(is_default_for_shipping=True) == second


def test_an_address_is_deleted_after_asking(client, alice):
    place = make_address(alice)
    link = reverse("customer:address-delete", args=[place.pk])

    assert "4 Mill Lane" in client.get(link).content.decode()
    client.post(link)

    assert not alice.addresses.exists()


def test_the_profile_changes_names_and_nothing_else(client, alice):
    client.post(
        "/account/profile/edit/", {"first_name": "Al", "last_name": "H", "email": "x@example.com", "is_staff": "1"}
    )

    alice.refresh_from_db()
    assert (alice.first_name, alice.last_name, alice.email, alice.is_staff) == ("Al", "H", "alice@example.com", False)


def test_an_account_is_deleted_only_with_its_password_and_its_orders_stay(client, alice):
    product = make_product()
    order = make_order(product, user=alice)
    make_address(alice), make_wishlist(alice, product), make_basket(product, user=alice)

    client.post("/account/profile/delete/", {"password": "guess"})
    assert User.objects.filter(pk=alice.pk).exists()

    response = client.post("/account/profile/delete/", {"password": "longmeadow"})
    assert response["Location"] == "/"
    assert SESSION_KEY not in client.session
    assert not User.objects.filter(pk=alice.pk).exists()
    order.refresh_from_db()
    assert (order.user, order.lines.count()) == (None, 1)
    assert not get_model("basket", "Basket").objects.exists()


def test_an_order_that_is_still_to_come_goes_on_as_a_guests(client, alice, time_machine):
    time_machine.move_to("2026-11-26T12:00:00+00:00")
    product = make_product()
    coming, gone = make_order(product, user=alice), make_order(product, user=alice)
    gone.delivery.day = date(2026, 11, 25)
    gone.delivery.save()

    client.post("/account/profile/delete/", {"password": "longmeadow"})
    coming.refresh_from_db()
    gone.refresh_from_db()
    assert (coming.email, gone.email) == ("alice@example.com", "")

    guest = Client()
    guest.post(reverse("customer:anon-order-form", args=[coming.number, token_of(coming)]), {"email": coming.email})
    assert guest.get(order_path(coming)).status_code == 200


def test_notifications_are_read_put_away_and_deleted(client, alice):
    notification = make_notification(alice, body="<script>alert(1)</script> https://longmeadow.example/kefir/")
    html = client.get(reverse("customer:notifications-detail", args=[notification.pk])).content.decode()
    assert "<script>alert" not in html
    assert 'href="https://longmeadow.example/kefir/"' in html

    client.post("/account/notifications/update/", {"action": "archive", "selected_notification": notification.pk})
    notification.refresh_from_db()
    assert (notification.location, notification.is_read) == ("Archive", True)

    client.post("/account/notifications/update/", {"action": "delete", "selected_notification": notification.pk})
    assert not get_model("communication", "Notification").objects.exists()


def test_the_bare_address_of_notifications_leads_to_the_inbox(client, alice):
    assert client.get("/account/notifications/")["Location"] == "/account/notifications/inbox/"


@pytest.mark.parametrize("chosen", [{}, {"action": "burn"}, {"action": "delete", "selected_notification": "x"}])
def test_a_tampered_choice_of_notifications_breaks_nothing(client, alice, chosen):
    make_notification(alice)

    assert client.post("/account/notifications/update/", chosen).status_code == 302
    assert get_model("communication", "Notification").objects.count() == 1
