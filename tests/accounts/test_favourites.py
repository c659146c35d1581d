"""Lists of favourites: made, filled, shared, and changed by posting only."""

import pytest
from django.urls import reverse
from oscar.core.loading import get_model

from tests.account_factories import make_wishlist
from tests.factories import make_product, make_product_page, make_user

WishList = get_model("wishlists", "WishList")
NO_MAILS = {"shared_emails-TOTAL_FORMS": "0", "shared_emails-INITIAL_FORMS": "0"}


@pytest.fixture
def kefir(db):
    product = make_product("Kefir")
    make_product_page(product)
    return product


@pytest.fixture
def alice(client, kefir):
    user = make_user(first_name="Alice")
    client.force_login(user)
    return user


def test_a_favourite_makes_the_first_list(client, alice, kefir):
    link = reverse("customer:wishlists-add-product", args=[kefir.pk])

    client.get(link)
    assert not WishList.objects.exists()

    client.post(link)
    client.post(link)
    wishlist = alice.wishlists.get()
    assert (wishlist.name, wishlist.visibility) == ("Favourites", "Private")
    assert [(line.product, line.quantity) for line in wishlist.lines.all()] == [(kefir, 1)]


def test_a_list_is_made_with_a_product_in_it(client, alice, kefir):
    client.post(
        reverse("customer:wishlists-create-with-product", args=[kefir.pk]),
        NO_MAILS | {"name": "Sunday breakfast", "visibility": "Public"},
    )

    assert alice.wishlists.get().lines.get().product == kefir


def test_a_product_that_is_gone_makes_no_list(client, alice):
    assert client.get("/account/wishlists/create/with-product/999/").status_code == 404


def test_a_shared_list_is_seen_by_those_named_only(client, alice, kefir):
    wishlist = make_wishlist(alice, kefir)
    client.post(
        reverse("customer:wishlists-update", args=[wishlist.key]),
        {
            "name": "Sunday breakfast",
            "visibility": "Shared",
            "shared_emails-TOTAL_FORMS": "1",
            "shared_emails-INITIAL_FORMS": "0",
            "shared_emails-0-email": "bob@example.com",
        },
    )
    shared = reverse("wishlists:detail", args=[wishlist.key])

    client.logout()
    assert client.get(shared)["Location"] == f"/accounts/login/?next={shared}"

    client.force_login(make_user("bob@example.com"))
    assert "Kefir" in client.get(shared).content.decode()

    client.force_login(make_user("carol@example.com"))
    assert client.get(shared).status_code == 404


def test_a_public_list_tells_no_e_mail_and_is_not_for_search_engines(client, alice, kefir):
    wishlist = make_wishlist(alice, kefir, visibility="Public")
    client.logout()

    html = client.get(reverse("wishlists:detail", args=[wishlist.key])).content.decode()

    assert "Favourites of Alice" in html
    assert "alice@example.com" not in html
    assert '<meta name="robots" content="noindex">' in html


def test_a_private_list_is_not_there_for_a_stranger(client, alice, kefir):
    wishlist = make_wishlist(alice, kefir)
    client.logout()

    assert client.get(reverse("wishlists:detail", args=[wishlist.key])).status_code == 404


def test_a_favourite_moves_to_another_list_when_posted(client, alice, kefir):
    here, there = make_wishlist(alice, kefir), make_wishlist(alice, name="Cheese")
    link = reverse("customer:wishlists-move-product-to-another", args=[here.key, here.lines.get().pk, there.key])

    client.get(link)
    assert not there.lines.exists()

    client.post(link)
    assert (here.lines.count(), there.lines.get().product) == (0, kefir)


def test_a_favourite_is_taken_off(client, alice, kefir):
    wishlist = make_wishlist(alice, kefir)

    client.post(reverse("customer:wishlists-remove-product", args=[wishlist.key, wishlist.lines.get().pk]))

    assert not wishlist.lines.exists()


def test_a_favourite_that_the_shop_has_no_more_is_named(client, alice):
    wishlist = make_wishlist(alice)
    wishlist.lines.create(title="Brown bread ice cream")

    html = client.get(wishlist.get_absolute_url()).content.decode()

    assert "Brown bread ice cream" in html
    assert "Not in the shop any more" in html
