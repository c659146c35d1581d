import pytest
from django.core.cache import cache
from django.utils import translation

from home.models import Announcement, HomePage, Menus
from home.navigation import navigation
from tests import factories

pytestmark = pytest.mark.django_db


def titles(pages) -> list[str]:
    return [page.title for page in pages]


def words(links) -> list[str]:
    return [link.words for link in links]


def arrange(*, header=(), footer=(), language="en-gb") -> None:
    """Menus as an editor made them: (page, address, words) of the header, title → such links of the footer."""
    link = lambda page, address="", words="": {"page": page, "address": address, "words": words}  # noqa: E731
    Menus.objects.create(
        language=language,
        header=[("link", link(*each)) for each in header],
        footer=[("group", {"title": title, "links": [link(*each) for each in links]}) for title, links in footer],
    )
    cache.clear()


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
    assert words(nav.header) == ["Milk", "Cheese", "The farm"]
    assert [(group.title, words(group.links)) for group in nav.footer] == [
        ("The dairy", ["Everything we make", "Milk", "Cheese"]),
        ("Who we are", ["The farm"]),
        ("Good to know", ["Privacy"]),
    ]


def test_menus_that_editors_arrange_take_its_place_in_the_same_one_query(django_assert_num_queries):
    cheese, farm = factories.make_range_page("Cheese"), factories.make_farm("The farm", show_in_menus=True)
    product = factories.make_product_page()
    arrange(
        header=[(farm,), (product, "", "This week’s milk"), (None, "/account/", "Your account")],
        footer=[("Eat", [(cheese,)]), ("Elsewhere", [(None, "https://example.org/", "Our cooperative")])],
    )
    navigation()
    with django_assert_num_queries(1):
        nav = navigation()
    assert [(link.words, link.url) for link in nav.header] == [
        ("The farm", "/the-farm/"),
        ("This week’s milk", "/shop/milk/whole-milk/"),
        ("Your account", "/account/"),
    ]
    assert [(group.title, words(group.links)) for group in nav.footer] == [
        ("Eat", ["Cheese"]),
        ("Elsewhere", ["Our cooperative"]),
    ]
    assert titles(nav.above(product)) == ["The dairy", "Milk"]


def test_a_menu_leaves_out_pages_that_are_not_published_and_groups_left_empty():
    farm, story = factories.make_farm("The farm"), factories.make_story("Open day")
    arrange(header=[(farm,), (story,)], footer=[("Events", [(story,)]), ("Who we are", [(farm,)])])
    story.unpublish()
    assert words(navigation().header) == ["The farm"]
    assert [group.title for group in navigation().footer] == ["Who we are"]


def test_menus_of_one_language_leave_the_others_as_they_were():
    factories.make_farm("The farm", show_in_menus=True)
    arrange(header=[(None, "/account/", "खाता")], language="hi")
    assert words(navigation().header) == ["The farm"]
    with translation.override("hi"):
        assert words(navigation().header) == ["खाता"]


def test_an_announcement_leads_to_a_page_while_that_is_published():
    story = factories.make_story("Open day")
    Announcement.objects.create(words="Open day on Saturday.", link_words="Come along", link_page=story)
    assert (navigation().notice.link.words, navigation().notice.link.url) == ("Come along", "/open-day/")
    story.unpublish()
    assert navigation().notice.words == "Open day on Saturday."
    assert navigation().notice.link is None


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
