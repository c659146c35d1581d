"""Every address of account, favourites, reviews and offers, with real things behind it, is ours and never breaks."""

import pytest
from django.urls import get_resolver, reverse
from oscar.core.loading import get_model

from checkout.order.links import token_of
from tests.account_factories import make_alert, make_notification, make_review, make_wishlist
from tests.factories import (
    make_address,
    make_home,
    make_offer,
    make_order,
    make_product,
    make_product_page,
    make_story,
    make_user,
)

OTHER_DOORS = {"customer:login", "customer:logout", "customer:register", "customer:change-password"}
ONLY_POSTED = {"customer:notifications-update"}
IN_TEST_PAPERS_AND_LIVE = {
    f"customer:{who}order-{what}" for who in ("", "anon-") for what in ("paper", "pdf", "live", "stream")
}
PLAIN = {
    name: [{}]
    for name in (
        "customer:summary",
        "customer:profile-view",
        "customer:profile-update",
        "customer:profile-delete",
        "customer:order-list",
        "customer:address-list",
        "customer:address-create",
        "customer:email-list",
        "customer:notifications-inbox",
        "customer:notifications-archive",
        "customer:notifications-update",
        "customer:alerts-list",
        "customer:wishlists-list",
        "customer:wishlists-create",
        "offer:list",
    )
}


@pytest.fixture
def alice(db):
    return make_user(first_name="Alice")


@pytest.fixture
def addresses(alice) -> dict[str, list[str]]:
    """Name → every address of that name, for things of Alice's."""
    product = make_product("Kefir")
    make_product_page(product)
    named = (
        PLAIN
        | kwargs_of_orders(product, alice)
        | kwargs_of_account(product, alice)
        | kwargs_of_favourites(product, alice)
    )
    named |= kwargs_of_reviews(product) | kwargs_of_offers(product)
    return {name: [reverse(name, kwargs=each) for each in several] for name, several in named.items()}


def kwargs_of_orders(product, alice) -> dict[str, list[dict]]:
    order, guest_order = make_order(product, user=alice), make_order(product)
    signed = {"order_number": guest_order.number, "hash": token_of(guest_order)}
    return {
        "customer:order": [{"order_number": order.number}],
        "customer:order-line": [{"order_number": order.number, "line_id": order.lines.get().pk}],
        "customer:order-cancel": [{"order_number": order.number}],
        "customer:order-claim": [{"order_number": order.number}],
        "customer:anon-order-cancel": [signed],
        "customer:anon-order-claim": [signed],
        "customer:anon-order": [signed],
        "customer:anon-order-form": [signed],
    }


def kwargs_of_account(product, alice) -> dict[str, list[dict]]:
    place, notification = make_address(alice), make_notification(alice, body="https://longmeadow.example/kefir/")
    email = get_model("communication", "Email").objects.create(
        user=alice, email=alice.email, subject="Hi", body_text="Hi"
    )
    alert, guests_alert = make_alert(make_product("Ghee"), alice), make_alert(product, email="guest@example.com")
    actions = ("default_for_shipping", "default_for_billing")
    return {
        "customer:address-detail": [{"pk": place.pk}],
        "customer:address-delete": [{"pk": place.pk}],
        "customer:address-change-status": [{"pk": place.pk, "action": action} for action in actions],
        "customer:email-detail": [{"email_id": email.pk}],
        "customer:notifications-detail": [{"pk": notification.pk}],
        "customer:alert-create": [{"pk": product.pk}],
        "customer:alerts-confirm": [{"key": guests_alert.key}],
        "customer:alerts-cancel-by-key": [{"key": guests_alert.key}],
        "customer:alerts-cancel-by-pk": [{"pk": alert.pk}],
    }


def kwargs_of_favourites(product, alice) -> dict[str, list[dict]]:
    wishlist, other = make_wishlist(alice, product, visibility="Public"), make_wishlist(alice, name="Cheese")
    listed, line, named = {"key": wishlist.key}, {"line_pk": wishlist.lines.get().pk}, {"product_pk": product.pk}
    return {
        "customer:wishlists-create-with-product": [named],
        "customer:wishlists-add-product": [named, named | listed],
        "customer:wishlists-detail": [listed],
        "customer:wishlists-update": [listed],
        "customer:wishlists-delete": [listed],
        "customer:wishlists-remove-product": [line | listed, named | listed],
        "customer:wishlists-move-product-to-another": [line | listed | {"to_key": other.key}],
        "wishlists:detail": [listed],
    }


