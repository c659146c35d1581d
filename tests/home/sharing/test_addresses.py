import pytest

from home.sharing.addresses import absolute, canonical
from tests import factories


def test_an_address_of_ours_stands_behind_the_shops_own(settings):
    settings.SITE_URL = "https://dairy.example"
    assert absolute("/shop/milk/?page=2") == "https://dairy.example/shop/milk/?page=2"


def test_an_address_elsewhere_stays_as_it_is():
    assert absolute("https://pictures.example/milk.webp") == "https://pictures.example/milk.webp"


@pytest.mark.django_db
class TestCanonical:
    def test_the_first_part_of_a_list_is_the_page_itself(self, settings):
        settings.SITE_URL = "https://dairy.example"
        page = factories.make_range_page("Milk")
        assert canonical(page) == "https://dairy.example/shop/milk/"
        assert canonical(page, 2) == "https://dairy.example/shop/milk/?page=2"

    def test_an_alias_is_kept_under_what_it_repeats(self):
        page = factories.make_product_page(title="Kefir", slug="kefir")
        alias = page.create_alias(update_slug="kefir-again")
        assert canonical(alias) == "http://127.0.0.1:8000/shop/milk/kefir/"

    def test_a_page_that_was_never_saved_has_none(self):
        assert canonical(factories.RecipePage(title="Pancakes")) == ""
