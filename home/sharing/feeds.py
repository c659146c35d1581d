"""The journal for feed readers: one feed in each language, and one for each topic."""

from dataclasses import dataclass
from datetime import datetime, time
from urllib.parse import urlencode
from uuid import uuid5

from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import Http404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import get_language

from home.blocks import prefetch_body
from home.journal_page import newest_first
from home.models import ArticlePage, JournalIndexPage
from home.sharing.addresses import absolute
from home.sharing.atom import FullAtom
from home.sharing.descriptions import description_of
from home.sharing.page_pictures import standing_pictures
from products.language import for_reader
from products.models.privacy import open_to_all

MOST = 20


@dataclass(frozen=True)
class Journal:
    """The journal in the reader's language, or one topic of it."""

    page: JournalIndexPage
    topic: str = ""

    @property
    def title(self) -> str:
        return " – ".join(part for part in (self.topic, self.page.title, settings.OSCAR_SHOP_NAME) if part)

    @property
    def query(self) -> str:
        return f"?{urlencode({'topic': self.topic})}" if self.topic else ""


class JournalFeed(Feed):
    """The newest articles that anybody may read, whole."""

    feed_type = FullAtom

    def get_object(self, request) -> Journal:
        """Raises Http404 where nobody writes a journal in the language, or nothing about the topic."""
        page = JournalIndexPage.objects.live().filter(for_reader(), open_to_all()).first()
        journal = page and Journal(page, request.GET.get("topic", ""))
        if not journal or ((journal.topic or page.alias_of_id) and not articles_of(journal).exists()):
            raise Http404("There is no such journal in this language.")
        return journal

    def title(self, journal: Journal) -> str:
        return journal.title

    def subtitle(self, journal: Journal) -> str | None:
        return journal.page.introduction or None

    def link(self, journal: Journal) -> str:
        return absolute(journal.page.url) + journal.query

    def feed_url(self, journal: Journal) -> str:
        return absolute(reverse("feeds:journal")) + journal.query

    def author_name(self) -> str:
        return settings.OSCAR_SHOP_NAME

    def feed_guid(self, journal: Journal) -> str:
        return key_of(journal.page, journal.topic)

    def feed_extra_kwargs(self, journal: Journal) -> dict:
        return {"updated": journal.page.last_published_at or journal.page.first_published_at or timezone.now()}

    def items(self, journal: Journal) -> list[ArticlePage]:
        articles = list(articles_of(journal)[:MOST])
        pictures = standing_pictures(articles)
        for article in articles:
            prefetch_body(article.body)
            article.standing_picture = next(iter(pictures[article.pk]), "")
        return articles

    def item_title(self, article: ArticlePage) -> str:
        return article.title

    def item_description(self, article: ArticlePage) -> str:
        return escape(description_of(article))

    def item_link(self, article: ArticlePage) -> str:
        return absolute(article.url)

    def item_guid(self, article: ArticlePage) -> str:
        return key_of(article)

    def item_author_name(self, article: ArticlePage) -> str | None:
        return article.author or None

    def item_pubdate(self, article: ArticlePage) -> datetime:
        return timezone.make_aware(datetime.combine(article.published_on, time.min))

    def item_updateddate(self, article: ArticlePage) -> datetime:
        published = self.item_pubdate(article)
        return max(published, article.last_published_at or published)

    def item_categories(self, article: ArticlePage) -> tuple[str, ...]:
        return (article.topic,) if article.topic else ()

    def item_extra_kwargs(self, article: ArticlePage) -> dict:
        content = render_to_string("sharing/entry.html", {"page": article})
        return {"content": with_whole_addresses(content), "picture": article.standing_picture}


def articles_of(journal: Journal) -> QuerySet[ArticlePage]:
    """Those that anybody may read, the newest first; without aliases, which repeat one of another language."""
    articles = ArticlePage.objects.live().child_of(journal.page).filter(open_to_all(), alias_of=None)
    return newest_first(articles.filter(topic=journal.topic) if journal.topic else articles)


def key_of(page, *parts: str) -> str:
    """What names a page in its language for good, wherever it moves."""
    return uuid5(page.translation_key, " ".join([get_language(), *parts])).urn


def with_whole_addresses(html: str) -> str:
    """HTML that can be read elsewhere."""
    soup = BeautifulSoup(html, "html.parser")
    for name in ("href", "src"):
        for element in soup.find_all(attrs={name: True}):
            element[name] = absolute(element[name])
    return str(soup).strip()
