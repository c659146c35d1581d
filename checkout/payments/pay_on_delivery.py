"""Cash or card at the door."""

from dataclasses import dataclass, replace

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from oscar.core.loading import get_model

from checkout.payments.gateway import BadEvent, Event, Outcome, Payer, Started
from checkout.payments.payers import orders_of
from checkout.payments.states import AttemptState
from money import shown

OPEN = ("Awaiting payment", "Confirmed", "Packed", "Out for delivery")
PROMISED = (AttemptState.STARTED, AttemptState.AUTHORISED)


@dataclass(frozen=True)
class PayOnDelivery:
    """The driver takes the money. Limited, since nothing is secured beforehand; nothing leaves the house."""

    code = "pay-on-delivery"
    name = gettext_lazy("At the door")
    hint = gettext_lazy("Card or cash to the driver.")
    pays_on_page = False
    takes_money_at = "Delivered"
    signature_header = ""

    def is_open(self) -> bool:
        return True

    def refusal(self, payer: Payer) -> str:
        most = settings.PAY_ON_DELIVERY_LIMIT if payer.user else settings.PAY_ON_DELIVERY_GUEST_LIMIT
        if payer.total > most:
            words = _("An order paid at the door may come to %(limit)s at most. Take something out.")
            return words % {"limit": shown(most)}
        if len(open_orders(payer)) >= settings.PAY_ON_DELIVERY_OPEN_ORDERS:
            return _("There are orders on their way that the driver has yet to be paid for. Pay this one by card.")
        return ""

    def start(self, attempt) -> Started:
        return Started()

    def prepare(self, attempt) -> None:
        return None

    def authorise(self, attempt, token: str) -> Outcome:
        return self._outcome(attempt, AttemptState.AUTHORISED)

    def capture(self, attempt) -> Outcome:
        return replace(self._outcome(attempt, AttemptState.CAPTURED), captured=attempt.amount)

    def void(self, attempt) -> Outcome:
        return self._outcome(attempt, AttemptState.VOIDED)

    def refund(self, refund) -> str:
        return f"at-the-door-{refund.key}"

    def fetch(self, attempt) -> Outcome:
        """A shopper who chose the door has agreed to pay there: what was only started is as good as authorised."""
        is_started = attempt.state == AttemptState.STARTED
        return self._outcome(attempt, AttemptState.AUTHORISED if is_started else AttemptState(attempt.state))

    def verify(self, body: bytes, signature: str) -> Event:
        raise BadEvent(_("Nobody sends messages about what is paid at the door."))

    def _outcome(self, attempt, state: AttemptState) -> Outcome:
        return Outcome(
            state=state,
            reference=f"at-the-door-{attempt.key}",
            amount=attempt.amount,
            currency=attempt.currency,
            captured=attempt.captured,
            refunded=attempt.refunded,
            paid_with=str(self.name),
        )


def open_orders(payer: Payer) -> list:
    """This payer's orders that the driver has yet to be paid for."""
    attempts = {"payments__gateway": PayOnDelivery.code, "payments__state__in": PROMISED}
    return orders_of(payer, get_model("order", "Order").objects.filter(status__in=OPEN, **attempts))
