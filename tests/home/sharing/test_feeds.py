"""The journal as a feed reader reads it."""

import re
from datetime import UTC, date, datetime

import pytest
from defusedxml import ElementTree
from django.utils.http import http_date
from wagtail.models import Page, PageViewRestriction

from home.sharing import feeds
from home.sharing.atom import xml_text
from tests import factories
from tests.language_factories import make_hindi, make_translation
from tests.page_factories import make_article, make_journal

pytestmark = pytest.mark.django_db

HERE = "http://127.0.0.1:8000"
FEED = "/feeds/journal.atom"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def read(client, address: str = FEED):
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def texts(element, path: str) -> list[str]:
    return [each.text for each in element.iterfind(path, ATOM)]


def links(element) -> dict[str, str]:
    """Relation → address."""
    return {each.get("rel"): each.get("href") for each in element.findall("a:link", ATOM)}


def changed(page, moment: datetime) -> None:
    Page.objects.filter(pk=page.pk).update(last_published_at=moment)


class TestFeed:
    def test_it_says_whose_it_is_and_where(self, client):
        changed(make_article(), datetime(2026, 11, 20, 9, 30, tzinfo=UTC))
        feed = read(client)
        assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-gb"
        assert feed.findtext("a:title", namespaces=ATOM) == "Journal – Longmeadow Dairy"
        assert feed.findtext("a:author/a:name", namespaces=ATOM) == "Longmeadow Dairy"
        assert feed.findtext("a:updated", namespaces=ATOM) == "2026-11-20T09:30:00+00:00"
        assert links(feed) == {"alternate": f"{HERE}/journal/", "self": f"{HERE}{FEED}"}

    def test_the_newest_articles_come_first_and_no_more_than_it_holds(self, client, monkeypatch):
        monkeypatch.setattr(feeds, "MOST", 2)
        for day in (3, 5, 4):
            make_article(f"Day {day}", on=date(2026, 11, day))
        assert texts(read(client), "a:entry/a:title") == ["Day 5", "Day 4"]

    def test_what_not_everybody_may_read_is_not_in_it(self, client):
        make_article("Open")
        make_article("Draft", live=False)
        secret = make_article("Secret")
        PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)
        make_article("Open too").create_alias(update_slug="again")
        assert texts(read(client), "a:entry/a:title") == ["Open too", "Open"]

    def test_a_journal_without_articles_is_a_feed_without_entries(self, client):
        make_journal().save_revision().publish()
        feed = read(client)
        assert feed.findall("a:entry", ATOM) == [] and feed.findtext("a:updated", namespaces=ATOM)
        assert client.get(FEED).content == client.get(FEED).content

    def test_a_private_journal_has_none(self, client):
        PageViewRestriction.objects.create(page=make_journal(), restriction_type=PageViewRestriction.LOGIN)
        assert client.get(FEED).status_code == 404

    def test_a_shop_without_a_journal_has_none(self, client):
        factories.make_home()
        assert client.get(FEED).status_code == 404

    def test_an_article_more_takes_two_queries_for_the_pictures_in_its_text(self, client, django_assert_num_queries):
        def stand(number):
            picture = factories.make_picture(size=(1300, 900))
            body = [("prose", "<p>Hay.</p>"), ("picture", {"picture": picture, "caption": ""})]
            page = make_article(f"Number {number}", picture=picture)
            page.body = page.body.stream_block.normalize(body)
            page.save_revision().publish()

        for number in range(1, 6):
            stand(number)
            client.get(FEED)
            with django_assert_num_queries(4 + 2 * number):
                client.get(FEED)


