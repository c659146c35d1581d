"""The journal, the questions and the campaign, once the pages stand that they lead to."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.utils import timezone

from demo.steps.tree import publish_under
from demo.steps.written import Block, Named, item
from demo.words import campaign, journal, questions
from home.models import ArticlePage, CampaignPage, FaqPage, HomePage, JournalIndexPage
from products.models import Picture

Pictures = dict[str, Picture]


def publish_journal(home: HomePage, pictures: Pictures) -> None:
    """The journal and its articles, dated back from today."""
    index = JournalIndexPage(title="Journal", slug="journal", introduction=journal.INTRODUCTION, show_in_menus=True)
    index.search_description = journal.INTRODUCTION
    index = publish_under(home, index)
    named = Named(pictures)
    for article in journal.ARTICLES:
        publish_under(index, _article_page(article, named))


def _article_page(article: journal.Article, named: Named) -> ArticlePage:
    return ArticlePage(
        title=article.title,
        slug=article.slug,
        topic=article.topic,
        author=article.author,
        published_on=timezone.localdate() - timedelta(days=article.days_ago),
        introduction=article.introduction,
        search_description=article.introduction,
        picture=named.pictures[article.picture],
        caption=article.caption,
        body=named.body(article.body),
    )


def answer_questions(home: HomePage) -> None:
    """The page of questions."""
    body = [{"type": "group", "value": _group(*each)} for each in questions.GROUPS]
    page = FaqPage(title=questions.TITLE, slug="questions", introduction=questions.INTRODUCTION, body=body)
    page.search_description = questions.INTRODUCTION
    publish_under(home, page)


def _group(title: str, asked: Iterable[tuple[str, str]]) -> Block:
    return {"title": title, "questions": [item({"question": q, "answer": a}) for q, a in asked]}


def open_campaign(home: HomePage, pictures: Pictures) -> None:
    """The campaign, which runs until Christmas."""
    page = CampaignPage(title=campaign.TITLE, slug="christmas-cheeseboard", farewell=campaign.FAREWELL)
    page.search_description = campaign.SEARCH_DESCRIPTION
    page.ends_on = next_time(campaign.LAST_DAY, timezone.localdate())
    page.body = Named(pictures).body(campaign.BODY)
    publish_under(home, page)


def next_time(month_and_day: tuple[int, int], today: date) -> date:
    """The next date of that month and day, today included."""
    this_year = date(today.year, *month_and_day)
    return this_year if this_year >= today else this_year.replace(year=today.year + 1)
