"""What templates ask about pages: where one stands, and which others lead on from it."""

from django import template
from django.utils.safestring import mark_safe
from wagtail.models import Page

from home.models import RecipePage
from home.navigation import Navigation, navigation
from products.language import for_reader, once
from products.pictures import prefetch_renditions

register = template.Library()
register.simple_tag(navigation)


@register.filter
def above(nav: Navigation, page) -> list[Page]:
    """From under the home page down to the page's parent; nothing for what is no page."""
    return nav.above(page) if isinstance(page, Page) and page.depth else []


@register.filter
def is_above(upper: Page, page) -> bool:
    """Whether one page holds the other; False for what is no page."""
    return isinstance(page, Page) and page.pk != upper.pk and (page.path or "").startswith(upper.path)


@register.filter
def headings_up(html: str) -> str:
    """Rich text whose headings follow the page's own: editors write level 3, and here level 2 comes next."""
    return mark_safe(str(html).replace("<h3", "<h2").replace("</h3>", "</h2>"))  # noqa: S308


@register.filter
def dialled(phone: str) -> str:
    """A phone number as a phone takes it: 0113 496 0182 → 01134960182."""
    return "".join(sign for sign in phone if sign.isdigit() or sign == "+")


@register.simple_tag
def recipes_with(listing, most: int = 3) -> list[RecipePage]:
    """Recipes in the reader's language that use a product, newest first, with their pictures; two queries."""
    using = RecipePage.objects.live().filter(for_reader(), once(), ingredients__product=listing)
    recipes = list(using.distinct().select_related("picture").order_by("-first_published_at", "title")[:most])
    prefetch_renditions([recipe.picture for recipe in recipes if recipe.picture])
    return recipes
