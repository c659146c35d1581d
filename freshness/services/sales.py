"""What happens to units on their way to a shopper: reserved, allocated, sold; released or swapped before that."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from freshness.due import Due
from freshness.errors import ChangedMeanwhile, NotBound, NotReserved, Problem, Refused
from freshness.models import Allocation, AllocationState, Batch, LedgerKind, Resolution, Shortage
from freshness.services import bound
from freshness.services.ledger import Change, lock, post
from freshness.services.plain import bind
from freshness.sharing import Demand, Shares, Taken, share
from freshness.shelf import records, shelves_of
from freshness.swapping import problem_of_swap

__all__ = ["Demand", "allocate", "re_pick", "release", "reserve", "sell", "swap"]


def reserve(*, demands: Iterable[Demand], due: Due, at: datetime | None = None) -> None:
    """Reserves the units of one whole order, goods in batches first expired first, plain stock by number.

    Runs in the transaction that places the order: RuntimeError outside one. At most twelve statements.
    Raises NotReserved with every shortfall; nothing was written then.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("reserve() must run in the transaction that places the order.")
    wanted, moment = list(demands), at or timezone.now()
    if wanted:
        _decide_twice(lambda: _reserve(wanted, due, moment))


def _decide_twice(attempt: Callable[[], None]) -> None:
    """Reads, decides and writes; if a batch changed in between, all over again, once."""
    for _attempt in range(2):
        try:
            with transaction.atomic():
                return attempt()
        except ChangedMeanwhile:
            continue
    raise NotReserved()


def _reserve(demands: list[Demand], due: Due, at: datetime) -> None:
    shares = _shares(demands, due)
    _take(shares.taken, due, at)
    if not bind(units=shares.plain):
        raise ChangedMeanwhile([])


def _shares(demands: list[Demand], due: Due) -> Shares:
    """What the demands take of what is on the shelves now, their stock records locked.

    Raises NotReserved if something is missing.
    """
    rows = lock(records().filter(pk__in={demand.stockrecord_id for demand in demands}))
    shares = share(demands, shelves_of(rows, due), due)
    if shares.shortfalls:
        raise NotReserved(list(shares.shortfalls))
    return shares


def _take(taken: Iterable[Taken], due: Due, at: datetime) -> list[Allocation]:
    """Reserves units of batches; the rows that say whose they are."""
    rows = [
        Allocation(
            order_line=each.demand.order_line,
            batch_id=each.batch_id,
            quantity=each.quantity,
            state=AllocationState.RESERVED,
            offer_kind=each.demand.kind,
            promised_date=each.demand.promised_for(due),
            due_day=due.day,
            ready_by=due.ready_by,
        )
        for each in taken
    ]
    changes = [_change(row, row.quantity, LedgerKind.RESERVE, reserved=row.quantity) for row in rows]
    post(changes, at=at, only_available=True)
    return Allocation.objects.bulk_create(rows)


def _change(row: Allocation, units: int, kind: str, **change) -> Change:
    batch_id = row.picked_batch_id or row.batch_id
    return Change(batch_id, kind, units, order_line_id=row.order_line_id, **change)


def allocate(*, order, at: datetime | None = None) -> None:
    """Binds an order's reserved units for good. What has been held or recalled is re-picked within the promise.

    Raises NotReserved with every shortfall if something can't be; nothing was written then.
    """
    moment = at or timezone.now()
    if Allocation.objects.filter(order_line__order=order).exists():
        _decide_twice(lambda: _allocate(order, moment))


def _allocate(order, at: datetime) -> None:
    lines = order.lines.values("pk")
    rows = bound.locked(lines, [AllocationState.RESERVED])
    lost = [row for row in rows if not bound.is_free_to_go(row)]
    rows = [row for row in rows if bound.is_free_to_go(row)] + _pick_again(lost, bound.open_shortages(lines), at)
    _bind_for_good(rows, at)


def _bind_for_good(rows: list[Allocation], at: datetime) -> None:
    changes = [
        _change(row, row.quantity, LedgerKind.ALLOCATE, reserved=-row.quantity, allocated=row.quantity) for row in rows
    ]
    post(changes, at=at, only_available=True)
    bound.move([(row, row.quantity) for row in rows], AllocationState.ALLOCATED)


@transaction.atomic
def re_pick(*, shortage: Shortage, at: datetime | None = None) -> None:
    """Gives an order line other units, within its promise, for those that it misses.

    Raises NotReserved if too few are free; nothing was written then.
    """
    moment = at or timezone.now()
    rows = _pick_again([], [shortage], moment)
    if shortage.allocation.order_line.order.status != settings.OSCAR_INITIAL_ORDER_STATUS:
        _bind_for_good(rows, moment)


