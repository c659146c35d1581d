"""Money that staff give back in part: for units of lines, for the delivery, or as an amount with a reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from checkout.errors import RefundRefused
from checkout.models import OrderLanguage, Refund, RefundItem, RefundPart
from checkout.order.left import NOTHING, Left, LineLeft, left_of, live_items
from checkout.payments.refunds import ask_refund
from checkout.services.settling import settle
from checkout.services.steps import locked
from freshness.models import Resolution, Shortage
from money import shown, to_penny

REASON_LENGTH = 200


@dataclass(frozen=True)
class Wanted:
    """What is to go back: order line → units, the delivery charge, an amount besides. The shopper reads `reason`.

    `goods_stay`: the units haven't left and go back on the shelf; their deposit goes back with them.
    """

    reason: str
    units: Mapping[int, int] = field(default_factory=dict)
    delivery: bool = False
    amount: Decimal = NOTHING
    goods_stay: bool = False


def items_for(wanted: Wanted, left: Left) -> list[RefundItem]:
    """The parts of a refund, not written yet. Raises RefundRefused with everything that is wrong."""
    problems = _problems_of(wanted, left)
    if problems:
        raise RefundRefused(problems)
    items = []
    for line_id, units in wanted.units.items():
        if units:
            items += items_of_line(left.lines[line_id], units, with_deposit=wanted.goods_stay)
    if wanted.delivery:
        items.append(RefundItem(part=RefundPart.DELIVERY, amount=left.delivery))
    if wanted.amount:
        items.append(RefundItem(part=RefundPart.OTHER, amount=wanted.amount))
    check_sum(items, left)
    return items


def items_of_line(line: LineLeft, units: int, *, with_deposit: bool, shortage: Shortage | None = None) -> list:
    """What `units` of a line came to, and the deposit on them if the bottles never left."""
    parts = {RefundPart.GOODS: line.price_of(units)}
    if with_deposit:
        parts[RefundPart.DEPOSIT] = line.deposit_of(units)
    return [
        RefundItem(part=part, order_line=line.line, quantity=units, amount=amount, shortage=shortage)
        for part, amount in parts.items()
        if amount
    ]


def _problems_of(wanted: Wanted, left: Left) -> list[str]:
    if left.attempt is None:
        return [_("Nothing has been taken for this order yet, so there is nothing to give back.")]
    problems = [words for key, units in wanted.units.items() if (words := _problem_of_units(left, key, units, wanted))]
    if wanted.delivery and not left.delivery:
        problems.append(_("No delivery charge is left to give back."))
    if wanted.amount < 0 or wanted.amount != to_penny(wanted.amount):
        problems.append(_("%(amount)s can’t be given back: give whole pennies.") % {"amount": wanted.amount})
    if not 0 < len(wanted.reason.strip()) <= REASON_LENGTH:
        problems.append(_("Say why in a few words. The shopper reads it."))
    return problems


def _problem_of_units(left: Left, line_id: int, units: int, wanted: Wanted) -> str:
    line = left.lines.get(line_id)
    if line is None:
        return _("One of the lines is not of this order. Load the page again.")
    words = {"name": line.line.title, "units": units, "left": line.units, "house": line.in_house}
    if not 0 <= units <= line.units:
        return _("%(name)s: %(left)d can still be refunded, not %(units)d.") % words
    if wanted.goods_stay and units > line.in_house:
        return _("%(name)s: %(house)d are still here to go back on the shelf, not %(units)d.") % words
    return ""


def check_sum(items: list[RefundItem], left: Left) -> None:
    """Raises RefundRefused if the parts come to nothing, or to more than is left of what was taken."""
    total = total_of(items)
    if not total:
        raise RefundRefused([_("Choose what to give back.")])
    if total > left.money:
        words = {"total": shown(total), "left": shown(left.money)}
        raise RefundRefused([_("That is %(total)s, but only %(left)s is left of what was taken.") % words])


def total_of(items: Iterable[RefundItem]) -> Decimal:
    """What the parts come to."""
    return sum((item.amount for item in items), NOTHING)


@transaction.atomic
def refund_in_part(*, order, wanted: Wanted, seen: Decimal, by=None) -> Refund:
    """Puts down a refund of some of an order; it is sent once the transaction is done.

    `seen` is what had been given back when the form was shown: whoever pressed twice is refused the second time.
    Never more than was taken, nor than was paid for the units. Units that have left stay off the books; those that
    stay are released. Raises RefundRefused with everything that is wrong.
    """
    order = locked(order.pk)
    left = left_of(order)
    if seen != left.asked:
        raise RefundRefused([_("Something was given back meanwhile. Look at what is left, and try again.")])
    refund = put_down(items_for(wanted, left), left, reason=wanted.reason, by=by)
    if wanted.goods_stay:
        _back_on_the_shelf(wanted.units, left, wanted.reason)
    return refund


def put_down(items: list[RefundItem], left: Left, *, reason: str, by=None) -> Refund:
    """Writes a refund with its parts, for a transaction that holds the order; it is sent behind the commit.

    A lazy `reason` is worded in the language of the order, since its shopper reads it.
    """
    with override(OrderLanguage.of(left.attempt.order)):
        worded = str(reason).strip()
    goods = [item for item in items if item.part == RefundPart.GOODS]
    only = goods[0] if len(items) == len(goods) == 1 else RefundItem()
    refund = ask_refund(
        attempt=left.attempt,
        amount=total_of(items),
        reason=worded,
        order_line=only.order_line,
        quantity=only.quantity,
        by=by,
    )
    for item in items:
        item.refund = refund
    RefundItem.objects.bulk_create(items)
    transaction.on_commit(lambda: settle(left.attempt.order_id), robust=True)  # a partial has no name to log
    return refund


def _back_on_the_shelf(units: Mapping[int, int], left: Left, reason: str) -> None:
    """Releases units in the order of the stock records, as locks are taken."""
    lines = [(left.lines[key].line, wanted) for key, wanted in units.items() if wanted]
    for line, wanted in sorted(lines, key=lambda pair: pair[0].stockrecord_id or 0):
        line.cancel_allocation(wanted, reason=reason[:REASON_LENGTH])


def shortages_to_refund(order) -> list[Shortage]:
    """What was settled as "to be refunded" and has not been yet."""
    refunded = live_items(order).exclude(shortage=None).values("shortage")
    rows = Shortage.objects.filter(allocation__order_line__order=order, resolution=Resolution.REFUNDED)
    return list(rows.exclude(pk__in=refunded).select_related("allocation__order_line").order_by("pk"))


def items_of_shortage(shortage: Shortage, left: Left) -> list[RefundItem]:
    """What goes back for units that never came, their deposit too; [] if the line has been given back already."""
    line = left.lines[shortage.allocation.order_line_id]
    units = min(shortage.quantity, line.units)
    return items_of_line(line, units, with_deposit=True, shortage=shortage) if units else []


@transaction.atomic
def refund_shortage(*, order, shortage_id: int, by=None) -> Refund:
    """Gives back what was paid for units that turned out not to be there. Once: pressed twice, it is refused.

    Raises RefundRefused.
    """
    order = locked(order.pk)
    left = left_of(order)
    shortage = next((each for each in shortages_to_refund(order) if each.pk == shortage_id), None)
    if shortage is None:
        raise RefundRefused([_("That shortage has been refunded already, or is settled in another way.")])
    if left.attempt is None:
        raise RefundRefused([_("Nothing has been taken for this order yet, so there is nothing to give back.")])
    items = items_of_shortage(shortage, left)
    if not items:
        raise RefundRefused([_("All of that line has been given back already.")])
    check_sum(items, left)
    return put_down(items, left, reason=gettext_lazy("It was not there when we packed."), by=by)
