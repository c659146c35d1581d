"""Builders of the pages that editors write, beside those of factories.py."""

from datetime import date

from home.models import ArticlePage, CampaignPage, FaqPage, JournalIndexPage
from tests.factories import make_home


def make_journal(title: str = "Journal") -> JournalIndexPage:
    """The journal; the one that stands if there is one."""
    standing = JournalIndexPage.objects.first()
    return standing or make_home().add_child(instance=JournalIndexPage(title=title, slug="journal"))


def make_article(title: str = "Why we pour into churns", *, on: date = date(2026, 11, 14), **fields) -> ArticlePage:
    """An article of that day."""
    return make_journal().add_child(instance=ArticlePage(title=title, published_on=on, **fields))


def make_campaign(title: str = "The Christmas cheeseboard", **fields) -> CampaignPage:
    return make_home().add_child(instance=CampaignPage(title=title, **fields))


def make_faq(groups: dict[str, dict[str, str]], title: str = "Questions and answers") -> FaqPage:
    """A page of questions: heading → question → the HTML of its answer."""
    body = [
        ("group", {"title": heading, "questions": [{"question": q, "answer": a} for q, a in asked.items()]})
        for heading, asked in groups.items()
    ]
    page = FaqPage(title=title)
    page.body = page.body.stream_block.normalize(body)
    return make_home().add_child(instance=page)