def _pick_again(lost: list[Allocation], shortages: list[Shortage], at: datetime) -> list[Allocation]:
    """Reserved units of other batches in place of those that can't go, and of those that were written off."""
    demands = [_demand(row, row.quantity) for row in lost]
    demands += [_demand(shortage.allocation, shortage.quantity) for shortage in shortages]
    if not demands:
        return []
    first = (lost or [shortage.allocation for shortage in shortages])[0]
    due = Due(first.due_day, first.ready_by)
    shares = _shares(demands, due)
    _give_back([(row, row.quantity) for row in lost], at, _("Held or recalled after it was reserved"))
    bound.close(shortages, Resolution.RE_PICKED, at)
    return _take(shares.taken, due, at)


def _demand(row: Allocation, quantity: int) -> Demand:
    return Demand(row.order_line, row.batch.stockrecord_id, quantity, row.offer_kind, row.promised_date)


@transaction.atomic
def release(*, order_line, quantity: int, at: datetime | None = None, reason: str = "") -> None:
    """Gives back units of an order line, reserved or allocated: what it misses or can't go first, then the freshest.

    Raises NotBound for more than the line has.
    """
    moment = at or timezone.now()
    rows = bound.locked([order_line.pk], bound.BOUND)
    shortages = bound.open_shortages([order_line.pk])
    has = _units(rows) + sum(each.quantity for each in shortages)
    _check_bound(order_line, quantity, has)
    missing = bound.give_up(shortages, quantity, moment)
    rows.sort(key=lambda row: (bound.is_free_to_go(row), -row.from_batch.date.toordinal(), -row.pk))
    _give_back(bound.parts(rows, quantity - missing), moment, reason)


def _units(rows: Iterable[Allocation]) -> int:
    return sum(row.quantity for row in rows)


def _check_bound(order_line, quantity: int, has: int) -> None:
    """Raises NotBound if even with what was settled with the shopper the line has fewer units."""
    if quantity > has and quantity > has + bound.settled_units(order_line):
        raise NotBound(order_line.pk, quantity, has)


def _give_back(parts: list[bound.Part], at: datetime, reason: str) -> None:
    changes = [
        _change(row, units, LedgerKind.RELEASE, reason=reason, **{str(row.state): -units})  # the column's name
        for row, units in parts
    ]
    post(changes, at=at)
    bound.move(parts, AllocationState.RELEASED)


@transaction.atomic
def sell(*, order_line, quantity: int, at: datetime | None = None, by=None) -> None:
    """Takes allocated units off the books: they have left for the shopper.

    Raises NotBound for more than is allocated, Refused if a batch of them was held or recalled before they could leave.
    """
    rows = bound.locked([order_line.pk], [AllocationState.ALLOCATED])
    _check_bound(order_line, quantity, _units(rows))
    parts = bound.parts(rows, quantity)
    kept = [(row, units) for row, units in parts if not bound.is_free_to_go(row)]
    stay = [(row, units) for row, units in kept if not bound.had_left(row)]
    if stay:
        raise Refused([Problem(_kept_words(row, units)) for row, units in stay])
    changes = [_change(row, units, LedgerKind.SELL, on_hand=-units, allocated=-units) for row, units in parts]
    post(changes, at=at or timezone.now(), by=by, only_available=not kept)
    bound.move(parts, AllocationState.SOLD)


def _kept_words(row: Allocation, units: int) -> str:
    words = {"units": units, "name": row.order_line.title, "batch": row.from_batch.code}
    return _("%(units)d × %(name)s is of batch %(batch)s, which is held or recalled. Pick another batch.") % words


@transaction.atomic
def swap(*, allocation: Allocation, batch: Batch, by=None, at: datetime | None = None) -> Allocation:
    """Notes that another batch was picked than the one allocated, within the promise; the allocation as it is now.

    Raises Refused, with the reason, if the promise would be broken or too few are free.
    """
    rows = bound.locked([allocation.order_line_id], bound.BOUND)
    row = next((row for row in rows if row.pk == allocation.pk), None)
    if row is None:
        raise Refused([Problem(_("These units have left or were given back. There is nothing to swap."))])
    there = Batch.objects.get(pk=batch.pk)
    if there == row.from_batch:
        return row
    problem = problem_of_swap(row, there)
    if problem:
        raise Refused([Problem(problem, "batch")])
    moment, column = at or timezone.now(), str(row.state)
    leaves = _change(row, row.quantity, LedgerKind.SWAP, **{column: -row.quantity})
    row.picked_batch = there if there.pk != row.batch_id else None
    comes = _change(row, row.quantity, LedgerKind.SWAP, **{column: row.quantity})
    post([leaves], at=moment, by=by)
    post([comes], at=moment, by=by, only_available=True)
    row.save(update_fields=["picked_batch"])
    return row
