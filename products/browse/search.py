"""Finds products and other pages by what a shopper typed.

Words are looked for at the beginnings of words in titles and in what stands behind a product (range, animal,
ingredients), then as whole words in the text. Wagtail's search does it, on SQLite and on PostgreSQL.

A page type of another room is found if its class says what it is in `found_as` ("Recipe"); it may add a `found_note`
("20 minutes"), and a `picture`.
"""

from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, IntegerField, Q, QuerySet, When
from wagtail.models import Locale, Page, get_page_models
from wagtail.search import index
from wagtail.search.query import And, Or, PlainText

from products.browse.search_terms import shortened, terms
from products.browse.shelves import on_shelf
from products.language import once, reader_language
from products.models import Listing, ProductPage

MOST_HITS = 200
MOST_TEASERS = 12

Terms = list[tuple[str, ...]]


@dataclass(frozen=True)
class Found:
    """Listings by id and other pages by id, the closest first."""

    listings: list[int] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.listings or self.pages)


def find(typed: str) -> Found:
    """What holds all of the words. Five queries; at most 200 hits of each kind of match."""
    words = terms(typed)
    if not words:
        return Found()
    return _sorted_out(_merged(_beginning_with(words), _containing(words)))


def nearest(typed: str) -> Found:
    """What holds the beginning of any of the words, for when nothing holds them all. Four queries."""
    beginnings = [shortened(form) for forms in terms(typed) for form in forms[:1]]
    return _sorted_out(_beginning_with([tuple(beginnings)])) if beginnings else Found()


def suggest(typed: str, most: int = 8) -> list[Page]:
    """Pages to go to while the words are still being typed. Four queries."""
    words = terms(typed)
    if not words:
        return []
    hits = _beginning_with(words)
    found = _sorted_out(hits)
    keys = set(Listing.objects.filter(pk__in=found.listings).values_list("translation_key", flat=True))
    return [page for page in hits if page.pk in found.pages or page.translation_key in keys][:most]


def reindex(listing: Listing) -> None:
    """Brings what search knows of a product's pages up to date, after its facts have changed."""
    for page in ProductPage.objects.filter(translation_key=listing.translation_key):
        index.insert_or_update_object(page)


def teaser_types() -> list[type[Page]]:
    """The page types that are found beside products."""
    return [model for model in get_page_models() if hasattr(model, "found_as")]


def _searched(words: Terms) -> QuerySet:
    """Live public pages of the reader's language, those with the words in their title first."""
    pages = Page.objects.live().public().type(ProductPage, *teaser_types())
    mine = Locale.objects.filter(language_code=reader_language())
    return pages.filter(locale__in=mine).order_by(_closeness(words).asc(), "title", "id")


def _closeness(words: Terms) -> Case:
    """0 for a title that begins with the first word, 1 for one that holds all words, else 2."""
    begins = _any(Q(title__istartswith=form) for form in words[0])
    holds = Q()
    for forms in words:
        inside = _any(Q(title__icontains=f" {form}") for form in forms)
        holds &= inside | _any(Q(title__istartswith=form) for form in forms)
    return Case(When(begins, then=0), When(holds, then=1), default=2, output_field=IntegerField())


def _any(conditions) -> Q:
    """Any of the conditions."""
    widened = Q()
    for condition in conditions:
        widened |= condition
    return widened


def _beginning_with(words: Terms) -> list[Page]:
    return list(_searched(words).autocomplete(_query(words), order_by_relevance=False)[:MOST_HITS])


def _containing(words: Terms) -> list[Page]:
    whole = [(*forms, *(f"{form}s" for form in forms)) for forms in words]
    return list(_searched(words).search(_query(whole), order_by_relevance=False)[:MOST_HITS])


def _query(words: Terms) -> And:
    return And([Or([PlainText(form) for form in forms]) for forms in words])


def _merged(*hits: list[Page]) -> list[Page]:
    return list({page.pk: page for some in hits for page in some}.values())


def _sorted_out(hits: list[Page]) -> Found:
    """Hits as products that stand on the shelf, and as other pages; a page and its alias count once."""
    product_type = ContentType.objects.get_for_model(ProductPage).pk
    keys = [page.translation_key for page in hits if page.content_type_id == product_type]
    shelf = dict(on_shelf().filter(translation_key__in=keys).values_list("translation_key", "pk"))
    others = [page for page in hits if page.content_type_id != product_type]
    aliases = [page.pk for page in others if page.alias_of_id]
    repeats = set(Page.objects.filter(pk__in=aliases).exclude(once()).values_list("pk", flat=True))
    return Found(
        listings=[shelf[key] for key in dict.fromkeys(keys) if key in shelf],
        pages=[page.pk for page in others if page.pk not in repeats],
    )
