"""What an import would do, or has done. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from freshness.imports.cells import BadCell, as_units
from freshness.imports.rows import Layout, ReadRow, RowProblem, Target, cell_of, problem
from freshness.judgement import is_past_sale
from freshness.receipts import Receipt

Key = tuple[int, str]  # stock record, batch code
FILE_FIELDS = {"stockrecord_id": "product"}  # a receipt's field → the file's, where they differ


@dataclass(frozen=True)
class Report:
    """The goods-ins of a file in its order, what is wrong with other rows, and what was noticed.

    `new` are batches, `further` goods-ins of batches that stood already or came earlier in the file (`standing`: the
    former alone); `held` are new batches that come in held, `units` all units.
    """

    rows: int
    receipts: tuple[Receipt, ...]
    problems: tuple[RowProblem, ...]
    notes: tuple[str, ...] = ()
    new: int = 0
    standing: int = 0
    held: int = 0

    @property
    def further(self) -> int:
        return len(self.receipts) - self.new

    @property
    def rows_in_error(self) -> int:
        return len({each.row for each in self.problems})

    @property
    def products(self) -> int:
        return len({receipt.stockrecord_id for receipt in self.receipts})

    @property
    def units(self) -> int:
        return sum(receipt.quantity for receipt in self.receipts)

    @property
    def summary(self) -> str:
        """What comes in, in a few sentences."""
        told = [
            ngettext("%(count)d new batch", "%(count)d new batches", self.new) % {"count": self.new},
            ngettext("of %(count)d product", "of %(count)d products", self.products) % {"count": self.products},
        ]
        more = ngettext(
            "%(count)d further goods-in of a known batch", "%(count)d further goods-ins of known batches", self.further
        )
        held = ngettext("%(count)d batch comes in held", "%(count)d batches come in held", self.held)
        parts = [" ".join(told), more % {"count": self.further}, held % {"count": self.held}]
        return ". ".join(parts) + "."

    def __str__(self) -> str:
        lines = [_("Row %(row)d, %(column)s: %(words)s") % vars(each) for each in self.problems]
        return "\n".join([self.summary, *lines])


def report_of(read: list[ReadRow], layout: Layout, found: Collection[RowProblem], standing: Collection[Key]) -> Report:
    """The report of rows that were read. `found` are problems that only show among other rows."""
    bad = {each.row for each in found}
    good = [each.receipt for each in read if each.receipt and each.row.number not in bad]
    problems = [each for one in read for each in one.problems] + list(found)
    first = _first_of_each(good, standing)
    policies = {target.stockrecord_id: target for target in layout.targets.values()}
    return Report(
        rows=len(read),
        receipts=tuple(good),
        problems=tuple(sorted(problems, key=lambda each: each.row)),
        notes=_about_received(read, layout),
        new=len(first),
        standing=sum((receipt.stockrecord_id, receipt.code) in standing for receipt in good),
        held=sum(_comes_in_held(receipt, policies, layout.today) for receipt in first),
    )


def _first_of_each(receipts: list[Receipt], standing: Collection[Key]) -> list[Receipt]:
    """The receipts that make a batch: the first of each code that doesn't stand yet."""
    first: dict[Key, Receipt] = {}
    for receipt in receipts:
        first.setdefault((receipt.stockrecord_id, receipt.code), receipt)
    return [receipt for key, receipt in first.items() if key not in standing]


def _comes_in_held(receipt: Receipt, targets: Mapping[int | None, Target], today: date) -> bool:
    policy = targets[receipt.stockrecord_id].policy
    return policy is not None and is_past_sale(receipt.date, policy.past_days, today)


def _about_received(read: list[ReadRow], layout: Layout) -> tuple[str, ...]:
    """Received quantities are not used, and fractions of a pack are said to be left aside."""
    fractions = sum(not _is_whole(each, layout) for each in read)
    if not fractions:
        return ()
    words = ngettext(
        "In %(count)d row the quantity received is not a whole number. It was ignored: what is on hand counts.",
        "In %(count)d rows the quantity received is not a whole number. It was ignored: what is on hand counts.",
        fractions,
    )
    return (words % {"count": fractions},)


def _is_whole(read: ReadRow, layout: Layout) -> bool:
    cell = cell_of(read.row, layout, "received")
    try:
        return cell == "" or as_units(cell) >= 0
    except BadCell:
        return False


def placed(read: ReadRow, layout: Layout, field: str, words: str) -> RowProblem:
    """A problem of a receipt, beside the column of the file that it is about."""
    return problem(read.row, layout, FILE_FIELDS.get(field, field), words)
