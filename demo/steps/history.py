"""Two months of orders, through the same services as a shopper's; no mail is written for them."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from oscar.core.loading import get_class, get_model

from accounts.models import User
from checkout.basket.services import add_to_basket
from checkout.payments.attempts import note
from checkout.payments.pay_on_delivery import PayOnDelivery
from checkout.services.placing import Submission, place
from checkout.services.steps import change_status
from delivery.plans import area_of, slots_of
from delivery.slots import Slot
from demo.steps.people import ADDRESS, SHOPPER
from demo.steps.plan import PastOrder, past_batches, past_orders, state_at
from demo.steps.stock import EVERY, SHORTER_UNITS, bring_in, bring_in_shorter, give_away
from demo.words.customers import GUESTS, NOTES, SAFE_PLACES
from freshness.partner.strategy import OfferStrategy
from products.due import due_of

PATIENCE = 4  # days
PLANNED_AHEAD = timedelta(days=4)
OUT_IN_THE_MORNING = (2, 5)  # guests
WAY = ("Confirmed", "Packed", "Out for delivery", "Delivered")

Basket = get_model("basket", "Basket")
Order = get_model("order", "Order")
StockRecord = get_model("partner", "StockRecord")
UserRecord = get_model("analytics", "UserRecord")


def relive() -> None:
    """Places the past orders and brings each as far as it has come by now. None if there are orders already."""
    if Order.objects.exists():
        return
    zone = ZoneInfo(settings.TIME_ZONE)
    now = timezone.now().astimezone(zone)
    planned = past_orders(now, len(GUESTS))
    made = past_batches(planned, EVERY, first=planned[0].placed_at.date())
    for past in planned:
        for day in [day for day in made if day <= past.placed_at.date()]:
            bring_in(made.pop(day), day, zone)
        _relive(past, now)
    give_away()


def _relive(past: PastOrder, now: datetime) -> None:
    past, opening = _on_a_round(past)
    order = place(_submission(past, opening))
    _advance(order, past, opening, now)


def _on_a_round(past: PastOrder) -> tuple[PastOrder, Slot]:
    """The order and its slot; a guest whose van comes too late for fresh milk leaves it to the next one."""
    turns = range(len(GUESTS)) if past.guest is not None else [None]
    asked = [past if not turn else replace(past, guest=(past.guest + turn) % len(GUESTS)) for turn in turns]
    found = ((each, _slot_for(each)) for each in asked)
    return next((each, slot) for each, slot in found if (slot.day - each.placed_at.date()).days <= PATIENCE)


def _slot_for(past: PastOrder) -> Slot:
    """The first slot of the next day on which the van comes, or its last for those who are out in the morning.

    Who plans ahead takes a later day, so that there are orders to come.
    """
    area = area_of(ADDRESS["postcode"] if past.guest is None else GUESTS[past.guest][3])
    slots = [slot for slot in slots_of(area and area.pk, past.placed_at) if slot.is_open]
    last = past.placed_at.date() + PLANNED_AHEAD
    day = max(slot.day for slot in slots if slot.day <= max(last, slots[0].day)) if past.plans_ahead else slots[0].day
    of_day = [slot for slot in slots if slot.day == day]
    return of_day[-1] if past.guest in OUT_IN_THE_MORNING else of_day[0]


def _submission(past: PastOrder, opening: Slot) -> Submission:
    """What a shopper would have posted."""
    due = due_of(opening)
    shorter = bring_in_shorter(past.shorter, due, past.placed_at) if past.shorter else None
    strategy = OfferStrategy(due=due)
    user = AnonymousUser() if past.guest is not None else User.objects.get(email=SHOPPER.email)
    basket = _filled_basket(past, user, strategy, shorter)
    method = get_class("shipping.repository", "Repository")().get_default_shipping_method(basket, slot=opening)
    charge = method.calculate(basket)
    surcharges = get_class("checkout.applicator", "SurchargeApplicator")().get_applicable_surcharges(basket)
    return Submission(
        basket=basket,
        user=user,
        guest_email=f"{GUESTS[past.guest][0].lower()}@example.com" if past.guest is not None else "",
        shipping_address=_address(past),
        shipping_method=method,
        shipping_charge=charge,
        surcharges=surcharges,
        total=get_class("checkout.calculators", "OrderTotalCalculator")().calculate(basket, charge, surcharges),
        slot=opening,
        gateway=PayOnDelivery.code,
        at=past.placed_at,
        note=NOTES[past.placed_at.minute % len(NOTES)],
        safe_place=SAFE_PLACES[past.placed_at.minute % len(SAFE_PLACES)],
    )


def _filled_basket(past: PastOrder, user, strategy, shorter: date | None):
    basket = Basket.objects.create(owner=user if user.is_authenticated else None)
    basket.strategy = strategy
    records = StockRecord.objects.filter(partner_sku__in=past.units).select_related("product").order_by("pk")
    strategy.warm(record.product_id for record in records)
    for record in records:
        units = past.units[record.partner_sku]
        add_to_basket(basket=basket, product=record.product, quantity=units, day=strategy.due.day)
    if shorter:
        product = StockRecord.objects.get(partner_sku=past.shorter).product
        add_to_basket(basket=basket, product=product, quantity=SHORTER_UNITS, day=strategy.due.day, date=shorter)
    if past.voucher:
        basket.vouchers.add(get_model("voucher", "Voucher").objects.get(code=past.voucher))
    basket.reset_offer_applications()
    get_class("offer.applicator", "Applicator")().apply(basket, user)
    return basket


def _address(past: PastOrder):
    fields = ADDRESS
    if past.guest is not None:
        names = ("first_name", "last_name", "line1", "postcode", "line4")
        fields = dict(zip(names, GUESTS[past.guest], strict=True))
    return get_model("order", "ShippingAddress")(country_id="GB", **fields)


def _advance(order, past: PastOrder, opening: Slot, now: datetime) -> None:
    state = state_at(now, cut_off=opening.cut_off, leaves=_leaves(opening))
    steps = ("Confirmed", "Cancelled") if past.is_cancelled else WAY[: WAY.index(state) + 1]
    moments = {status: min(moment, now) for status, moment in _moments(past, opening).items()}
    note(attempt=order.payments.get(), outcome=PayOnDelivery().authorise(order.payments.get(), ""))
    for status in steps:
        change_status(order, status, at=moments[status], tells=False)
    _set_back(order, past)


def _leaves(opening: Slot) -> datetime:
    """When the van leaves for a window: as soon as it is loaded, or when the window opens."""
    return max(opening.ready_by, datetime.combine(opening.day, opening.rule.opens, opening.ready_by.tzinfo))


def _moments(past: PastOrder, opening: Slot) -> dict[str, datetime]:
    """When each step would have happened."""
    leaves = _leaves(opening)
    return {
        "Confirmed": past.placed_at,
        "Cancelled": past.placed_at + timedelta(minutes=40),
        "Packed": opening.cut_off + timedelta(hours=1, minutes=30),
        "Out for delivery": leaves + timedelta(minutes=20),
        "Delivered": leaves + timedelta(hours=1, minutes=past.placed_at.minute),
    }


def _set_back(order, past: PastOrder) -> None:
    """Gives the rows that Oscar dates by itself the moment of the order."""
    Order.objects.filter(pk=order.pk).update(date_placed=past.placed_at)
    UserRecord.objects.filter(user=order.user_id).update(date_last_order=past.placed_at)
    Basket.objects.filter(pk=order.basket_id).update(date_created=past.placed_at, date_submitted=past.placed_at)
