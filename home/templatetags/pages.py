"""What templates ask about pages: where one stands, and which others the navigation shows."""

from django import template
from wagtail.models import Locale, Page

from home.models import FarmPage, RecipeIndexPage, StoryPage

register = template.Library()


@register.simple_tag
def site_pages() -> list[Page]:
    """Pages beside the shop, for navigation: those "in menus" stand in the header, the others in the footer."""
    pages = Page.objects.live().type(StoryPage, FarmPage, RecipeIndexPage)
    return list(pages.filter(locale=Locale.get_active(), alias_of=None).order_by("path"))


@register.simple_tag
def pages_above(page) -> list[Page]:
    """From the home page down to the page's parent."""
    return list(page.get_ancestors().live().filter(depth__gt=1))
