"""The living style guide: every component in every state, made by the shop's own templates."""

import re
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from home.blocks import current
from products.product_page import sizes_of
from styleguide import goods, purchases, reading
from styleguide.forms import SampleForm

# Components that lay out a whole page, so that a sample says nothing → where to see them.
ELSEWHERE = {
    "account": _("any page of an account"),
    "article": _("a story or an article of the journal"),
    "front": _("the home page"),
}
SWATCHES = (
    *("surface", "surface-raised", "surface-sunken", "surface-photo", "surface-butter", "surface-deep"),
    *("ink", "ink-soft", "ink-heading", "line", "line-field", "action", "accent", "butter"),
    *("fresh", "fresh-tint", "short-dated", "short-dated-tint", "last-day", "last-day-tint"),
)
SIZES = ("4xl", "3xl", "2xl", "xl", "l")
NOTICES = (("info", "info"), ("good", "tick"), ("warn", "alert"), ("bad", "alert"))
TOLD = (("success", "tick"), ("warning", "alert"))
FAR = timedelta(days=60)  # from the days in the header, whose ids these would repeat
SYMBOL = re.compile(r'<symbol id="([a-z-]+)"')


def style_guide(request: HttpRequest) -> TemplateResponse:
    """The page; only for staff, since Wagtail's admin is in front of it."""
    day = request.due.day
    samples = shown_goods(day, request.due) | shown_purchases(day) | shown_reading(day)
    frame = {
        "title": _("Style guide"),
        "swatches": SWATCHES,
        "sizes_of_type": SIZES,
        "icons": SYMBOL.findall((settings.ROOT / "static" / "icons.svg").read_text()),
        "notices_of_tone": NOTICES,
        "told": TOLD,
        "form": SampleForm(prefix="rest"),
        "refused": SampleForm({}, prefix="refused"),
        "elsewhere": sorted(ELSEWHERE.items()),
    }
    return TemplateResponse(request, "styleguide/guide.html", samples | frame)


def shown_goods(day, due) -> dict:
    """Goods, dates and prices."""
    return {
        "lives": goods.lives(day),
        "cards": goods.cards(day),
        "date_cards": goods.date_cards(day),
        "ladders": goods.ladders(due),
        "together": goods.together(day),
        "tiles": goods.tiles(day),
        "nutrition": goods.nutrition(),
        "levels": goods.levels(),
        "summary": goods.reviews(),
        "pagers": goods.pages(),
        "sized": (sized := goods.card_in_sizes(day)),
        "sizes": sizes_of(sized, due),
        "groups": goods.filters(),
        "chips": goods.chips(),
        "counts": {"left": 3},
        "sorts": {"name": _("Name"), "price": _("Price")},
        "suggested": [(goods.MadeUpPage("Natural yoghurt"), ""), (goods.MadeUpPage("Tzatziki"), _("Recipe"))],
    }


def shown_purchases(day) -> dict:
    """Baskets and orders."""
    return {
        "lines": purchases.lines(day, next(iter(current.pictures(1)), None)),
        "most": 20,
        "where_to": purchases.where_to(),
        "days": purchases.days(day + FAR),
        "delivery": {"is_served": False, "postcode": "ZE1 0AA"},
        "opening": purchases.slot(day, 4),
        "ways": purchases.ways(),
        "totals": {"total": purchases.TOTAL},
        "payment_minutes": settings.PAYMENT_MINUTES,
        "orders": purchases.orders(day),
        "live": purchases.live(),
        "papers": purchases.papers(),
    }


def shown_reading(day) -> dict:
    """Pages and blocks."""
    return {
        "notices": reading.notices(),
        "two_languages": reading.languages(),
        "articles": [reading.article(day, title) for title in ("First frost", "Calving", "The new churn", "Hay")],
        "questions": reading.questions(),
        "servings": reading.servings(),
        "ingredients": reading.ingredients(day),
        "steps": reading.steps(),
        "timers": [("running", "12:30"), ("over", _("Time’s up"))],
        "pictures": current.pictures(3),
        "sample": goods.MadeUpPage("Natural yoghurt"),
        "blocks": reading.blocks(),
    }
