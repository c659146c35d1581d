"""What must hold in any database of the shop once its clock has gone round, whatever went wrong before.

Each function gives sentences about what is broken; none is good. `broken()` gathers them all.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from django.db.models import Count, F, Q, Sum
from oscar.core.loading import get_model

from checkout.models import OfferUse, PaymentAttempt, UseState
from checkout.payments.gateway import gateway_of
from checkout.payments.settling import CALLED_OFF, STEPS
from checkout.payments.states import AttemptState
from delivery.models import OrderDelivery, SlotLoad
from freshness.balance import differences
from freshness.kinds import DateKind
from freshness.models import Allocation, AllocationState, Batch, Resolution, Shortage
from notices.models import Notice

NOTHING = Decimal("0.00")
BOUND = (AllocationState.RESERVED, AllocationState.ALLOCATED)
IN_THE_HOUSE = ("Awaiting payment", "Confirmed", "Packed")
SAID_ONCE = ("order_confirmed", "order_cancelled", "order_lapsed")
Order = get_model("order", "Order")
Line = get_model("order", "Line")
StockRecord = get_model("partner", "StockRecord")
ConditionalOffer = get_model("offer", "ConditionalOffer")
Voucher = get_model("voucher", "Voucher")


def broken(payments: list[dict] | None = None) -> list[str]:
    """Everything that is wrong. `payments` are the payments at the gateway, as Stripe writes them, charges expanded."""
    checks = (
        units_within_bounds(),
        orders_with_their_units(),
        books_of_batches(),
        captures_with_an_order(payments or []),
        refunds_within_captures(payments or []),
        no_date_past_its_day(),
        nothing_said_twice(),
        totals_to_the_penny(),
        money_where_the_order_is(),
        loads_of_slots(),
        one_order_a_basket(),
        offers_within_their_caps(),
    )
    return [sentence for check in checks for sentence in check]


def units_within_bounds() -> Iterator[str]:
    """0 ≤ reserved + allocated ≤ on hand, for batches and for goods without."""
    wrong = Q(reserved__lt=0) | Q(allocated__lt=0) | Q(on_hand__lt=F("reserved") + F("allocated"))
    for batch in Batch.objects.filter(wrong):
        yield f"Batch {batch}: {batch.reserved} reserved and {batch.allocated} allocated of {batch.on_hand}."
    tracked = StockRecord.objects.exclude(num_in_stock=None).exclude(num_allocated=None)
    for record in tracked.filter(Q(num_allocated__lt=0) | Q(num_allocated__gt=F("num_in_stock"))):
        yield f"Stock record {record.pk}: {record.num_allocated} allocated of {record.num_in_stock}."
    plain = StockRecord.objects.exclude(num_in_stock=None).filter(batches=None)
    for record in plain.annotate(bound=Sum("line__num_allocated", default=0)):
        if record.bound != (record.num_allocated or 0):
            yield f"Stock record {record.pk}: {record.num_allocated} allocated, but order lines have {record.bound}."


def orders_with_their_units() -> Iterator[str]:
    """Never an order without its units, nor units that are kept for an order that was called off."""
    for line in Line.objects.select_related("order", "stockrecord"):
        bound = line.allocations.filter(state__in=BOUND).aggregate(sum=Sum("quantity", default=0))["sum"]
        short = Shortage.objects.filter(allocation__order_line=line, resolution=Resolution.OPEN)
        missing = short.aggregate(sum=Sum("quantity", default=0))["sum"]
        if line.order.status in CALLED_OFF and (bound or line.num_allocated):
            yield f"Order {line.order.number} was called off, but line {line.pk} has {bound or line.num_allocated}."
        if line.order.status in IN_THE_HOUSE and line.allocations.exists() and bound + missing != line.quantity:
            yield f"Order {line.order.number}: line {line.pk} has {bound} of {line.quantity}."


def books_of_batches() -> Iterator[str]:
    """Batches, ledger, allocations and Oscar's stock say the same."""
    yield from differences()


def captures_with_an_order(payments: list[dict]) -> Iterator[str]:
    """Each capture at the gateway belongs to exactly one order that goes on, or has gone back."""
    for payment in payments:
        attempts = list(PaymentAttempt.objects.filter(reference=payment["id"]).select_related("order"))
        taken, back = taken_of(payment), back_of(payment)
        is_held = payment["status"] == "requires_capture"
        if len(attempts) != 1:
            if taken != back or is_held:
                yield f"Payment {payment['id']} of {taken} has {len(attempts)} attempts."
            continue
        yield from _against_gateway(attempts[0], taken, back, is_held)


