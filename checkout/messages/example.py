"""An order that nobody placed, to show editors how their words will read."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from decimal import Decimal
from types import SimpleNamespace

from django.utils import timezone
from django.utils.translation import gettext as _

from checkout.confirmation import OrderedLine, Payment
from checkout.payments.states import AttemptState
from checkout.promises import Promised
from checkout.totals import Reduction, Totals

D = Decimal


def example() -> dict:
    """The context of a message about two pints and a yoghurt, paid with a card, coming in two days."""
    day = timezone.localdate() + timedelta(days=2)
    cut_off = timezone.make_aware(datetime.combine(day - timedelta(days=1), time(21)))
    later, nearer = day + timedelta(days=6), day + timedelta(days=2)
    return {
        "order": SimpleNamespace(number="7KQ2M-4XT9W-C", currency="GBP"),
        "lines": [
            _line(_("Whole milk"), "568 ml", 2, "2.90", Promised("regular", later, "use_by", 6, 4)),
            replace(
                _line(_("Natural yoghurt"), "450 g", 1, "1.68", Promised("dated", nearer, "best_before", 2, 4)),
                was=D("2.40"),
            ),
        ],
        "totals": Totals(
            items=3, goods=D("5.30"), shorter_dates=D("0.72"),
            reductions=(Reduction(_("Voucher %(code)s") % {"code": "WELCOME10"}, D("0.29")),),
            delivery=D("2.00"), deposit=D("0.40"), total=D("6.69"), tax=D("0.33"),
        ),
        "delivery": SimpleNamespace(
            day=day, slot=_("4 to 8 am"), cut_off=cut_off, note="", safe_place=_("In the porch")
        ),
        "address": SimpleNamespace(
            first_name="Asha", line1="4 Mill Lane", postcode="LS8 2QT",
            active_address_fields=["Asha Rao", "4 Mill Lane", "Leeds", "LS8 2QT"],
        ),
        "attempt": SimpleNamespace(
            state=AttemptState.AUTHORISED, amount=D("6.69"), paid_with="Visa ending 4242", gateway="stripe"
        ),
        "gateway": SimpleNamespace(name=_("Card"), pays_on_page=True),
        "payment": Payment(_("Paid"), "Visa ending 4242"),
        "order_path": "/",
        "problems": [],
        "pay_by": timezone.now(),
    }  # fmt: skip


def example_of_refund() -> dict:
    """The same, of which the yoghurt is refunded."""
    refund = SimpleNamespace(amount=D("1.68"), reason=_("It came with a nearer date than we promised."))
    return example() | {"refund": refund, "refund_of": f"1 × {_('Natural yoghurt')}"}


def example_of_claim() -> dict:
    """The same, of which the yoghurt’s date was complained of."""
    found, said = timezone.localdate() + timedelta(days=3), _("The batch that we packed is dated two days later.")
    line = SimpleNamespace(name=_("Natural yoghurt"))
    return example() | {"claim": SimpleNamespace(order_line=line, quantity=1, found_date=found, answer=said)}


EXAMPLES = {"refunded": example_of_refund, "claim_refused": example_of_claim}


def _line(name: str, size: str, quantity: int, price: str, promised: Promised) -> OrderedLine:
    return OrderedLine(name, size, quantity, D(price), picture=None, url="", promised=promised)
