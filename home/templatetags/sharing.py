"""What templates say of a page to machines."""

import json

from django import template
from django.utils.safestring import mark_safe
from wagtail.models import Page

from home.sharing.head import Head, head_of
from home.sharing.linked_data.of_page import graph
from products.pictures import standing

register = template.Library()
register.simple_tag(standing)

ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&"}


@register.simple_tag(takes_context=True)
def page_head(context) -> Head | None:
    """What the head says of the Wagtail page that is shown; None where none is, as in the basket."""
    page, request = context.get("page"), context.get("request")
    if not isinstance(page, Page) or request is None:
        return None
    return head_of(page, request.GET, context.get("pager"), context.get("languages", ()))


@register.simple_tag(takes_context=True)
def linked_data(context) -> str:
    """What the page says to machines, as a block of data that no browser runs; "" where there is nothing to say.

    It is escaped as Django escapes JSON in pages, so that no text of an editor's can end it.
    """
    told = graph(context.flatten())
    if not told:
        return ""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308
