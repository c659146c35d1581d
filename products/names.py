"""What a shopper reads as a product's name: that of its page in their language.

Oscar's `title` is the shop's own name for it, which staff read in any language.
"""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from oscar.core.loading import get_model

from products.language import for_reader, reader_language

KEPT = "known_names"  # where a product keeps its names, by language; None for one that no page tells


class Name(str):
    """A name, or another short text, that knows which language its words are of."""

    language: str

    def __new__(cls, words: str, language: str) -> "Name":
        name = super().__new__(cls, words)
        name.language = language
        return name

    @property
    def foreign(self) -> str:
        """The language that the words have to be marked with, since the reader reads another; "" for the reader's."""
        return "" if self.language == reader_language() else self.language


def name_of(product) -> Name:
    """A product's name in the reader's language, with the size of a child; the shop's own where no page tells it.

    No query in the shop's own language; in another one, unless it has been read before.
    """
    if is_to_be_read(product):
        prefetch_names([product])
    return vars(product).get(KEPT, {}).get(reader_language()) or Name(product.get_title(), settings.LANGUAGE_CODE)


def is_to_be_read(product) -> bool:
    """Whether the name costs a query."""
    return reader_language() not in {settings.LANGUAGE_CODE, *vars(product).get(KEPT, ())}


def prefetch_names(products: Iterable) -> None:
    """Reads the names that aren't known yet, which their products keep: at most one query."""
    language = reader_language()
    unread = [each for each in products if is_to_be_read(each)]
    told = _told_by_pages({each.pk for each in unread}) if unread else {}
    for product in unread:
        vars(product).setdefault(KEPT, {})[language] = told.get(product.pk)


def name_on(page) -> Name:
    """What a product's page calls it; in the reader's language unless the page was read with `words_in`."""
    return Name(page.title, getattr(page, "words_in", None) or reader_language())


def _told_by_pages(product_ids: set[int]) -> dict[int, Name]:
    """What pages in the reader's language call products, by product id; an alias has no words of that language."""
    from products.facts.packs import pack_words  # it and the pages need Oscar's products, which need this module
    from products.models import ProductPage

    key = Coalesce("listing__translation_key", "parent__listing__translation_key")
    pages = ProductPage.objects.live().filter(for_reader(), alias_of=None, translation_key=OuterRef("pages_key"))
    rows = get_model("catalogue", "Product").objects.filter(pk__in=product_ids).select_related("pack")
    rows = rows.annotate(pages_key=key, told=Subquery(pages.values("title")[:1])).exclude(told=None)
    sizes = {row.pk: pack_words(row.pack) for row in rows if row.is_child and hasattr(row, "pack")}
    return {row.pk: Name(with_size(row.told, sizes.get(row.pk, "")), reader_language()) for row in rows}


def with_size(name: str, size: str) -> str:
    """Whole milk, 568 ml"""
    return f"{name}, {size}" if size else name
