import pytest

from home.models import HomePage
from home.navigation import navigation
from tests import factories

pytestmark = pytest.mark.django_db


def titles(pages) -> list[str]:
    return [page.title for page in pages]


def test_it_sorts_pages_into_ranges_header_and_footer_in_one_query(django_assert_num_queries):
    factories.make_range_page("Milk")
    factories.make_range_page("Cheese")
    factories.make_farm("The farm", show_in_menus=True)
    factories.make_story("Privacy")
    factories.make_story("Not yet", live=False)
    navigation()  # content types are read once a process
    with django_assert_num_queries(1):
        nav = navigation()
    assert nav.shop.title == "The dairy"
    assert titles(nav.ranges) == ["Milk", "Cheese"]
    assert titles(nav.header) == ["The farm"]
    assert titles(nav.footer) == ["Privacy"]


def test_it_knows_what_lies_above_a_product_without_asking(django_assert_num_queries):
    page = factories.make_product_page()
    nav = navigation()
    with django_assert_num_queries(0):
        assert titles(nav.above(page)) == ["The dairy", "Milk"]


def test_it_asks_for_a_page_under_one_that_navigation_does_not_show():
    page = factories.make_product_page()
    nav = navigation()
    page.get_parent().unpublish()
    assert titles(navigation().above(page)) == ["The dairy"]
    assert titles(nav.above(page)) == ["The dairy", "Milk"]


def test_it_finds_deep_pages_and_refuses_drafts_and_nonsense(client):
    page = factories.make_product_page()
    draft = factories.make_product_page(factories.make_product("Skyr"), live=False)
    assert client.get(page.url).status_code == 200
    assert client.get(f"/shop/milk/{draft.slug}/").status_code == 404
    assert client.get("/shop/nothing/here/").status_code == 404
    assert HomePage.objects.get().route(None, [])[0].specific == HomePage.objects.get()
