"""A small dairy of today: goods in batches and without, a slot for each day, an offer."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from delivery.models import WeeklySlot
from freshness.models import Batch
from tests.delivery.areas import make_area, make_weekly_slot
from tests.factories import make_country, make_product
from tests.freshness.stocked import make_batch, make_yoghurt


def make_slots(*, orders: int = 500, crates: str = "500.00", price: str = "2.00") -> list[WeeklySlot]:
    """One slot on each day of the week, for Leeds."""
    make_country()
    area = make_area("Leeds north", "LS8")
    limits = {"capacity_orders": orders, "capacity_crates": Decimal(crates), "price": Decimal(price)}
    return [make_weekly_slot(area, weekday, **limits) for weekday in range(7)]


def make_fresh(name: str = "Natural yoghurt", *, life_days: int = 30, units: int = 10, **policy):
    """A product in one batch that came in yesterday."""
    product = make_yoghurt(name, **policy)
    add_batch(product, life_days=life_days, units=units)
    return product


def add_batch(product, *, life_days: int = 30, units: int = 10, **fields) -> Batch:
    """A further batch, best before so many days from now."""
    yesterday = timezone.now() - timedelta(days=1)
    day = timezone.localdate() + timedelta(days=life_days)
    return make_batch(product, day, units, on_shelf_from=yesterday, goods_in_at=yesterday, **fields)


def make_bottle(name: str = "Whole milk", *, stock: int | None = 50):
    """Milk in a bottle with a deposit, counted by number."""
    return make_product(name, stock=stock, deposit="0.20")