class TestEntry:
    def test_it_tells_all_that_readers_show(self, client):
        picture = factories.make_picture(size=(1920, 1080))
        page = make_article(
            "Hay", author="Ted Hill", topic="On the meadow", picture=picture, introduction="June & July."
        )
        changed(page, datetime(2026, 11, 20, 9, 30, tzinfo=UTC))
        client.get(page.url)  # which makes the sizes of its picture
        (entry,) = read(client).findall("a:entry", ATOM)
        assert entry.findtext("a:title", namespaces=ATOM) == "Hay"
        assert entry.findtext("a:author/a:name", namespaces=ATOM) == "Ted Hill"
        assert entry.findtext("a:published", namespaces=ATOM) == "2026-11-14T00:00:00+00:00"
        assert entry.findtext("a:updated", namespaces=ATOM) == "2026-11-20T09:30:00+00:00"
        assert entry.find("a:category", ATOM).get("term") == "On the meadow"
        assert entry.findtext("a:summary", namespaces=ATOM) == "June &amp; July."  # of HTML
        assert links(entry)["alternate"] == f"{HERE}/journal/hay/"
        assert re.fullmatch(rf"{HERE}/media/images/picture\S*\.webp", links(entry)["enclosure"])

    def test_it_holds_the_whole_text_with_whole_addresses(self, client):
        factories.make_story(slug="farm")
        picture = factories.make_picture("A churn", size=(1300, 900))
        page = make_article()
        page.body = page.body.stream_block.normalize(
            [
                ("prose", '<h3>Churns</h3><p>Milk from <a href="/farm/">the farm</a>, <a href="#top">up</a>.</p>'),
                ("quote", {"quote": "Slowly <now>.", "who": "Ted"}),
                ("callout", {"title": "Take it out", "text": "<p>An hour before.</p>"}),
                ("picture", {"picture": picture, "caption": "At six"}),
                ("product_shelf", {"title": "On the next round", "rule": "bought"}),
            ]
        )
        page.save_revision().publish()
        client.get(page.url)
        (content,) = texts(read(client), "a:entry/a:content")
        assert "<h3>Churns</h3>" in content and f'<a href="{HERE}/farm/">the farm</a>' in content
        assert "<blockquote><p>Slowly &lt;now&gt;.</p><footer>Ted</footer></blockquote>" in content
        assert "<b>Take it out</b>" in content and "An hour before." in content
        assert re.search(rf'<img alt="A churn" height="800" src="{HERE}/media/\S+\.webp" width="1280"/>', content)
        assert "<figcaption>At six</figcaption>" in content
        assert "On the next round" not in content

    def test_its_key_stays_when_it_moves_and_differs_by_language(self, client):
        page = make_article()
        hindi = make_translation(page)
        (before,) = texts(read(client), "a:entry/a:id")
        page.slug, page.title = "elsewhere", "Another"
        page.save_revision().publish()
        assert texts(read(client), "a:entry/a:id") == [before]
        assert before.startswith("urn:uuid:")
        assert hindi.live and texts(read(client, f"/hi{FEED}"), "a:entry/a:id") != [before]


class TestHostileWords:
    EVIL = "</title><script>alert(1)</script> & “Co” \x00\x01\x0b\x1f\ufffe]]>"

    def test_they_stay_words(self, client):
        typed = self.EVIL.replace("\x00", "")  # which no form lets through
        page = make_article(typed, slug="evil", author=typed, topic=typed[-40:], introduction=typed)
        page.body = page.body.stream_block.normalize([("quote", {"quote": typed, "who": typed})])
        page.save_revision().publish()
        (entry,) = read(client).findall("a:entry", ATOM)
        assert entry.findtext("a:title", namespaces=ATOM) == "</title><script>alert(1)</script> & “Co” ]]>"
        assert entry.findtext("a:author/a:name", namespaces=ATOM).startswith("</title><script>alert(1)</script>")
        for name in ("summary", "content"):
            told = entry.findtext(f"a:{name}", namespaces=ATOM)
            assert "<script" not in told and "&lt;script&gt;alert(1)" in told
        of_topic = ElementTree.fromstring(client.get(FEED, {"topic": page.topic}).content)
        assert of_topic.findtext("a:title", namespaces=ATOM).endswith("]]> – Journal – Longmeadow Dairy")

    def test_control_signs_leave_all_else_as_it_was(self):
        assert xml_text("a\x00b\x08\x0b\x0c\x1f\ufffe\uffffc\td\ne\U0001f95b") == "abc\td\ne\U0001f95b"
        assert xml_text(["\x07a", None]) == ["a", None]


