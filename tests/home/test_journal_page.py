from datetime import date

import pytest
from django.core.cache import cache

from tests import factories
from tests.page_factories import make_article, make_journal

pytestmark = pytest.mark.django_db


def titles(pages) -> list[str]:
    return [page.title for page in pages]


def test_the_newest_article_stands_first_and_drafts_nowhere(client):
    make_article("Calves", on=date(2026, 10, 1))
    make_article("Churns", on=date(2026, 11, 14))
    make_article("Frost", on=date(2026, 10, 20))
    make_article("Not yet", on=date(2026, 11, 20), live=False)
    assert titles(client.get("/journal/").context["articles"]) == ["Churns", "Frost", "Calves"]


def test_ten_stand_on_a_page(client):
    for day in range(1, 13):
        make_article(f"Day {day}", on=date(2026, 11, day))
    assert titles(client.get("/journal/?page=2").context["articles"]) == ["Day 2", "Day 1"]
    assert titles(client.get("/journal/?page=99").context["articles"]) == ["Day 2", "Day 1"]
    assert titles(client.get("/journal/?page=x").context["articles"])[0] == "Day 12"


def test_a_topic_narrows_them_and_an_unknown_one_shows_all(client):
    make_article("Calves", topic="The herd")
    make_article("Churns", topic="In the dairy")
    make_article("Frost")
    response = client.get("/journal/?topic=The+herd")
    assert titles(response.context["articles"]) == ["Calves"]
    assert response.context["topics"] == [("In the dairy", 1), ("The herd", 1)]
    assert len(client.get("/journal/?topic=Nothing").context["articles"]) == 3


def test_an_empty_journal_says_so(client):
    assert "Nothing is written here yet" in client.get(make_journal().url).content.decode()


def test_an_article_says_who_wrote_it_when_and_how_long_it_takes(client):
    body = [("prose", f"<p>{'milk ' * 300}</p>")]
    page = make_article("Churns", author="Hannah Firth", topic="In the dairy", introduction="Gently.", body=body)
    words = client.get(page.url).content.decode()
    assert "In the dairy · 2 minutes" in words
    assert 'By Hannah Firth, <time datetime="2026-11-14">14 November 2026</time>' in words
    assert "Gently." in words


def test_an_article_leads_on_to_its_topic_first_then_to_the_newest(client):
    page = make_article("Churns", topic="In the dairy")
    make_article("Rind", topic="In the dairy", on=date(2025, 1, 1))
    for day in (1, 2, 3):
        make_article(f"Day {day}", on=date(2026, 10, day), topic="The round")
    assert titles(client.get(page.url).context["related"]) == ["Rind", "Day 3", "Day 2"]


def test_a_lone_article_leads_nowhere(client):
    assert "More from the journal" not in client.get(make_article().url).content.decode()


def test_the_journal_takes_the_same_few_queries_for_any_number_of_articles(client, django_assert_num_queries):
    make_article("First", picture=factories.make_picture())
    client.get("/journal/")
    for number in range(2, 8):
        make_article(f"Number {number}", picture=factories.make_picture())
        if number in (2, 7):
            client.get("/journal/")
            cache.clear()
            client.get("/nothing/")
            with django_assert_num_queries(14):
                client.get("/journal/")


def test_an_article_takes_few_queries(client, django_assert_num_queries):
    for number in range(5):
        page = make_article(f"Number {number}", picture=factories.make_picture())
    client.get(page.url)
    with django_assert_num_queries(12):
        client.get(page.url)


def test_search_finds_an_article_and_says_how_long_it_takes(client):
    make_article("Why we pour into churns")
    words = client.get("/search/?q=churns").content.decode()
    assert "Why we pour into churns" in words
    assert "1 minute" in words
