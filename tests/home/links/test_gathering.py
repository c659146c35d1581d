import pytest
from wagtail.models import Locale, Page

from home.links import gathering
from home.links.places import words_of
from home.models import Announcement, CampaignPage, LinkedAddress, Menus, PageLink, StoryPage
from tests.factories import make_home, make_product_page, make_story

pytestmark = pytest.mark.django_db


def links_of(page) -> list[tuple]:
    rows = PageLink.objects.filter(page=page)
    return sorted(rows.values_list("path", "target_id", "address__url"), key=lambda row: (row[0], row[2] or ""))


def test_links_in_running_text_are_found_with_their_place():
    target = make_story("Open day")
    prose = (
        f'<p><a linktype="page" id="{target.pk}">Come</a> <a href="https://cows.example/">cows</a>'
        f' <a href="/shop/">buy</a> <a href="mailto:a@b.example">write</a> <a href="#top">up</a></p>'
    )
    page = make_story("How we work", body=[("prose", prose)])
    gathering.gather_page(page)
    assert links_of(page) == [
        ("body.prose", target.pk, None),
        ("body.prose", None, "/shop/"),
        ("body.prose", None, "https://cows.example/"),
    ]
    assert words_of(StoryPage, "body.prose") == "Body → Text"
    assert words_of(StoryPage, "body.gone.page") == "Body"
    assert words_of(StoryPage, "gone.prose") == "gone.prose"


def test_a_link_in_a_list_of_choosers_is_found_though_its_page_is_gone():
    milk = make_product_page()
    shelf = {"title": "Best", "rule": "picked", "products": [milk, milk]}
    page = make_home().add_child(instance=CampaignPage(title="Summer", body=[("product_shelf", shelf)], leads_on=milk))
    gathering.gather_page(CampaignPage.objects.get(pk=page.pk))
    assert links_of(page) == [("body.product_shelf.products", milk.pk, None), ("leads_on", milk.pk, None)]
    key = milk.pk
    milk.delete()
    gathering.gather_page(CampaignPage.objects.get(pk=page.pk))
    assert links_of(page) == [("body.product_shelf.products", key, None)]


def test_gathering_anew_forgets_what_is_gone():
    page = make_story("How we work", body=[("prose", '<p><a href="https://cows.example/">cows</a></p>')])
    gathering.gather()
    assert LinkedAddress.objects.get().url == "https://cows.example/"
    page.body = [("prose", "<p>Nothing.</p>")]
    page.save()
    gathering.gather()
    assert not PageLink.objects.exists()
    assert not LinkedAddress.objects.exists()


def test_what_became_of_an_address_is_kept_when_links_are_gathered_anew():
    make_story("How we work", body=[("prose", '<p><a href="https://cows.example/">cows</a></p>')])
    gathering.gather()
    LinkedAddress.objects.update(outcome="missing")
    gathering.gather()
    assert LinkedAddress.objects.get().outcome == "missing"


def test_an_alias_is_mended_where_it_comes_from():
    page = make_story("How we work", body=[("prose", '<p><a href="/shop/">buy</a></p>')])
    hindi = Locale.objects.create(language_code="hi")
    make_home().copy_for_translation(hindi)
    alias = page.copy_for_translation(hindi, alias=True)
    gathering.gather()
    assert links_of(alias) == []
    assert len(links_of(page)) == 1


def test_links_around_pages_are_found():
    page = make_story("Open day")
    Menus.objects.create(
        language="en-gb",
        header=[("link", {"page": page, "address": "", "words": ""})],
        footer=[("group", {"title": "More", "links": [{"page": None, "address": "/account/", "words": "You"}]})],
    )
    Announcement.objects.create(words="Open day", link_words="Look", link_address="https://cows.example/")
    gathering.gather_around()
    found = PageLink.objects.filter(page=None).order_by("source_model", "path")
    assert list(found.values_list("source_model", "path", "target_id", "address__url")) == [
        ("Announcement", "link_address", None, "https://cows.example/"),
        ("Menus", "footer.group.links.address", None, "/account/"),
        ("Menus", "header.link.page", page.pk, None),
    ]
    assert words_of(Menus, "footer.group.links.address") == "Footer → Group → Links → Or an address"


@pytest.mark.django_db(transaction=True)
def test_a_page_is_read_when_it_is_published():
    page = make_story("How we work")
    page.body = [("prose", '<p><a href="/shop/">buy</a></p>')]
    page.save_revision().publish()
    assert [address for *_, address in links_of(Page.objects.get(pk=page.pk))] == ["/shop/"]
