"""Which orders a day is promised to, for rooms that can't see deliveries (setting ORDERS_OF_DAY)."""

from datetime import date

from delivery.models import OrderDelivery


def order_ids_of_day(day: date) -> list[int]:
    """The ids of the orders to be delivered on a day, whatever became of them."""
    return list(OrderDelivery.objects.filter(day=day).values_list("order", flat=True))
