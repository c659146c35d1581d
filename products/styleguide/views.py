"""The living style guide: every component in every state, made by the shop's own templates."""

import re

from django.conf import settings
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from products.styleguide import examples
from products.styleguide.forms import SampleForm

# Components that only stand in a place with rows behind it → where to see them.
ELSEWHERE = {
    "account": _("any page of an account"),
    "album": _("a page with a block of pictures"),
    "announcement": _("the top of every page, while the shop has something to say"),
    "article": _("a story or an article of the journal"),
    "basket": _("the basket with something in it"),
    "callout": _("a page with a block of that name"),
    "compare": _("a page with a table that compares"),
    "facets": _("any range"),
    "faq": _("a page of questions"),
    "farmcard": _("a page with a card of a farm"),
    "film": _("a page with a film"),
    "front": _("the home page"),
    "gallery": _("a product with several pictures"),
    "hero": _("the home page"),
    "journal": _("the journal"),
    "language": _("the foot of a page that there is in two languages"),
    "live": _("the page of an order that is on its way"),
    "newsletter": _("a page with a sign-up for news"),
    "order": _("the orders of an account"),
    "papers": _("the page of an order"),
    "pay": _("the last step of the checkout, with a card"),
    "payway": _("the last step of the checkout"),
    "product": _("any product"),
    "promise": _("the home page"),
    "recipe": _("any recipe"),
    "sizes": _("a product in sizes"),
    "slots": _("the delivery step of the checkout"),
    "story": _("the home page"),
    "suggest": _("the search, while one types"),
    "timeline": _("the page of an order"),
    "timer": _("the steps of a recipe"),
    "toolbar": _("any range"),
    "whereto": _("the delivery step of a customer with addresses"),
    "words": _("a product with a text"),
}


SWATCHES = (
    *("surface", "surface-raised", "surface-sunken", "surface-photo", "surface-butter", "surface-deep"),
    *("ink", "ink-soft", "ink-heading", "line", "line-field", "action", "accent", "butter"),
    *("fresh", "fresh-tint", "short-dated", "short-dated-tint", "last-day", "last-day-tint"),
)
SIZES = ("4xl", "3xl", "2xl", "xl", "l")
NOTICES = (("info", "info"), ("good", "tick"), ("warn", "alert"), ("bad", "alert"))
TOLD = (("success", "tick"), ("warning", "alert"))
SYMBOL = re.compile(r'<symbol id="([a-z-]+)"')


def style_guide(request: HttpRequest) -> TemplateResponse:
    """The page; only for staff, since Wagtail's admin is in front of it."""
    day = request.due.day
    context = {
        "title": _("Style guide"),
        "swatches": SWATCHES,
        "sizes": SIZES,
        "icons": SYMBOL.findall((settings.ROOT / "static" / "icons.svg").read_text()),
        "notices": NOTICES,
        "told": TOLD,
        "lives": examples.lives(day),
        "cards": examples.cards(day),
        "date_cards": examples.date_cards(day),
        "ladders": examples.ladders(request.due),
        "together": examples.together(day),
        "tiles": examples.tiles(day),
        "nutrition": examples.nutrition(),
        "levels": examples.levels(),
        "summary": examples.reviews(),
        "pagers": examples.pages(),
        "form": SampleForm(prefix="rest"),
        "refused": SampleForm({}, prefix="refused"),
        "elsewhere": sorted(ELSEWHERE.items()),
    }
    return TemplateResponse(request, "styleguide/guide.html", context)
