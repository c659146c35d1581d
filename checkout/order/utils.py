"""How Oscar's order rows are written: once for a basket, with its units, its delivery and its promises."""

from datetime import datetime

from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import get_language
from oscar.apps.order import utils
from oscar.core.loading import get_model

from checkout.errors import AlreadyPlaced, BasketChanged
from checkout.models import OrderLanguage
from checkout.offer import uses
from checkout.order.numbers import new_number
from checkout.payments.attempts import new_attempt
from checkout.payments.gateway import GatewayRefused
from checkout.places import crates_of, no_place_words
from checkout.promises import check_as_shown, write_promises
from delivery.errors import NoPlace
from delivery.models import OrderDelivery
from delivery.services import hold_place
from delivery.slots import Slot
from freshness.due import Due
from freshness.services.sales import Demand, reserve


class OrderNumberGenerator:
    """Numbers that nobody can guess."""

    def order_number(self, basket) -> str:
        return new_number()


class OrderCreator(utils.OrderCreator):
    """Writes an order in Oscar's one transaction; Oscar's signals for analytics are sent after it."""

    reserved = False
    due: Due
    at: datetime | None = None

    def create_order_model(  # noqa: PLR0913 - Oscar's, and what we add
        self, user, basket, shipping_address, *args, slot: Slot, delivery: dict, gateway: str, **fields
    ):
        """Claims the basket before anything is written; holds a place in the slot; begins to pay.

        `date_placed` among the fields is the moment of everything that is written, now if it is None.

        Raises AlreadyPlaced if the basket isn't open any more; BasketChanged if a line got worse than it was shown,
        an offer or a voucher has been used up, the slot can't be had, or the payer may not pay so.
        """
        self.due, self.at = Due(slot.day, slot.ready_by), fields.get("date_placed")
        self.claim(basket)
        check_as_shown(basket)
        prefetch_related_objects(list(basket.all_lines()), "attributes__option")
        uses.check(basket, user, uses.customer_of(user, fields.get("guest_email")))
        shipping_address.save()
        order = self.order = super().create_order_model(user, basket, shipping_address, *args, **fields)
        OrderLanguage.keep(order, get_language())
        self.hold_place(order, basket, slot, delivery)
        self.begin_to_pay(order, gateway)
        return order

    def begin_to_pay(self, order, gateway: str) -> None:
        """Writes the attempt to pay, unless there is nothing to be paid."""
        try:
            if order.total_incl_tax:
                new_attempt(order, gateway)
        except GatewayRefused as refused:
            raise BasketChanged([refused.problem]) from refused

    def hold_place(self, order, basket, slot: Slot, delivery: dict) -> None:
        """Notes what was promised about the delivery, and takes its place in the slot."""
        crates = crates_of(basket)
        try:
            holds_place = hold_place(slot=slot, crates=crates, at=self.at)
        except NoPlace as refused:
            raise BasketChanged([no_place_words(refused)]) from refused
        OrderDelivery.objects.create(
            order=order,
            weekly_slot_id=slot.weekly_slot_id,
            holds_place=holds_place,
            crates=crates,
            slot=slot.window,
            day=slot.day,
            ready_by=slot.ready_by,
            cut_off=slot.cut_off,
            **delivery,
        )

    def claim(self, basket) -> None:
        """Only one placement gets past this row; the others wait here and then find it submitted."""
        baskets = get_model("basket", "Basket").objects.filter(pk=basket.pk, status=basket.OPEN)
        if not baskets.update(status=basket.SUBMITTED, date_submitted=self.at or timezone.now()):
            raise AlreadyPlaced(basket.pk)

    def record_discount(self, discount: dict) -> None:
        """Holds a use for the order; Oscar would count it now, paid or not."""
        uses.hold(self.order, discount)

    def record_voucher_usage(self, order, voucher, user) -> None:
        """Counted with the discounts that it gave, once the order is paid for."""

    def update_stock_records(self, line) -> None:
        """Oscar asks a line at a time; the order's units are reserved as a whole, at the first."""
        if not self.reserved:
            self.reserved = True
            write_promises(line.basket)
            demands = [demand_of(each) for each in line.basket.all_lines()]
            reserve(demands=demands, due=self.due, at=self.at)

    def create_line_models(self, order, basket_line, extra_line_fields=None):
        """Remembers which order line a basket line became, for its promise."""
        basket_line.order_line = super().create_line_models(order, basket_line, extra_line_fields)
        return basket_line.order_line


def demand_of(line) -> Demand:
    """What a basket line asks of the stock: what its promise says, the offer that the review showed."""
    offer = line.standing.offer
    return Demand(line.order_line, line.stockrecord_id, line.quantity, offer.kind, offer.date)
