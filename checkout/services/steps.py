"""The steps of an order, from its money to the doorstep. Each is one transaction; what is due with money follows it."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from oscar.core.loading import get_class, get_model

from checkout.errors import NotPaid
from checkout.models import OrderLanguage
from checkout.offer import uses
from checkout.order import purchases
from checkout.order.invoices import credit_unpaid, issue_invoice
from checkout.payments.states import GOOD
from checkout.shortfalls import names_of, shortfall_words
from checkout.telling import tell_step
from delivery.services import release_place
from freshness.errors import NotReserved
from freshness.services import sales
from freshness.shelf import POLICIES

READ_WITH_A_LINE = tuple(
    f"stockrecord__{path}" for path in ("product__product_class", "product__parent__product_class", *POLICIES)
)


def locked(order_id: int):
    """The order, its row held to the end of the transaction."""
    return get_model("order", "Order").objects.select_for_update().get(pk=order_id)


@transaction.atomic
def confirm(order, *, at: datetime | None = None, tells: bool = True) -> list[str]:
    """Binds the goods of an order that is paid for. Whoever comes first does it; the others find it done.

    Units held meanwhile are re-picked within the promise. If they can't be, the order is cancelled before any money
    moves, and the reasons are the result, in sentences for the shopper. The money is the caller's to settle.
    Raises NotPaid if nothing secures it.
    """
    order = locked(order.pk)
    if order.status != settings.OSCAR_INITIAL_ORDER_STATUS:
        return []
    if order.total_incl_tax and not order.payments.filter(state__in=GOOD).exists():
        raise NotPaid(order.number)
    uses.count(order)
    try:
        sales.allocate(order=order, at=at)
    except NotReserved as refused:
        with override(OrderLanguage.of(order)):
            problems = shortfall_words(names_of(order.lines.select_related("promise")), refused)
        call_off(order, problems, at=at)
        return problems
    _move(order, "Confirmed", at, tells=tells)
    purchases.count(order)
    issue_invoice(order=order, at=at)  # last of all: every confirmation waits for the row of its series
    return []


@transaction.atomic
def change_status(order, status: str, *, at: datetime | None = None, by=None, tells: bool = True) -> None:
    """Moves an order along its pipeline and its stock with it: dispatch consumes, cancelling gives back. Once the
    transaction is done its money is settled.

    Raises Oscar's InvalidOrderStatus for a step that the pipeline does not allow, standing still included; NotPaid;
    what freshness.services.sales raises if the goods can't go that way.
    """
    from checkout.services.settling import settle  # it moves orders too

    order = locked(order.pk)
    if status not in order.available_statuses():
        raise get_class("order.exceptions", "InvalidOrderStatus")(
            _("Order %(number)s is “%(now)s” and can’t become “%(wanted)s”.")
            % {"number": order.number, "now": order.status, "wanted": status}
        )
    if status == "Confirmed":
        confirm(order, at=at, tells=tells)
    elif status == "Cancelled":
        call_off(order, at=at, tells=tells)
    else:
        if status == "Out for delivery":
            _dispatch(order, at, by)
        _move(order, status, at, tells=tells)
    transaction.on_commit(lambda: settle(order.pk), robust=True)


def call_off(order, problems: Sequence[str] = (), *, at: datetime | None = None, tells: bool = True) -> None:
    """Cancels an order that its transaction holds: offers, place and units are given back.

    Of one that is out for delivery the goods stay off the books, and its place stays taken. Its money is the caller's
    to settle.
    """
    uses.give_back(order)
    purchases.take_back(order)
    if order.status != "Out for delivery":
        release_place(order_id=order.pk)
    for line in _bound_lines(order):
        line.cancel_allocation(line.num_allocated, at=at, reason=_("Order cancelled"))
    if problems:
        order.notes.create(note_type="System", message=" ".join(problems))
    _move(order, "Cancelled", at, problems, tells=tells)
    credit_unpaid(order=order, at=at)


def _dispatch(order, at: datetime | None, by) -> None:
    for line in _bound_lines(order):
        line.consume_allocation(line.num_allocated, at=at, by=by)


def _bound_lines(order):
    """The lines that have units, in the order of the stock records, as locks are taken."""
    return order.lines.select_related(*READ_WITH_A_LINE).filter(num_allocated__gt=0).order_by("stockrecord_id")


def _move(order, status: str, at: datetime | None, problems: Sequence[str] = (), *, tells: bool) -> None:
    """Sets the status of an order and of its lines, which Oscar would save one by one."""
    order.set_status(status)
    order.lines.update(status=status)
    if at:
        order.status_changes.filter(new_status=status).update(date_created=at)
    if tells:
        tell_step(order, status, problems=problems)
