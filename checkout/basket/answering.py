"""Where a change of the basket leads: back to the page, or into the page, where the browser asks for that.

A page asks by htmx (static/vendor/), which says so in a header. Without JavaScript the same form leads back.
"""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from oscar.core.loading import get_class

from checkout.lines import lines_shown

MOST_LINES = 4  # in the small basket
ADDED = "basket-added"  # the event of the form whose goods are in the basket; see static/js/basket.js


def answer(request, back: str, *, is_added: bool) -> HttpResponse:
    """The answer to a form that adds to the basket; what there is to tell stands in the messages."""
    if request.headers.get("HX-Request") != "true":
        return HttpResponseRedirect(back)
    response = render(request, "checkout/basket_now.html", context(request))
    if is_added:
        response["HX-Trigger"] = ADDED
    return response


def context(request) -> dict:
    """The small basket: what was told, the lines that changed last, and how many others there are."""
    lines = list(reread(request).all_lines())
    latest = sorted(lines, key=lambda line: line.date_updated, reverse=True)[:MOST_LINES]
    told = list(messages.get_messages(request))
    return {"told": told, "lines": lines_shown(latest), "others": len(lines) - len(latest)}


def reread(request):
    """The basket of a request as it is after its change, with the offers that apply to it now."""
    basket = request.basket
    basket.reset_offer_applications()
    if not basket.is_empty:
        get_class("offer.applicator", "Applicator")().apply(basket, request.user, request)
    return basket