def _against_gateway(attempt: PaymentAttempt, taken: Decimal, back: Decimal, is_held: bool) -> Iterator[str]:
    if (attempt.captured, attempt.refunded) != (taken, back):
        told = f"{attempt.captured} taken and {attempt.refunded} back"
        yield f"Payment {attempt.reference}: {taken} taken and {back} back, but we noted {told}."
    is_called_off = attempt.order.status in CALLED_OFF
    if is_called_off and (is_held or taken != back):
        yield f"Payment {attempt.reference} is kept, but order {attempt.order.number} was called off."
    if is_held and attempt.state != AttemptState.AUTHORISED:
        yield f"Payment {attempt.reference} holds money, but we noted {attempt.state}."


def taken_of(payment: dict) -> Decimal:
    """What was captured of a payment."""
    charge = payment.get("latest_charge") or {}
    return Decimal(charge["amount"]) / 100 if payment["status"] == "succeeded" else NOTHING


def back_of(payment: dict) -> Decimal:
    """What went back of it."""
    charge = payment.get("latest_charge") or {}
    return Decimal(charge["amount_refunded"]) / 100 if payment["status"] == "succeeded" else NOTHING


def refunds_within_captures(payments: list[dict]) -> Iterator[str]:
    """Nothing goes back that was not taken; what we noted as gone is what the rows of refunds add up to."""
    for payment in payments:
        if back_of(payment) > taken_of(payment):
            yield f"Payment {payment['id']}: {back_of(payment)} went back of {taken_of(payment)}."
    for attempt in PaymentAttempt.objects.all():
        asked = attempt.refunds.exclude(state="refused").aggregate(sum=Sum("amount", default=NOTHING))["sum"]
        done = attempt.refunds.filter(state="done").aggregate(sum=Sum("amount", default=NOTHING))["sum"]
        if asked > attempt.captured:
            yield f"Attempt {attempt.pk}: {asked} on its way back of {attempt.captured}."
        if done != attempt.refunded:
            yield f"Attempt {attempt.pk}: {attempt.refunded} noted as gone back, but refunds add up to {done}."


def no_date_past_its_day() -> Iterator[str]:
    """No unit is bound or sold for a day past its date, unless a policy allows it."""
    states = (*BOUND, AllocationState.SOLD)
    for row in Allocation.objects.filter(state__in=states).select_related("batch", "picked_batch", "order_line"):
        batch = row.from_batch
        policy = getattr(batch.stockrecord.product, "freshness_policy", None)
        grace = policy.past_days if policy and batch.date_kind != DateKind.USE_BY else 0
        if batch.date < row.due_day - timedelta(days=grace):
            yield f"Line {row.order_line_id} has units of {batch}, for {row.due_day}."


def nothing_said_twice() -> Iterator[str]:
    """No message says the same to the same person again, and each end of an order is told once."""
    same = Notice.objects.order_by().values("kind", "recipient", "subject", "text").annotate(times=Count("pk"))
    for each in same.filter(times__gt=1):
        yield f"{each['recipient']} was told {each['times']} times: {each['subject']}."
    told: dict[str, Counter] = defaultdict(Counter)
    for kind, key in Notice.objects.filter(kind__in=SAID_ONCE).values_list("kind", "key"):
        told[key.split(":")[1]][kind] += 1
    for order in Order.objects.all():
        kinds = told[order.number]
        if any(times > 1 for times in kinds.values()):
            yield f"Order {order.number} was told about several times: {dict(kinds)}."
        if order.status == "Cancelled" and kinds["order_confirmed"] and not kinds["order_cancelled"]:
            yield f"Order {order.number} is cancelled, and nobody was told."
        if order.status in STEPS and not kinds["order_confirmed"]:
            yield f"Order {order.number} is {order.status}, and nobody was told."


def totals_to_the_penny() -> Iterator[str]:
    """Total = goods − discounts + delivery + deposits, and that is what is asked for."""
    for order in Order.objects.prefetch_related("lines", "discounts", "surcharges", "payments"):
        lines = sum((line.line_price_incl_tax for line in order.lines.all()), NOTHING)
        before = sum((line.line_price_before_discounts_incl_tax for line in order.lines.all()), NOTHING)
        off = sum((each.amount for each in order.discounts.all() if each.is_basket_discount), NOTHING)
        deposits = sum((each.incl_tax for each in order.surcharges.all()), NOTHING)
        if before - off != lines:
            yield f"Order {order.number}: goods of {before} less {off} are not {lines}."
        if lines + order.shipping_incl_tax + deposits != order.total_incl_tax:
            parts = f"{lines} + {order.shipping_incl_tax} + {deposits}"
            yield f"Order {order.number}: {parts} is not {order.total_incl_tax}."
        for attempt in order.payments.all():
            if (attempt.amount, attempt.currency) != (order.total_incl_tax, order.currency):
                asked = f"{attempt.amount} {attempt.currency}"
                yield f"Order {order.number} comes to {order.total_incl_tax}, but {asked} is asked for."


