"""What a page type's translations have in common."""

from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from products.browse.search_terms import as_typed


class Translated:
    """A page type whose translations stand at the same address, behind the language's prefix: /hi/shop/milk/.

    Which of its fields are words to be translated is told by their kind: texts are; pictures, numbers, choices and
    what it leads to follow the original. A type that knows better adds to `override_translatable_fields`.
    """

    override_translatable_fields = [SynchronizedField("slug", overridable=False)]
    search_fields = [
        *Page.search_fields,
        index.SearchField("title_as_typed"),
        index.AutocompleteField("title_as_typed"),
    ]

    def title_as_typed(self) -> str:
        """The title as hurried fingers type it, if they type it otherwise: that is searched too."""
        typed = as_typed(self.title)
        return typed if typed != self.title else ""
