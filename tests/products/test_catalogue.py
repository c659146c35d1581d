import pytest
from oscar.core.loading import get_class, get_model

from products.catalogue import views
from tests.factories import make_product, make_product_in_sizes, make_product_page, make_range_page, make_shop

pytestmark = pytest.mark.django_db


@pytest.fixture
def milk():
    milk = make_product_in_sizes("Whole milk", sizes={"568": "1.45"})
    make_product_page(milk)
    return milk


def leads_to(client, address):
    """Where a browser is sent for good."""
    response = client.get(address)
    assert response.status_code == 301
    return response.url


def test_oscars_catalogue_leads_to_the_shop(client, milk):
    assert leads_to(client, "/catalogue/") == "/shop/"
    assert leads_to(client, "/catalogue/?page=2") == "/shop/"


def test_oscars_category_leads_to_its_range(client, milk):
    category = make_range_page("Milk").category
    assert leads_to(client, f"/catalogue/category/milk_{category.pk}/") == "/shop/milk/"
    assert leads_to(client, f"/catalogue/category/old/name_{category.pk}/") == "/shop/milk/"


def test_oscars_product_leads_to_its_page(client, milk):
    assert leads_to(client, f"/catalogue/whole-milk_{milk.pk}/") == "/shop/milk/whole-milk/"
    assert leads_to(client, f"/catalogue/any-name_{milk.pk}/") == "/shop/milk/whole-milk/"
    assert leads_to(client, f"/catalogue/pint_{milk.children.get().pk}/") == "/shop/milk/whole-milk/"


def test_a_product_without_a_page_leads_to_the_shop(client):
    make_shop()
    assert leads_to(client, f"/catalogue/x_{make_product().pk}/") == "/shop/"


def test_a_range_of_offers_leads_to_what_is_on_offer(client, milk):
    made = get_model("offer", "Range").objects.create(name="Breakfast", is_public=True)
    assert leads_to(client, f"/catalogue/ranges/{made.slug}/") == "/shop/?offer=1"


@pytest.mark.parametrize("address", ["category/x_999/", "x_999/", "ranges/nothing/"])
def test_what_is_not_there_is_not_found(client, milk, address):
    assert client.get(f"/catalogue/{address}").status_code == 404


def test_a_hidden_product_is_not_given_away(client, milk):
    type(milk).objects.filter(pk=milk.pk).update(is_public=False)
    assert client.get(f"/catalogue/whole-milk_{milk.pk}/").status_code == 404


def test_a_private_range_of_offers_is_not_given_away(client, milk):
    made = get_model("offer", "Range").objects.create(name="Staff", is_public=False)
    assert client.get(f"/catalogue/ranges/{made.slug}/").status_code == 404


def test_reviews_keep_their_addresses(client, milk):
    assert client.get(f"/catalogue/whole-milk_{milk.pk}/reviews/").status_code == 200
    assert client.get(f"/catalogue/whole-milk_{milk.pk}/reviews/add/").status_code in (200, 302)


def test_oscar_uses_our_views():
    assert get_class("catalogue.views", "ProductDetailView") is views.ProductDetailView
