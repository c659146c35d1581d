"""Choosing a product of ours in a form of the back office."""

import pytest
from django.urls import reverse

from tests.factories import make_product, make_product_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def names(admin_client):
    def names(view="choose_results", **query):
        response = admin_client.get(reverse(f"listing_chooser:{view}"), query)
        assert response.status_code == 200
        words = response.json()["html"] if view == "choose" else response.content.decode()
        return [name for name in ("Whole milk", "Goat’s cheese", "Draft butter") if name in words]

    for name in ("Whole milk", "Goat’s cheese"):
        make_product_page(make_product(name))
    make_product_page(make_product("Draft butter"), live=False)
    return names


def test_products_with_a_live_page_are_offered(names):
    assert names() == ["Whole milk", "Goat’s cheese"]
    assert names("choose") == ["Whole milk", "Goat’s cheese"]


def test_they_are_found_by_a_part_of_their_name(names):
    assert names(q="cheese") == ["Goat’s cheese"]
    assert names(q="nothing like it") == []
