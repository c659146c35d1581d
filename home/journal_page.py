"""What the journal shows: its articles, and what to read after one."""

from django.core.paginator import Paginator
from django.db.models import Case, Count, QuerySet, When

from home.blocks import prefetch_pictures
from home.models import ArticlePage, JournalIndexPage

PER_PAGE = 10
MOST_RELATED = 3


def index_context(request, page: JournalIndexPage) -> dict:
    """The template's words: a page of articles, the topics to choose from, and whether there is a feed of them.

    An unknown topic shows all; an unknown page number shows the first page, one past the end the last.
    """
    everything = newest_first(ArticlePage.objects.live().child_of(page))
    topics = _topics(everything)
    chosen = next((words for words, _count in topics if words == request.GET.get("topic")), "")
    shown = Paginator(everything.filter(topic=chosen) if chosen else everything, PER_PAGE).get_page(
        request.GET.get("page")
    )
    articles = list(shown.object_list)
    prefetch_pictures(articles)
    has_feed = not page.alias_of_id or any(not article.alias_of_id for article in articles)
    return {"articles": articles, "pager": shown, "topics": topics, "chosen": chosen, "has_feed": has_feed}


def article_context(page: ArticlePage) -> dict:
    """What to read next: articles of the same topic first, then the newest."""
    others = ArticlePage.objects.live().sibling_of(page, inclusive=False)
    related = list(newest_first(others, Case(When(topic=page.topic, then=0), default=1))[:MOST_RELATED])
    prefetch_pictures([page, *related])
    return {"related": related, "has_feed": not page.alias_of_id}


def newest_first(articles: QuerySet, *before) -> QuerySet:
    """By date; those of one day by when they were made. `before` sorts first."""
    return articles.order_by(*before, "-published_on", "-pk")


def _topics(articles: QuerySet) -> list[tuple[str, int]]:
    """Topic and number of its articles, by name."""
    return list(articles.exclude(topic="").order_by("topic").values_list("topic").annotate(Count("pk")))
