"""What the placeholders of an order's messages stand for, each in words of the reader's language."""

from django.conf import settings
from django.utils.formats import date_format
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from checkout.payments.states import GOOD, AttemptState
from money import shown
from products.templatetags.shop import day_long, hour


def values(context: dict) -> dict[str, str]:
    """Placeholder → words, from the context of an order's message; see checkout.telling."""
    order, delivery, address = context["order"], context["delivery"], context["address"]
    refund, pay_by = context.get("refund"), context.get("pay_by")
    return {
        "shop": settings.OSCAR_SHOP_NAME,
        "phone": import_string(settings.SHOP_CONTACT)().phone,
        "name": address.first_name or _("dear customer"),
        "number": order.number,
        "day": day_long(delivery.day),
        "weekday": date_format(delivery.day, "l"),
        "window": delivery.slot,
        "street": address.line1,
        "postcode": address.postcode,
        "total": shown(context["totals"].total),
        "until": f"{day_long(delivery.cut_off)}, {hour(delivery.cut_off)}",
        "paid_with": paid_with(context),
        "money": money_words(context),
        "pay_by": hour(pay_by),
        "amount": shown(refund.amount) if refund else _amount(context),
        "reason": refund.reason if refund else "",
        **_claimed(context.get("claim")),
    }


def _claimed(claim) -> dict[str, str]:
    """What was said of a date, and what was answered."""
    if claim is None:
        return {}
    goods = {"units": claim.quantity, "name": claim.order_line.name}
    return {
        "goods": _("%(units)d × %(name)s") % goods,
        "found": date_format(claim.found_date, "j F Y"),
        "answer": claim.answer,
    }


def _amount(context: dict) -> str:
    attempt = context.get("attempt")
    return shown(attempt.amount) if attempt else shown(context["totals"].total)


def paid_with(context: dict) -> str:
    """Visa ending 4242; the way to pay if no more is known, "" if there was nothing to pay."""
    attempt, gateway = context.get("attempt"), context.get("gateway")
    if attempt is None:
        return ""
    return attempt.paid_with or str(gateway.name if gateway else attempt.gateway)


def money_words(context: dict) -> str:
    """What becomes of the money of an order that is called off, in a sentence."""
    attempt, gateway = context.get("attempt"), context.get("gateway")
    if attempt is None or attempt.state not in GOOD:
        return _("You pay nothing.")
    left = attempt.amount - sum(each.amount for each in context.get("given_back", ()))
    if not left:
        return _("Your money has gone back to you already.")
    parts = {"amount": shown(left), "paid_with": paid_with(context)}
    if attempt.state == AttemptState.CAPTURED:
        return _("%(amount)s goes back to you (%(paid_with)s); we write again once it is on its way.") % parts
    if gateway is None or gateway.pays_on_page:
        words = _("We let go of the %(amount)s that was held (%(paid_with)s). Some banks take days to show it.")
        return words % parts
    return _("You pay nothing.")