class TestTopics:
    def test_a_topic_has_a_feed_of_its_own(self, client):
        make_article("Hay", topic="On the meadow")
        make_article("Rind", topic="In the dairy")
        feed = read(client, f"{FEED}?topic=In+the+dairy")
        assert texts(feed, "a:entry/a:title") == ["Rind"]
        assert feed.findtext("a:title", namespaces=ATOM) == "In the dairy – Journal – Longmeadow Dairy"
        assert links(feed)["self"] == f"{HERE}{FEED}?topic=In+the+dairy"
        assert texts(feed, "a:id") != texts(read(client), "a:id")

    def test_a_topic_of_no_article_has_none(self, client):
        make_article("Hay", topic="On the meadow")
        assert client.get(f"{FEED}?topic=Nothing").status_code == 404


class TestLanguages:
    def test_each_language_has_a_feed_of_its_own(self, client):
        make_translation(make_article("Hay"), title="घास")
        assert texts(read(client), "a:entry/a:title") == ["Hay"]
        hindi = read(client, f"/hi{FEED}")
        assert texts(hindi, "a:entry/a:title") == ["घास"]
        assert links(hindi) == {"alternate": f"{HERE}/hi/journal/", "self": f"{HERE}/hi{FEED}"}

    def test_a_journal_that_only_stands_in_for_a_translation_has_none(self, client):
        make_article().copy_for_translation(make_hindi(), copy_parents=True, alias=True)
        assert client.get("/hi/journal/").status_code == 200
        assert client.get(f"/hi{FEED}").status_code == 404
        assert "atom+xml" not in client.get("/hi/journal/").content.decode()


class TestAskedAgain:
    def test_who_has_it_already_is_told_so(self, client):
        page = make_article()
        changed(page, datetime(2026, 11, 20, 9, 30, tzinfo=UTC))
        first = client.get(FEED)
        assert first["Cache-Control"] == "public, max-age=900" and not first.cookies
        assert first["Last-Modified"] == http_date(datetime(2026, 11, 20, 9, 30, tzinfo=UTC).timestamp())
        assert client.get(FEED, headers={"if-none-match": first["ETag"]}).status_code == 304
        assert client.get(FEED, headers={"if-modified-since": first["Last-Modified"]}).status_code == 304
        page.unpublish()
        assert client.get(FEED, headers={"if-none-match": first["ETag"]}).status_code == 200

    def test_nobody_posts_to_it(self, client):
        make_article()
        assert client.post(FEED).status_code == 405


class TestPages:
    def heads(self, client, address: str) -> list[tuple[str, str]]:
        html = client.get(address).content.decode()
        return re.findall(r'<link rel="alternate" type="application/atom\+xml" title="([^"]*)" href="([^"]*)">', html)

    def test_the_pages_of_the_journal_name_it(self, client):
        page = make_article(topic="In the dairy")
        make_article("Hay", topic="On the meadow")
        whole = ("Journal – Longmeadow Dairy", FEED)
        assert self.heads(client, page.url) == self.heads(client, "/journal/") == [whole]
        assert self.heads(client, "/journal/?topic=In+the+dairy") == [
            whole,
            ("In the dairy – Journal – Longmeadow Dairy", f"{FEED}?topic=In%20the%20dairy"),
        ]
        assert self.heads(client, "/") == []

    def test_readers_find_it_below_the_articles(self, client):
        make_article(topic="In the dairy")
        html = client.get("/journal/?topic=In+the+dairy").content.decode()
        assert (
            f'href="{FEED}?topic=In%20the%20dairy" type="application/atom+xml">Follow this topic in a feed reader</a>'
            in html
        )
