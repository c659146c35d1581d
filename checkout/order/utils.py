"""How Oscar's order rows are written: once for a basket, with its units, its delivery and its promises."""

from datetime import datetime

from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _
from oscar.apps.order import utils
from oscar.core.loading import get_model

from checkout.errors import AlreadyPlaced, BasketChanged
from checkout.order.numbers import new_number
from checkout.promises import check_as_shown, write_promises
from delivery.models import OrderDelivery
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

    def create_order_model(self, user, basket, shipping_address, *args, delivery: dict, gateway, **fields):
        """Claims the basket before anything is written; adds the delivery and the way to pay.

        `date_placed` among the fields is the moment of everything that is written, now if it is None.

        Raises AlreadyPlaced if the basket isn't open any more; BasketChanged if a line got worse than it was shown, or
        a voucher has been used up.
        """
        self.due, self.at = Due(delivery["day"], delivery["ready_by"]), fields.get("date_placed")
        self.claim(basket)
        check_as_shown(basket)
        prefetch_related_objects(list(basket.all_lines()), "attributes__option")
        self.check_vouchers(basket, user)
        shipping_address.save()
        order = super().create_order_model(user, basket, shipping_address, *args, **fields)
        OrderDelivery.objects.create(order=order, **delivery)
        gateway.start(order)
        return order

    def claim(self, basket) -> None:
        """Only one placement gets past this row; the others wait here and then find it submitted."""
        baskets = get_model("basket", "Basket").objects.filter(pk=basket.pk, status=basket.OPEN)
        if not baskets.update(status=basket.SUBMITTED, date_submitted=self.at or timezone.now()):
            raise AlreadyPlaced(basket.pk)

    def check_vouchers(self, basket, user) -> None:
        """Locks the vouchers and asks again whether they may be used; Oscar would answer with a ValueError."""
        spent = [
            voucher.code
            for voucher in basket.vouchers.select_for_update()
            if voucher.is_active() and not voucher.is_available_to_user(user=user)[0]
        ]
        if spent:
            raise BasketChanged([_("Voucher “%(code)s” has been used already.") % {"code": code} for code in spent])

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
