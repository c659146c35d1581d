"""What templates say of a page to machines."""

from django import template
from wagtail.models import Page

from home.sharing.head import Head, head_of

register = template.Library()


@register.simple_tag(takes_context=True)
def page_head(context) -> Head | None:
    """What the head says of the Wagtail page that is shown; None where none is, as in the basket."""
    page, request = context.get("page"), context.get("request")
    if not isinstance(page, Page) or request is None:
        return None
    return head_of(page, request.GET, context.get("pager"), context.get("languages", ()))
