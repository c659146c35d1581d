"""Made-up purchases: lines of a basket, days and ways to choose from, orders, without a row in the database."""

from __future__ import annotations  # Line.date: date

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from types import SimpleNamespace

from checkout.another_day import Effect, LineThen, Then
from checkout.forms import ANOTHER, ShippingAddressForm
from checkout.lines import Alternative
from checkout.order.live import Live
from checkout.order.shown import OrderLineShown, OrderShown
from checkout.reviewed import WayToPay
from checkout.when import DayShown, Window
from delivery.slots import Slot, SlotRule, State
from freshness.offers import Offer
from products.language import reader_language
from products.models import Picture
from products.names import Name
from styleguide.goods import LIST_PRICE, offer

FEE = Decimal("2.00")
TOTAL = Decimal("7.15")
PLACED = datetime(2026, 11, 23, 18, 5, tzinfo=UTC)
STATUSES = ("Confirmed", "Packed", "Out for delivery", "Delivered")


@dataclass(frozen=True)
class Line:
    """What templates/checkout/includes/line.html asks of checkout.lines.LineShown."""

    pk: int
    offer: Offer | None
    name: str = "Natural yoghurt"
    size: str = "450 g"
    quantity: int = 1
    counts: bool = True
    place: str = ""
    before: Decimal | None = None
    shown_for: date | None = None
    is_repriced: bool = False
    question: str = ""
    yes: str = ""
    problem: str = ""
    remedy: str = ""
    alternatives: tuple[Alternative, ...] = ()
    can_be_raised: bool = True
    url: str = "#g-buying"
    picture: Picture | None = None
    seen: str = ""

    @property
    def spoken(self) -> str:
        """Each line has a name of its own."""
        return f"{self.name} {self.pk}"

    @property
    def has_several(self) -> bool:
        return self.quantity > 1

    @property
    def unit_price(self) -> Decimal | None:
        return self.offer and self.offer.price

    @property
    def full_price(self) -> Decimal | None:
        return self.offer.price * self.quantity if self.offer and self.counts else None

    @property
    def was(self) -> Decimal | None:
        return self.offer.was * self.quantity if self.offer and self.offer.was else None


def lines(day: date, picture: Picture | None) -> list[Line]:
    """A line in each state: two dates of one product, cheaper, dearer, short, gone; the first with a picture."""
    fresh, short = offer(day, 8), offer(day, 3)
    before, instead = day - timedelta(days=1), Alternative("7 dated", "best before the day after, £1.68")
    return [
        Line(1, fresh, quantity=2, place="first", picture=picture),
        Line(2, short, place="next"),
        Line(3, short, name="Kefir", before=LIST_PRICE, shown_for=before, is_repriced=True),
        Line(4, fresh, name="Salted butter", question="It is now £2.40.", yes="£2.40 is all right"),
        Line(5, fresh, name="Whole milk", problem="Only 3 are left.", remedy="Change the number.", can_be_raised=False),
        Line(6, None, name="Paneer", counts=False, problem="This has just sold out.", alternatives=(instead,)),
    ]


def slot(day: date, opens: int, state: State = State.OPEN) -> Slot:
    """A window of four hours."""
    rule = SlotRule(opens, day.weekday(), time(opens), time(opens + 4), FEE)
    moment = datetime.combine(day, time(4), UTC)
    return Slot(rule, None, day, ready_by=moment, cut_off=moment - timedelta(hours=7), state=state)


def days(first: date) -> list[DayShown]:
    """Three days to choose from: as it is, with something to tell, and full."""
    second, third = first + timedelta(days=1), first + timedelta(days=2)
    early, late = slot(first, 4), slot(first, 16, State.FULL)
    changed = Then((LineThen("Natural yoghurt", Effect.CHEAPER, LIST_PRICE, offer(second, 3)),))
    return [
        DayShown(
            first,
            (Window(early, FEE, True, True, "Free from £25."), Window(late, FEE, False, False, "Full.")),
            note="as it is",
            then=Then(),
            is_chosen=True,
        ),
        DayShown(second, (Window(slot(second, 4), Decimal(0), True, True, ""),), note="1 cheaper", then=changed),
        DayShown(third, (Window(slot(third, 4, State.FULL), FEE, False, False, "Full."),), note="full", then=Then()),
    ]


def where_to() -> ShippingAddressForm:
    """Two saved addresses and another one, which is chosen, so that its fields show."""
    saved = {
        "1": SimpleNamespace(line1="14 Oakwood Rise", summary="Priya Raman, 14 Oakwood Rise, Leeds, LS8 2QT"),
        "2": SimpleNamespace(line1="The Old Mill", summary="Priya Raman, The Old Mill, Otley, LS21 1AA"),
    }
    return ShippingAddressForm(
        is_guest=False, addresses=saved, problems={}, initial={"saved": ANOTHER}, auto_id="guide-to-%s"
    )


def ways() -> dict[str, object]:
    """The ways to pay as the review has them: chosen, free to choose, refused."""
    offered = [
        WayToPay("card", "Card", "You type it on the next page.", pays_on_page=True),
        WayToPay("door", "At the door", "Cash or card, to the milkman.", pays_on_page=False),
        WayToPay("bill", "By invoice", "", pays_on_page=False, refusal="For orders under £50."),
    ]
    chosen = {"errors": (), "auto_id": "guide-payment", "value": "card"}
    return {"payment": chosen, "ways": {way.code: way for way in offered}}


def order(number: str, status: str, day: date) -> OrderShown:
    """An order that has come as far as its status."""
    reached = STATUSES[: STATUSES.index(status) + 1] if status in STATUSES else ()
    moments = (PLACED + timedelta(hours=5 * place) for place in range(len(reached)))
    changes = [SimpleNamespace(new_status=each, date_created=at) for each, at in zip(reached, moments, strict=True)]
    row = SimpleNamespace(
        number=number,
        status=status,
        total_incl_tax=TOTAL,
        date_placed=PLACED,
        status_changes=SimpleNamespace(all=lambda: changes),
    )
    names = (Name(words, reader_language()) for words in ("Kefir", "Whole milk"))
    goods = tuple(OrderLineShown(SimpleNamespace(name=name, product=None, quantity=2), None) for name in names)
    return OrderShown(row, SimpleNamespace(day=day, slot="4 to 8 am"), goods)


def orders(day: date) -> list[OrderShown]:
    """One to pay, one on its way, one that has come."""
    named = {"AAAAA-11111-1": "Awaiting payment", "BBBBB-22222-2": "Packed", "CCCCC-33333-3": "Delivered"}
    return [order(number, status, day) for number, status in named.items()]


def live() -> Live:
    """An order that changes by itself."""
    return Live("made up", is_over=False, mode="made up", every_s=3600)


def papers() -> list[SimpleNamespace]:
    """An invoice and the credit note that corrects it."""
    named = (("Invoice", "R-000012"), ("Credit note", "C-000003"))
    return [
        SimpleNamespace(slug="#g-buying", get_kind_display=kind, shown_number=number, issued_at=PLACED)
        for kind, number in named
    ]
