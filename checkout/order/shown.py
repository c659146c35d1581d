"""Orders as a customer sees them: when they arrive, what is in them, how far they are."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model

from checkout.order.picked import Picked, picked_of
from checkout.promises import Promised, promised, saved_of
from delivery.models import OrderDelivery
from products.cards import pages_for
from products.models import ProductPage
from products.names import Name, prefetch_names

# Oscar's status → what a shopper reads, and the tone of the badge.
WORDS = {
    "Awaiting payment": (_("Waiting for payment"), "short"),
    "Confirmed": (_("We have your order"), "fresh"),
    "Packed": (_("Picked and chilled"), "fresh"),
    "Out for delivery": (_("On its way"), "fresh"),
    "Delivered": (_("Delivered"), "quiet"),
    "Cancelled": (_("Cancelled"), "quiet"),
    "Refunded": (_("Refunded"), "quiet"),
}
STEPS = {"Confirmed": "tick", "Packed": "box", "Out for delivery": "van", "Delivered": "door"}  # with their icons
CLOSED = ("Delivered", "Cancelled", "Refunded")
WAITING = "Awaiting payment"
NAMED_LINES = 4
NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class Step:
    """One line of what happened. `state` is "done", "now" or "next"; `at` is known for what is done."""

    words: str
    state: str
    at: datetime | None
    icon: str
    is_arrival: bool = False


@dataclass(frozen=True)
class OrderLineShown:
    """A line of an order, with the page that sells the product today, if there is one. Amounts include tax."""

    line: object
    page: ProductPage | None
    day: date | None = None
    picked: tuple[Picked, ...] = ()

    @property
    def promised(self) -> Promised | None:
        """The date that was promised with the line."""
        return promised(self.line, self.day)

    @property
    def dates(self) -> tuple:
        """What is told of its dates: the batches it was picked from, before that the promise."""
        return self.picked or (self.promised,)

    @property
    def is_mixed(self) -> bool:
        """Whether its units are of several batches."""
        return len(self.picked) > 1

    @property
    def name(self) -> Name:
        """As it was sold; for the reader of another language as the shop names it there today, if it does."""
        sold, product = self.line.name, self.line.product
        return product.name if sold.foreign and product and not product.name.foreign else sold

    @property
    def url(self) -> str:
        return self.page.url if self.page else ""

    @property
    def picture(self):
        return self.page.picture if self.page else None

    @property
    def price(self) -> Decimal:
        return self.line.line_price_incl_tax

    @property
    def reviewed(self):
        """The product that a review of this line is about; sizes are reviewed together."""
        return self.line.product.parent or self.line.product

    @property
    def saved(self) -> Decimal:
        """What its shorter date took off, before any offer or voucher did."""
        return saved_of(self.line)

    @property
    def full_price(self) -> Decimal:
        """What it would have cost with no shorter date, offer or voucher."""
        return self.line.line_price_before_discounts_incl_tax + self.saved


@dataclass(frozen=True)
class OrderShown:
    """An order for a template."""

    order: object
    delivery: OrderDelivery | None
    lines: tuple[OrderLineShown, ...]

    @property
    def words(self) -> str:
        return WORDS.get(self.order.status, (self.order.status, "quiet"))[0]

    @property
    def tone(self) -> str:
        return WORDS.get(self.order.status, ("", "quiet"))[1]

    @property
    def goods(self) -> Decimal:
        """The goods before anything is taken off."""
        return sum((line.full_price for line in self.lines), NOTHING)

    @property
    def shorter_dates(self) -> Decimal:
        """What shorter dates took off the goods."""
        return sum((line.saved for line in self.lines), NOTHING)

    @property
    def is_on_its_way(self) -> bool:
        return self.order.status not in CLOSED

    @property
    def is_waiting(self) -> bool:
        """Whether it is still to be paid."""
        return self.order.status == WAITING

    @property
    def is_delivered(self) -> bool:
        return self.order.status == "Delivered"

    @property
    def is_cancelled(self) -> bool:
        return self.order.status == "Cancelled"

    @property
    def steps(self) -> list[Step]:
        """What has happened to the order and what comes next."""
        reached = {change.new_status: change.date_created for change in self.order.status_changes.all()}
        reached["Confirmed"] = reached.get("Confirmed") or self.order.date_placed
        if self.is_cancelled:
            done = Step(_("You ordered"), "done", self.order.date_placed, "check")
            return [done, Step(WORDS["Cancelled"][0], "now", reached.get("Cancelled"), "close")]
        if self.order.status == "Refunded":
            steps = [_step(status, "Delivered", reached) for status in STEPS]
            return [*steps, Step(_("Your money goes back"), "now", reached.get("Refunded"), "repeat")]
        waits = [Step(WORDS[WAITING][0], "now", None, "clock")] if self.order.status == WAITING else []
        return [*waits, *(_step(status, self.order.status, reached) for status in STEPS)]

    @property
    def more(self) -> int:
        """Lines beyond the few that a list names."""
        return max(0, len(self.lines) - NAMED_LINES)


def orders_shown(orders: Iterable) -> list[OrderShown]:
    """The orders in the sequence given; a constant number of queries for any number."""
    orders = list(orders)
    lines = get_model("order", "Line").objects.select_related("promise")
    prefetch_related_objects(orders, Prefetch("lines", lines), "lines__product__parent", "status_changes")
    known = [line for order in orders for line in order.lines.all() if line.product_id]
    pages = pages_for({line.product_id for line in known})
    prefetch_names(line.product for line in known if line.name.foreign)
    deliveries = {each.order_id: each for each in OrderDelivery.objects.filter(order__in=orders)}
    return [_order_shown(order, deliveries.get(order.pk), pages) for order in orders]


def order_shown(order) -> OrderShown:
    """One order for its own page: with the batches that it was picked from."""
    [shown] = orders_shown([order])
    picked = picked_of(order, _day(shown))
    lines = tuple(replace(line, picked=tuple(picked.get(line.line.pk, ()))) for line in shown.lines)
    return replace(shown, lines=lines)


def _day(shown: OrderShown) -> date | None:
    """The day from which life left is counted; None once the order is closed, since then it would be of the past."""
    return shown.delivery.day if shown.delivery and shown.is_on_its_way else None


def _order_shown(order, delivery: OrderDelivery | None, pages: dict[int, ProductPage]) -> OrderShown:
    shown = OrderShown(order=order, delivery=delivery, lines=())
    lines = (OrderLineShown(line, pages.get(line.product_id), _day(shown)) for line in order.lines.all())
    return replace(shown, lines=tuple(lines))


def _step(status: str, now: str, reached: dict[str, datetime]) -> Step:
    """One step of an order that has come as far as `now`. The last step is done when it is reached."""
    place, at = list(STEPS).index(status), list(STEPS).index(now) if now in STEPS else -1
    is_last = status == "Delivered"
    state = "done" if place < at or (place == at and is_last) else "now" if place == at else "next"
    at_moment = reached.get(status) if place <= at else None
    words = _("On your step") if is_last and state != "done" else WORDS[status][0]
    return Step(words, state, at_moment, "check" if state == "done" else STEPS[status], is_last)