def money_where_the_order_is() -> Iterator[str]:
    """An order that goes on has its money, once and all of it; one that was called off has given it back."""
    for order in Order.objects.prefetch_related("payments__refunds"):
        attempts = list(order.payments.all())
        if order.status in CALLED_OFF:
            yield from _kept_money(order, attempts)
        elif order.status in STEPS and order.total_incl_tax:
            good = [each for each in attempts if each.state in (AttemptState.AUTHORISED, AttemptState.CAPTURED)]
            if len(good) != 1:
                yield f"Order {order.number} is {order.status}, and {len(good)} attempts secure its money."
            yield from (_missing_money(order, each) for each in good if _missing_money(order, each))


def _kept_money(order, attempts: list[PaymentAttempt]) -> Iterator[str]:
    for attempt in attempts:
        if attempt.state in (AttemptState.STARTED, AttemptState.ACTION, AttemptState.AUTHORISED):
            yield f"Order {order.number} was called off, but attempt {attempt.pk} is {attempt.state}."
        refunds = [each for each in attempt.refunds.all() if each.state != "refused"]
        if attempt.captured != sum((each.amount for each in refunds), NOTHING):
            yield f"Order {order.number} was called off, but of {attempt.captured} not all goes back."


def _missing_money(order, attempt: PaymentAttempt) -> str:
    is_time = STEPS.index(order.status) >= STEPS.index(gateway_of(attempt).takes_money_at)
    captured = order.total_incl_tax if is_time else NOTHING
    if attempt.captured == captured:
        return ""
    return f"Order {order.number} is {order.status}: {attempt.captured} was taken, not {captured}."


def loads_of_slots() -> Iterator[str]:
    """A slot is as full as the orders that hold a place in it, and no fuller than it may be."""
    held = OrderDelivery.objects.filter(holds_place=True).order_by().values("weekly_slot", "day")
    sums = held.annotate(orders=Count("pk"), crates_held=Sum("crates"))
    wanted = {(each["weekly_slot"], each["day"]): (each["orders"], each["crates_held"]) for each in sums}
    for load in SlotLoad.objects.select_related("weekly_slot"):
        found = wanted.pop((load.weekly_slot_id, load.day), (0, NOTHING))
        if (load.orders, load.crates) != found:
            yield f"Slot {load}: {load.orders} orders, {load.crates} crates; held are {found[0]}, {found[1]}."
        slot = load.weekly_slot
        if load.orders > slot.capacity_orders or load.crates > slot.capacity_crates:
            yield f"Slot {load} is fuller than full."
    yield from (f"Orders hold places on {day} in slot {slot}, which knows of none." for slot, day in wanted)
    for row in OrderDelivery.objects.filter(holds_place=True, order__status__in=CALLED_OFF):
        yield f"Order {row.order_id} was called off, but holds its place."


def one_order_a_basket() -> Iterator[str]:
    """One basket makes one order; an order that lapsed lets its basket make another."""
    alive = Order.objects.exclude(status__in=CALLED_OFF).exclude(basket=None).order_by().values("basket")
    for each in alive.annotate(times=Count("pk")).filter(times__gt=1):
        yield f"Basket {each['basket']} made {each['times']} orders."


def offers_within_their_caps() -> Iterator[str]:
    """No offer is used more often than it may be, no single-use voucher twice."""
    uses = OfferUse.objects.exclude(state=UseState.RETURNED)
    for offer in ConditionalOffer.objects.exclude(max_global_applications=None):
        times = uses.filter(offer=offer).aggregate(sum=Sum("times", default=0))["sum"]
        if times > offer.max_global_applications:
            yield f"Offer {offer} was used {times} times."
    for voucher in Voucher.objects.filter(usage=Voucher.SINGLE_USE):
        orders = uses.filter(voucher=voucher).values("order").distinct().count()
        if orders > 1:
            yield f"Voucher {voucher.code} was used by {orders} orders."
