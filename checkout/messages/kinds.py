"""The kinds of messages of an order, made known to the notices room."""

from django.utils.translation import gettext_lazy as _

from checkout.messages.english import ENGLISH
from checkout.messages.example import EXAMPLES, example
from checkout.messages.hindi import HINDI
from checkout.messages.values import values
from notices.kinds import Kind, register

OF_EACH = {
    "name": _("the customer’s first name"),
    "number": _("the order’s number"),
    "day": _("the delivery day: Thursday 3 December"),
    "weekday": _("its weekday: Thursday"),
    "window": _("the hours: 4 to 8 am"),
    "total": _("what the order comes to"),
    "shop": _("our name"),
    "phone": _("our phone number"),
}
PLACE = {"street": _("house and street"), "postcode": _("the postcode")}
MONEY = {"amount": _("the amount of money"), "paid_with": _("how it was paid: Visa ending 4242")}

# code: (name, when it is sent, placeholders beside those of each, template, whether it is owed)
KINDS = {
    "order_confirmed": (
        _("Order confirmed"), _("when an order is sure to come"),
        PLACE | {"until": _("until when it can be cancelled")}, "order_confirmed", True,
    ),
    "order_packed": (_("Order packed"), _("when the cold store has packed it"), {}, "order_step", False),
    "order_out_for_delivery": (
        _("Order on its way"), _("when the van has left with it"), PLACE, "order_step", False,
    ),
    "order_delivered": (_("Order delivered"), _("when it is on the doorstep"), PLACE, "order_step", False),
    "order_cancelled": (
        _("Order cancelled"), _("when the customer or we have cancelled it"),
        {"money": _("what becomes of the money, in a sentence")}, "order_cancelled", True,
    ),
    "order_lapsed": (
        _("Order not paid"), _("when the time to pay is over"),
        {"pay_by": _("the hour until which it could be paid")}, "order_lapsed", True,
    ),
    "refunded": (
        _("Money given back"), _("when a refund has been sent to the bank"),
        MONEY | {"reason": _("why it was given back")}, "money_back", True,
    ),
    "claim_refused": (
        _("Claim about a date turned down"), _("when the order desk gives nothing back for a date that was told of"),
        {
            "goods": _("what the customer told us about: 1 × Natural yoghurt"),
            "found": _("the date that they found on the pack"),
            "answer": _("what the order desk answered"),
        },
        "order_answer", True,
    ),
    "payment_let_go": (
        _("Late payment let go"), _("when a payment came after its order had been given up"), MONEY, "money_back", True,
    ),
}  # fmt: skip


def register_kinds() -> None:
    """Makes the kinds known; called when the apps are ready."""
    for code, (name, when, placeholders, template, is_owed) in KINDS.items():
        register(
            Kind(
                code=code,
                name=name,
                when=when,
                template=template,
                placeholders=OF_EACH | placeholders,
                values=values,
                words={"en-gb": ENGLISH[code], "hi": HINDI[code]},
                example=EXAMPLES.get(code, example),
                is_owed=is_owed,
            )
        )
