"""What a page type's translations have in common."""

from wagtail_localize.fields import SynchronizedField


class Translated:
    """A page type whose translations stand at the same address, behind the language's prefix: /hi/shop/milk/.

    Which of its fields are words to be translated is told by their kind: texts are; pictures, numbers, choices and
    what it leads to follow the original. A type that knows better adds to `override_translatable_fields`.
    """

    override_translatable_fields = [SynchronizedField("slug", overridable=False)]