def kwargs_of_reviews(product) -> dict[str, list[dict]]:
    reviewed, review = {"product_slug": product.slug, "product_pk": product.pk}, make_review(product)
    return {
        "catalogue:reviews-list": [reviewed],
        "catalogue:reviews-add": [reviewed],
        "catalogue:reviews-detail": [reviewed | {"pk": review.pk}],
        "catalogue:reviews-vote": [reviewed | {"pk": review.pk}],
    }


def kwargs_of_offers(product) -> dict[str, list[dict]]:
    offer = make_offer(products=[product], slug="a-tenth-off")
    make_offer("For all", slug="for-all")
    get_model("offer", "Range").objects.filter(pk=offer.condition.range_id).update(is_public=True, slug="kefirs")
    return {
        "offer:detail": [{"slug": "a-tenth-off"}, {"slug": "for-all"}],
        "catalogue:range": [{"slug": "kefirs"}],
    }


def assert_ours(response, address):
    """A redirect, or a page in our frame without anything of Oscar's or allauth's own."""
    if response.status_code in (301, 302):
        return
    html = response.content.decode()
    assert response.status_code == 200, address
    assert 'class="masthead' in html, address
    assert 'class="footer' in html, address
    for stock in ("bootstrap", "oscar/css", "jquery", "btn-primary", "form-group", "glyphicon", "<style", "onclick="):
        assert stock not in html.lower(), f"{address}: {stock}"


def test_the_walk_knows_every_name(addresses):
    names = set()
    for namespace in ("customer", "wishlists", "offer", "catalogue"):
        _, resolver = get_resolver().namespace_dict[namespace]
        names |= {f"{namespace}:{name}" for name in resolver.reverse_dict if isinstance(name, str)}
    names -= {"catalogue:index", "catalogue:detail", "catalogue:category"} | OTHER_DOORS | IN_TEST_PAPERS_AND_LIVE

    assert names == set(addresses)


def test_a_customer_finds_every_page_in_our_frame(client, alice, addresses):
    client.force_login(alice)

    for name in addresses.keys() - ONLY_POSTED:
        for address in addresses[name]:
            assert_ours(client.get(address), address)


def test_a_stranger_is_shown_our_frame_or_the_door(client, addresses):
    for name in addresses.keys() - ONLY_POSTED:
        for address in addresses[name]:
            response = client.get(address)
            if address.startswith("/account/wishlists/") and response.status_code == 404:
                continue
            assert_ours(response, address)
            if response.status_code == 302 and response["Location"].startswith("/accounts/"):
                assert response["Location"].startswith("/accounts/login/?next="), address


def test_an_empty_account_says_what_to_do(client, alice):
    client.force_login(alice)

    for name in ("summary", "order-list", "address-list", "wishlists-list", "alerts-list", "notifications-inbox"):
        html = client.get(reverse(f"customer:{name}")).content.decode()
        assert 'class="empty' in html, name


@pytest.mark.parametrize(
    "name",
    ["login", "signup", "logout", "reset_password", "reset_password_done", "reset_password_from_key_done",
     "change_password", "set_password", "email", "email_verification_sent", "reauthenticate", "inactive"],
)  # fmt: skip
@pytest.mark.parametrize("is_signed_in", [False, True])
def test_sign_in_pages_are_in_our_frame(client, alice, name, is_signed_in):
    if is_signed_in:
        client.post("/accounts/login/", {"login": "alice@example.com", "password": "longmeadow"})

    assert_ours(client.get(reverse(f"account_{name}")), name)


def test_spent_links_are_explained(client, db):
    html = client.get("/accounts/confirm-email/spent/").content.decode()
    assert "That link is spent" in html

    html = client.get("/accounts/password/reset/key/1-spent-link/").content.decode()
    assert "That link is spent" in html


def test_too_many_tries_are_answered_in_our_frame(client, db):
    make_home()
    for _ in range(31):
        response = client.post("/accounts/login/", {})

    assert response.status_code == 429
    assert "A moment, please" in response.content.decode()


def test_a_page_with_a_password_of_its_own_asks_in_our_frame(client, db):
    page = make_story("For our friends")
    page.view_restrictions.create(restriction_type="password", password="churn")

    html = client.get(page.url).content.decode()

    assert "This page has a password" in html
    assert 'class="masthead' in html


@pytest.mark.parametrize("name", ["offer:list", "offer:detail", "catalogue:reviews-list", "catalogue:reviews-detail"])
def test_pages_that_strangers_read_leave_no_cookie_and_no_token(client, addresses, name):
    for address in addresses[name]:
        response = client.get(address)

        assert not response.cookies, address
        assert "csrfmiddlewaretoken" not in response.content.decode(), address
