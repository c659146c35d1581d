"""Whatever a shopper types runs neither for them nor for the staff who read it."""

from urllib.parse import quote

import pytest
from oscar.core.loading import get_model

from delivery.models import AreaRequest, OrderDelivery
from tests import account_factories, factories
from tests.attacks.payloads import LINKS, TEXT
from tests.attacks.typed import poison

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def hostile(row):
    poison(row)
    row.save()
    return row


def make_mallory():
    """A customer with a hostile name, address, list of favourites and message."""
    user = hostile(factories.make_user("mallory@example.com"))
    user.email, user.password = "mallory@example.com", ""
    user.save()
    hostile(factories.make_address(user))
    hostile(account_factories.make_notification(user))
    return user


def make_hostile_order(user, product):
    """An order with hostile words about where it goes and what to mind."""
    order = factories.make_order(product, user=user, status="Confirmed")
    hostile(order.shipping_address)
    where = OrderDelivery.objects.get(order=order)
    where.note = where.safe_place = TEXT[:200]
    where.save()
    order.notes.create(user=user, message=TEXT)
    return order


def test_nothing_runs_that_a_customer_types_about_themselves(sign_in, administrator):
    mallory, product = make_mallory(), factories.make_product()
    factories.make_product_page(product)
    wishlist = hostile(account_factories.make_wishlist(mallory, product))
    order = make_hostile_order(mallory, product)
    customer = sign_in(mallory)
    for path in ("", "profile/", "addresses/", "orders/", f"orders/{order.number}/", "notifications/inbox/"):
        customer.open(f"/account/{path}")
    customer.open(f"/account/wishlists/{wishlist.key}/")
    for path in ("", "orders/", f"orders/{order.number}/", "users/", f"users/{mallory.pk}/", "claims/"):
        administrator.open(f"/dashboard/{path}")
    administrator.open("/admin/users/")
    administrator.open(f"/admin/users/edit/{mallory.pk}/")

    assert customer.troubles == []
    assert administrator.troubles == []
    assert {"/account/", "/account/addresses/", f"/account/orders/{order.number}/"} <= set(customer.shown)
    assert {f"/dashboard/orders/{order.number}/", "/dashboard/users/"} <= set(administrator.shown)


def test_nothing_runs_of_a_review_or_a_request(stranger, administrator):
    product = factories.make_product()
    page = factories.make_product_page(product)
    review = hostile(account_factories.make_review(product))
    get_model("reviews", "ProductReview").objects.update(status=1, score=5)
    AreaRequest.objects.create(email='"<img/src=x/onerror=__ran=1>"@example.com', postcode="<b>LS9")
    stranger.open(page.relative_url(None))
    stranger.open(f"/catalogue/{product.slug}_{product.pk}/reviews/")
    administrator.open("/dashboard/reviews/")
    administrator.open(f"/dashboard/reviews/{review.pk}/")
    administrator.open("/admin/delivery/requests/")

    assert stranger.troubles == administrator.troubles == []
    assert stranger.shown[0] == page.relative_url(None)
    assert "/dashboard/reviews/" in administrator.shown


@pytest.mark.parametrize(
    "path",
    ["/search/?q={}", "/shop/?sort={}", "/accounts/login/?next={}", "/basket/day/?postcode={}"],
)
def test_nothing_runs_that_stands_in_an_address(stranger, path):
    factories.make_shop()
    for words in (TEXT, *LINKS):
        stranger.open(path.format(quote(words)))

    assert stranger.troubles == []
