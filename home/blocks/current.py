"""Pages and pictures of this shop as they are today: for shelves that fill themselves, and for previews of blocks."""

from django.apps import apps
from django.db.models import F, QuerySet
from wagtail.models import Page

from products.language import for_reader, once
from products.models import Picture


def live(model: str) -> QuerySet:
    """Live pages of a type such as "home.FarmPage" in the reader's language."""
    return apps.get_model(model).objects.live().filter(for_reader(), once())


def pages(model: str, most: int) -> list[Page]:
    """Some of them, in the order of the page tree."""
    return list(live(model).order_by("path")[:most])


def page(model: str) -> Page | None:
    """The first of them."""
    return next(iter(pages(model, 1)), None)


def pictures(most: int) -> list[Picture]:
    """Pictures that are wider than high, the first ones of the library."""
    return list(Picture.objects.filter(width__gt=F("height")).order_by("pk")[:most])


def picture() -> Picture | None:
    """The first of them."""
    return next(iter(pictures(1)), None)
