"""Links of live pages that lead nowhere any more, for editors to mend."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from home.links import gathering
from home.models import Announcement, LinkedAddress, StoryPage
from tests.factories import make_story, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_user("admin@example.com", is_superuser=True))
    return client


def story(title: str, html: str) -> StoryPage:
    """A live story with a link in its running text, as the clock has read it."""
    page = make_story(title, body=[("prose", f"<p>{html}</p>")])
    gathering.gather_page(page)
    return page


def answered(url: str, outcome: str, **fields) -> None:
    LinkedAddress.objects.filter(url=url).update(outcome=outcome, checked_at=timezone.now(), **fields)


@pytest.fixture
def target() -> StoryPage:
    """A story that another one leads to."""
    target = make_story("Open day")
    story("How we work", f'<a linktype="page" id="{target.pk}">Come</a>')
    return target


def rows(desk, **query) -> list[str]:
    """The lines of the report's file, without its head."""
    file = desk.get(reverse("broken_links"), {"export": "csv", **query})
    return b"".join(file.streaming_content).decode().splitlines()[1:]


def test_a_link_that_leads_somewhere_is_not_told(desk, target):
    assert rows(desk) == []


def test_a_link_to_a_page_that_is_not_published_is_told_with_the_way_to_mend_it(desk, target):
    target.unpublish()
    assert rows(desk) == ["How we work,Body → Text,Open day,The page isn’t published,now"]
    page = Page.objects.get(slug="how-we-work")
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in desk.get(reverse("broken_links")).content.decode()


def test_a_link_to_a_page_that_was_deleted_is_told(desk, target):
    target.delete()
    assert rows(desk) == ["How we work,Body → Text,a page that is gone,The page was deleted,now"]


def test_a_page_that_nobody_reads_need_not_be_mended(desk, target):
    Page.objects.get(slug="how-we-work").unpublish()
    target.unpublish()
    assert rows(desk) == []


@pytest.mark.parametrize(
    ("outcome", "fields", "words"),
    [
        ("missing", {"status": 404}, "There is no such page (404)"),
        ("moved", {"status": 200, "moved_to": "/new/"}, "Has moved for good: /new/"),
        ("failing", {"status": 500}, "Answers with an error (500)"),
        ("nameless", {}, "Nobody has this name"),
        ("refused", {}, "Isn’t on the public internet"),
    ],
)
def test_an_address_that_answers_badly_is_told(desk, outcome, fields, words):
    story("How we work", '<a href="https://cows.example/">cows</a>')
    answered("https://cows.example/", outcome, **fields)
    [row] = rows(desk)
    assert row.startswith(f"How we work,Body → Text,https://cows.example/,{words},")


@pytest.mark.parametrize("outcome", ["", "fine", "closed"])
def test_an_address_that_was_not_asked_or_answers_well_is_not_told(desk, outcome):
    story("How we work", '<a href="https://cows.example/">cows</a>')
    answered("https://cows.example/", outcome)
    assert rows(desk) == []


def test_a_link_in_an_announcement_is_told_with_the_way_to_mend_it(desk):
    row = Announcement.objects.create(words="Open day", link_words="Look", link_address="/open-day/")
    gathering.gather_around()
    answered("/open-day/", "missing", status=404)
    assert rows(desk)[0].startswith("Announcement,Or to the address,/open-day/,There is no such page (404),")
    address = reverse("wagtailsnippets_home_announcement:edit", args=[row.pk])
    assert address in desk.get(reverse("broken_links")).content.decode()


def test_it_is_filtered_by_what_is_wrong(desk, target):
    target.unpublish()
    story("The calves", '<a href="/nowhere/">nowhere</a>')
    answered("/nowhere/", "missing", status=404)
    assert len(rows(desk)) == 2
    assert [row.split(",")[0] for row in rows(desk, problem="missing")] == ["The calves"]
    html = desk.get(reverse("broken_links_results"), {"problem": "unpublished"}).content.decode()
    assert "Open day" in html
    assert "The calves" not in html
    assert "<html" not in html


def test_it_takes_as_many_queries_for_many_links_as_for_one(desk):
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert desk.get(reverse("broken_links")).status_code == 200
        return len(found)

    story("Story", '<a href="/nowhere/">nowhere</a> <a linktype="page" id="99999">gone</a>')
    answered("/nowhere/", "missing", status=404)
    queries()
    few = queries()
    for number in range(9):
        story(f"Story {number}", '<a href="/nowhere/">nowhere</a> <a linktype="page" id="99999">gone</a>')
    assert len(rows(desk)) == 20
    assert queries() == few == 9


def test_it_says_whether_others_are_asked(desk, settings):
    assert "the shop calls nobody" in desk.get(reverse("broken_links")).content.decode()
    settings.CHECK_OUTSIDE_LINKS = True
    assert "asked once a week" in desk.get(reverse("broken_links")).content.decode()


def test_the_report_is_exported_with_formulas_made_harmless(desk, target):
    page = StoryPage.objects.get(slug="how-we-work")
    page.title = page.draft_title = "=1+1"
    page.save()
    target.unpublish()
    assert rows(desk) == ["'=1+1,Body → Text,Open day,The page isn’t published,now"]


def test_an_address_is_told_and_not_linked(desk):
    story("How we work", '<a href="https://cows.example/">cows</a>')
    answered("https://cows.example/", "missing", status=404)
    html = desk.get(reverse("broken_links")).content.decode()
    assert "https://cows.example/" in html
    assert 'href="https://cows.example/"' not in html
