"""The payment page and what its script asks; what gateways tell us. Orders are opened to their own shoppers only."""

import re
from collections.abc import Callable
from dataclasses import asdict
from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST
from oscar.core.loading import get_model

from checkout.confirmation import context as confirmation
from checkout.errors import NotPayable
from checkout.payments import events, page
from checkout.payments.attempts import pay_by
from checkout.payments.gateway import (
    BadEvent,
    CardGateway,
    CardRefused,
    GatewayDown,
    GatewayRefused,
    gateways,
    open_gateways,
)
from checkout.payments.page import Answer, Standing

TOKEN = re.compile(r"[A-Za-z]{1,10}_\w{1,100}", re.ASCII)
MOST_BYTES = 256 * 1024  # of an event


def order_of(request, number: str):
    """The order of this session or of this customer. Raises Http404 for anybody else's."""
    theirs = Q(pk=request.session.get("checkout_order_id"))
    if request.user.is_authenticated:
        theirs |= Q(user=request.user)
    return get_object_or_404(get_model("order", "Order").objects.filter(theirs), number=number)


def card_gateway() -> CardGateway | None:
    """The way to pay on our own page; None if there is none just now."""
    return next((way for way in open_gateways().values() if way.pays_on_page), None)


@never_cache
@require_GET
def pay(request, number: str) -> HttpResponse:
    """The page on which an order is paid, as long as it can be."""
    order = order_of(request, number)
    request.session["checkout_order_id"] = order.pk
    standing = page.look_at(order, timezone.now())
    if standing == Standing.PAID:
        return redirect("checkout:thank-you")
    shown = {"is_placed": True, "gateway": card_gateway(), "ways": page.other_ways(order), "pay_by": pay_by(order)}
    template = "checkout/pay.html" if standing == Standing.OPEN else "checkout/pay_over.html"
    return render(request, template, confirmation(order) | shown)


def told(view: Callable) -> Callable:
    """A view that is asked by the page's script: what it returns or raises becomes a small answer in JSON."""

    @wraps(view)
    def answering(request, number: str) -> JsonResponse:
        order = order_of(request, number)
        gateway = card_gateway()
        try:
            if gateway is None:
                raise GatewayDown("There is no way to pay by card just now.")
            answer, status = view(request, order, gateway), 200
        except NotPayable:
            answer, status = Answer(next=reverse("checkout:pay", args=[number])), 200
        except CardRefused as refused:
            answer, status = Answer(words=refused.words), 200
        except (GatewayDown, GatewayRefused) as problem:
            answer, status = in_trouble(order, problem)
        return JsonResponse(answer if isinstance(answer, dict) else asdict(answer), status=status)

    return never_cache(require_POST(sensitive_post_parameters("token")(answering)))


def in_trouble(order, problem: GatewayDown | GatewayRefused) -> tuple[Answer, int]:
    """What the script is told when a gateway fails. An order that is placed all the same needs no more of its shopper:
    the clock sees to its money."""
    order.refresh_from_db()
    if order.status != settings.OSCAR_INITIAL_ORDER_STATUS:
        return Answer(next=reverse("checkout:thank-you")), 200
    if isinstance(problem, GatewayDown):
        return Answer(words=_("Your bank can’t be reached just now. Try again: nothing is paid twice.")), 503
    return Answer(words=_("Cards don’t work just now. Try again, or pay another way.")), 502


def token_in(request) -> str:
    """What the page's script got for the card. Raises CardRefused for anything that can't be one."""
    token = request.POST.get("token", "")
    if not TOKEN.fullmatch(token):
        raise CardRefused(_("That card could not be read. Type it in once more."))
    return token


@told
def set_up(request, order, gateway: CardGateway) -> dict:
    """What the script needs to ask for a card."""
    attempt = page.attempt_of(order, gateway)
    return {"client_secret": gateway.start(attempt).client_secret}


@told
def authorise(request, order, gateway: CardGateway) -> Answer:
    return page.pay(order, gateway, token_in(request), keeps=request.POST.get("keep") == "1")


@told
def check(request, order, gateway: CardGateway) -> Answer:
    return page.check(order)


@told
def cards(request, order, gateway: CardGateway) -> dict:
    """The cards that the customer has kept; one of them is dropped if the script says so."""
    if order.user_id is None:
        return {"cards": []}
    if "drop" in request.POST:
        gateway.drop(order.user, request.POST["drop"])
    return {"cards": [asdict(card) for card in gateway.saved(order.user)]}


@never_cache
@require_POST
def pay_otherwise(request, number: str) -> HttpResponse:
    """Another way than a card, chosen on the payment page."""
    order = order_of(request, number)
    way = next((way for way in page.other_ways(order) if way.code == request.POST.get("way")), None)
    try:
        if way:
            page.pay_otherwise(order, way)
    except (NotPayable, GatewayRefused, GatewayDown):
        messages.error(request, _("That did not work just now. Try again in a moment."))
    return redirect("checkout:pay", number)


@never_cache
@require_POST
def give_up(request, number: str) -> HttpResponse:
    """The order is not wanted any more; what was in it is in the basket again."""
    order = order_of(request, number)
    try:
        if page.give_up(order):
            messages.success(request, _("Nothing was ordered. Everything is back in your basket."))
            return redirect("basket:summary")
    except (GatewayDown, GatewayRefused):
        messages.error(request, _("That did not work just now. Try again in a moment."))
    return redirect("checkout:pay", number)


@csrf_exempt
@require_POST
def hear(request, code: str) -> HttpResponse:
    """Takes a gateway's message, if it is one; it is looked into by the clock, within seconds."""
    gateway = gateways().get(code)
    if gateway is None:
        raise Http404
    size = request.META.get("CONTENT_LENGTH") or "0"
    if not size.isdecimal() or int(size) > MOST_BYTES:
        return HttpResponse(status=413)
    body = request.read(MOST_BYTES)
    try:
        events.store(code, gateway.verify(body, request.headers.get(gateway.signature_header, "")))
    except BadEvent:
        return HttpResponse(status=400)
    return HttpResponse(status=200)
