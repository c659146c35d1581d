"""Two months of orders, made up: who ordered what, when. The same on every machine, counted back from now."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

DAYS = 60
A_DAY = 2
A_HOUSEHOLD = (1, 2, 2, 3)  # units of one thing
REGULAR = 7  # Priya orders every so many days
CANCELLED_EVERY = 30
LAST_HALLOUMI = 4  # days ago; then it was sold out
HALLOUMI = "LM-00021"
LATELY = 3  # days ago; some of what was ordered since then is still to be delivered
SHORTER_DAYS = 10  # so many days ago people began to choose shorter dates
SHORTER = ("LM-00014", "LM-00010", "LM-00016")

# How often a pack is bought, beside the others.
LIKED = {
    "LM-00001": 14,
    "LM-00002": 6,
    "LM-00003": 4,
    "LM-00004": 9,
    "LM-00005": 4,
    "LM-00006": 3,
    "LM-00007": 6,
    "LM-00008": 4,
    "LM-00009": 5,
    "LM-00010": 6,
    "LM-00011": 3,
    "LM-00012": 9,
    "LM-00013": 4,
    "LM-00014": 10,
    "LM-00015": 6,
    "LM-00016": 7,
    "LM-00017": 4,
    "LM-00018": 7,
    "LM-00019": 4,
    "LM-00020": 3,
    HALLOUMI: 4,
    "LM-00022": 3,
    "LM-00023": 5,
    "LM-00024": 3,
}


@dataclass(frozen=True)
class PastOrder:
    """An order of the past: SKU → units. `guest` is a number in the list of guests, None for Priya.

    `shorter` is what was bought of a shorter date beside that. `plans_ahead`: not for the next day, but a later one.
    """

    placed_at: datetime
    guest: int | None
    units: dict[str, int]
    shorter: str = ""
    voucher: str = ""
    is_cancelled: bool = False
    plans_ahead: bool = False


def past_orders(now: datetime, guests: int) -> list[PastOrder]:
    """The orders of the two months before `now` (an aware moment of the shop's zone), oldest first."""
    chance = Random(20417)  # noqa: S311 - made-up orders, no secret
    orders = []
    for days_ago in range(DAYS, 0, -1):
        for turn in range(A_DAY):
            is_priya = turn == 0 and days_ago % REGULAR == 1
            orders.append(
                PastOrder(
                    placed_at=_moment(now, days_ago, chance),
                    guest=None if is_priya else chance.randrange(guests),
                    units=_units(chance, days_ago),
                    shorter=SHORTER[(days_ago + turn) % len(SHORTER)] if days_ago <= SHORTER_DAYS else "",
                    voucher="WELCOME10" if days_ago == DAYS // REGULAR * REGULAR + 1 and is_priya else "",
                    is_cancelled=not is_priya and len(orders) % CANCELLED_EVERY == CANCELLED_EVERY // 2,
                    plans_ahead=days_ago <= LATELY and turn > 0,
                )
            )
    return sorted(orders, key=lambda order: order.placed_at)


def past_batches(orders: list[PastOrder], every: dict[str, int], first: date) -> dict[date, dict[str, int]]:
    """What the dairy made for those orders: day of production → SKU → units. A SKU is made `every` so many days.

    A batch is what is ordered from its day to the next; what is cancelled later was made all the same.
    """
    made: dict[date, dict[str, int]] = {}
    for order in orders:
        for sku, units in order.units.items():
            days = (order.placed_at.date() - first).days
            batch = made.setdefault(first + timedelta(days=days - days % every[sku]), {})
            batch[sku] = batch.get(sku, 0) + units
    return dict(sorted(made.items()))


def _moment(now: datetime, days_ago: int, chance: Random) -> datetime:
    day = now - timedelta(days=days_ago)
    return day.replace(hour=chance.randrange(7, 21), minute=chance.randrange(60), second=0, microsecond=0)


def _units(chance: Random, days_ago: int) -> dict[str, int]:
    liked = {sku: weight for sku, weight in LIKED.items() if sku != HALLOUMI or days_ago > LAST_HALLOUMI}
    units: dict[str, int] = {}
    for sku in chance.choices(list(liked), weights=list(liked.values()), k=chance.randrange(3, 8)):
        units[sku] = units.get(sku, 0) + chance.choice(A_HOUSEHOLD)
    return units


def state_at(now: datetime, *, cut_off: datetime, leaves: datetime) -> str:
    """How far an order of a delivery has come: packed after the cut-off, four hours on the round."""
    if now < cut_off:
        return "Confirmed"
    if now < leaves:
        return "Packed"
    return "Out for delivery" if now < leaves + timedelta(hours=4) else "Delivered"
