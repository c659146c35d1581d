"""Whatever was typed and is told to machines, and shown by a browser or a feed reader all the same."""

from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.db import transaction
from django.utils import timezone

from home.links import gathering
from home.models import ArticlePage, LinkedAddress
from tests import factories
from tests.attacks.payloads import LINKS, MARK, TEXT
from tests.attacks.test_editors import standing

ATOM = "{http://www.w3.org/2005/Atom}"
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_nothing_runs_of_the_sitemap_and_of_the_feed(stranger):
    pages = standing()
    for path in (
        "/sitemap.xml",
        "/sitemap-1.xml",
        "/robots.txt",
        "/feeds/journal.atom",
        f"/feeds/journal.atom?topic={MARK}",
    ):
        stranger.open(path)

    assert stranger.troubles == []
    assert "/feeds/journal.atom" in stranger.shown
    assert any(isinstance(page, ArticlePage) for page in pages)


def test_nothing_runs_of_an_article_in_a_reader_that_shows_what_the_feed_holds(stranger, client):
    standing()
    feed = ElementTree.fromstring(client.get("/feeds/journal.atom").content)  # noqa: S314 - our own
    entry = feed.find(f"{ATOM}entry")
    content, summary = (entry.findtext(f"{ATOM}{name}") for name in ("content", "summary"))
    assert MARK in BeautifulSoup(content, "html.parser").get_text()
    for html in (content, summary):
        stranger.show(html)

    assert stranger.troubles == []


def test_nothing_runs_in_the_report_of_links(administrator):
    pages = standing()
    gathering.gather()
    addresses = [f"https://cows.example/{number}?{words}" for number, words in enumerate((TEXT, *LINKS))]
    page = pages[-1]
    with transaction.atomic():
        gathering.PageLink.objects.all().delete()
        for url in addresses:
            row = LinkedAddress.objects.create(url=url, is_ours=False, host="cows.example")
            gathering.PageLink.objects.create(page=page, path="body.prose", address=row)
        gathering.PageLink.objects.create(page=page, path="title", target_id=99999)
    moved_to = f"javascript:__ran=1//{TEXT}"
    LinkedAddress.objects.update(outcome="moved", moved_to=moved_to, checked_at=timezone.now())
    for path in ("", "?problem=moved", "?problem=" + MARK, "results/"):
        administrator.open(f"/admin/reports/links/{path}")

    assert administrator.troubles == []
    assert "/admin/reports/links/" in administrator.shown


def test_nothing_runs_in_the_report_of_facts(administrator):
    factories.make_product_page(factories.make_product(TEXT[:200]), title="Milk", slug="milk")
    administrator.open("/admin/reports/unstated-facts/")

    assert administrator.troubles == []
    assert administrator.shown == ["/admin/reports/unstated-facts/"]
