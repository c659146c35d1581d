"""Every address of account, favourites, reviews and offers, with real things behind it, is ours and never breaks."""

import pytest
from django.urls import get_resolver, reverse
from oscar.core.loading import get_model

from tests.factories import (
    make_address,
    make_alert,
    make_home,
    make_notification,
    make_offer,
    make_order,
    make_product,
    make_product_page,
    make_review,
    make_story,
    make_user,
    make_wishlist,
)

OTHER_DOORS = {"customer:login", "customer:logout", "customer:register", "customer:change-password"}
ONLY_POSTED = {"customer:notifications-update"}


@pytest.fixture
def alice(db):
    return make_user(first_name="Alice")


@pytest.fixture
def addresses(alice) -> dict[str, list[str]]:
    """Name → every address of that name, for things of Alice's."""
    product = make_product("Kefir")
    make_product_page(product)
    order, guest_order = make_order(product, user=alice), make_order(product)
    line, place = order.lines.get(), make_address(alice)
    wishlist, other = make_wishlist(alice, product, visibility="Public"), make_wishlist(alice, name="Cheese")
    favourite = wishlist.lines.get()
    alert, guests_alert = make_alert(make_product("Ghee"), alice), make_alert(product, email="guest@example.com")
    notification = make_notification(alice, body="https://longmeadow.example/kefir/")
    email = get_model("communication", "Email").objects.create(
        user=alice, email=alice.email, subject="Hi", body_text="Hi"
    )
    review, offer = make_review(product), make_offer(products=[product], slug="a-tenth-off")
    make_offer("For all", slug="for-all")
    get_model("offer", "Range").objects.filter(pk=offer.condition.range_id).update(is_public=True, slug="kefirs")
    signed = {"order_number": guest_order.number, "hash": guest_order.verification_hash()}
    reviews = {"product_slug": product.slug, "product_pk": product.pk}
    listed = {"key": wishlist.key}
    kwargs = {
        "customer:summary": [{}],
        "customer:profile-view": [{}],
        "customer:profile-update": [{}],
        "customer:profile-delete": [{}],
        "customer:order-list": [{}],
        "customer:order": [{"order_number": order.number}],
        "customer:order-line": [{"order_number": order.number, "line_id": line.pk}],
        "customer:anon-order": [signed],
        "customer:anon-order-form": [signed],
        "customer:address-list": [{}],
        "customer:address-create": [{}],
        "customer:address-detail": [{"pk": place.pk}],
        "customer:address-delete": [{"pk": place.pk}],
        "customer:address-change-status": [
            {"pk": place.pk, "action": action} for action in ("default_for_shipping", "default_for_billing")
        ],
        "customer:email-list": [{}],
        "customer:email-detail": [{"email_id": email.pk}],
        "customer:notifications-inbox": [{}],
        "customer:notifications-archive": [{}],
        "customer:notifications-update": [{}],
        "customer:notifications-detail": [{"pk": notification.pk}],
        "customer:alerts-list": [{}],
        "customer:alert-create": [{"pk": product.pk}],
        "customer:alerts-confirm": [{"key": guests_alert.key}],
        "customer:alerts-cancel-by-key": [{"key": guests_alert.key}],
        "customer:alerts-cancel-by-pk": [{"pk": alert.pk}],
        "customer:wishlists-list": [{}],
        "customer:wishlists-create": [{}],
        "customer:wishlists-create-with-product": [{"product_pk": product.pk}],
        "customer:wishlists-add-product": [{"product_pk": product.pk}, {"product_pk": product.pk} | listed],
        "customer:wishlists-detail": [listed],
        "customer:wishlists-update": [listed],
        "customer:wishlists-delete": [listed],
        "customer:wishlists-remove-product": [{"line_pk": favourite.pk} | listed, {"product_pk": product.pk} | listed],
        "customer:wishlists-move-product-to-another": [{"line_pk": favourite.pk, "to_key": other.key} | listed],
        "wishlists:detail": [listed],
        "offer:list": [{}],
        "offer:detail": [{"slug": "a-tenth-off"}, {"slug": "for-all"}],
        "catalogue:range": [{"slug": "kefirs"}],
        "catalogue:reviews-list": [reviews],
        "catalogue:reviews-add": [reviews],
        "catalogue:reviews-detail": [reviews | {"pk": review.pk}],
        "catalogue:reviews-vote": [reviews | {"pk": review.pk}],
    }
    return {name: [reverse(name, kwargs=each) for each in several] for name, several in kwargs.items()}


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
    names -= {"catalogue:index", "catalogue:detail", "catalogue:category"} | OTHER_DOORS

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
