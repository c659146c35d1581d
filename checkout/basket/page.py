"""What the basket page shows."""

from django.conf import settings
from django.utils.translation import gettext
from oscar.core.loading import get_class, get_model

from checkout.gathered import gathered
from checkout.lines import crowd_words, lines_shown, problems_of
from checkout.paying import waiting_order
from checkout.payments.gateway import Payer, gateways
from checkout.places import obstacles
from checkout.totals import basket_totals
from products.cards import cards_for
from products.language import for_reader, once
from products.models import ProductPage

SUGGESTIONS = 5


def context(request) -> dict:
    """The template's words. A constant number of queries for any number of lines."""
    saved = saved_lines(request)  # before the basket, which reads the offers that are not known yet
    own = list(request.basket.all_lines())
    shown = lines_shown([*own, *saved])
    lines, kept = shown[: len(own)], shown[len(own) :]
    words = {"lines": lines, "kept": kept, "most": settings.MAX_UNITS_PER_LINE, "waiting": waiting_order(request)}
    if not lines:
        return words | {"cards": suggestions(request) if not kept else []}
    totals, in_the_way = basket_totals(request.basket, request), obstacles(request.delivery, request.basket)
    return words | {
        "problems": [*problems_of(lines), *in_the_way],
        "changes": gathered(lines),
        "obstacles": [*crowd_words(lines), *in_the_way],
        "totals": totals,
        "refusal": payment_refusal(Payer(totals.total, user=request.user.is_authenticated and request.user)),
        "vouchers": request.basket.vouchers_asked,
        "voucher_form": get_class("basket.forms", "BasketVoucherForm")(),
        "hints": hints(request.basket),
    }


def saved_lines(request) -> list:
    """The lines that a signed-in shopper kept for later. The offers of their open basket are read with them."""
    if not request.user.is_authenticated:
        return []
    baskets = get_model("basket", "Basket")
    lines = get_model("basket", "Line").objects.filter(
        basket__owner=request.user, basket__status__in=(baskets.OPEN, baskets.SAVED)
    )
    lines = list(lines.select_related("basket").order_by("pk"))
    saved = next((line.basket for line in lines if line.basket.status == baskets.SAVED), None)
    if saved is None:
        return []
    request.strategy.warm(line.product_id for line in lines)
    saved.strategy = request.strategy
    return list(saved.all_lines())


def hints(basket) -> list[str]:
    """What is missing to offers that are within reach."""
    applied = basket.applied_offers()
    near = [each for each in basket.offers_asked if each.pk not in applied]
    near = [each for each in near if each.is_condition_partially_satisfied(basket)]
    return [f"{each.name}. {still_missing(each, basket)}" for each in near]


def still_missing(offer, basket) -> str:
    """What an offer still asks for: "2 more from All yoghurts, and it is yours."."""
    condition = offer.condition.proxy()
    if not isinstance(condition, get_model("offer", "CountCondition")):
        return f"{offer.get_upsell_message(basket)}."
    counted = [line for line in basket.all_lines() if condition.can_apply_condition(line)]
    missing = int(condition.value) - sum(line.quantity_available_for_offer(offer) for line in counted)
    return gettext("%(number)d more from %(range)s, and it is yours.") % {"number": missing, "range": condition.range}


def payment_refusal(payer: Payer) -> str:
    """Why no way to pay takes this order; "" if one does."""
    refusals = [gateway.refusal(payer) for gateway in gateways().values()]
    return "" if "" in refusals else refusals[0]


def suggestions(request) -> list:
    """A few cards for an empty basket."""
    pages = ProductPage.objects.live().filter(for_reader(), once()).select_related("picture")
    return cards_for(pages.order_by("path")[:SUGGESTIONS], request.due)
