"""What every template knows."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from home.surroundings import contact


def shop(request) -> dict:
    """The shop's name and contact details, the delivery that is shown for, and whether the visitor is known to us.

    A stranger reads a page and brings no session and no basket; their pages hold nothing private, so that they can
    be cached. An answer to a form is never one of them.
    """
    known = settings.SESSION_COOKIE_NAME in request.COOKIES or settings.OSCAR_BASKET_COOKIE_OPEN in request.COOKIES
    return {
        "shop_name": settings.OSCAR_SHOP_NAME,
        "contact": SimpleLazyObject(contact),
        "site_url": settings.SITE_URL,
        "opening": getattr(request, "opening", None),
        "max_units": settings.MAX_UNITS_PER_LINE,
        "is_stranger": not known and request.method in ("GET", "HEAD"),
    }
