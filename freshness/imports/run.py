"""A file of batches, looked at or brought in: all of it or nothing, unless rows in error are left out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import ngettext

from freshness.errors import Refused, RowsRefused
from freshness.imports.report import Key, Report, placed, report_of
from freshness.imports.rows import Layout, ReadRow, RowProblem, missing, places_of, product_name, read_row
from freshness.imports.tables import Table
from freshness.imports.targets import targets_for
from freshness.imports.uploads import table_of
from freshness.models import Batch, ImportFile, ImportMapping
from freshness.receipts import Receipt
from freshness.services.goods_in import problems_of_receipts, receive_all

CODES_AT_ONCE = 500


def check(*, table: Table, mapping: ImportMapping, at: datetime) -> Report:
    """What importing the file at that moment would do; a dry run.

    Raises Refused if the mapping doesn't fit the file.
    """
    problems = missing(mapping.columns, table.headings)
    if problems:
        raise Refused(problems)
    layout = _layout(table, mapping, at)
    read = [read_row(row, layout) for row in table.rows]
    sound = [each for each in read if each.receipt]
    standing = set(_standing([each.receipt for each in sound]))
    report = report_of(read, layout, _among_each_other(sound, layout), standing)
    return replace(report, notes=(*table.notes, *report.notes, *_about_standing(report)))


@transaction.atomic
def import_batches(
    *, table: Table, mapping: ImportMapping, leave_out_errors: bool, by=None, at: datetime | None = None
) -> Report:
    """Brings in the goods of a file, in its order.

    Raises Refused if the mapping doesn't fit the file, and RowsRefused if rows are in error that may not be left out,
    or if no row is left. Nothing is written then.
    """
    moment = at or timezone.now()
    report = check(table=table, mapping=mapping, at=moment)
    if (report.problems and not leave_out_errors) or not report.receipts:
        raise RowsRefused(report)
    receive_all(receipts=list(report.receipts), by=by, at=moment)
    return report


@transaction.atomic
def import_kept(*, key: str, leave_out_errors: bool, by) -> Report | None:
    """Brings in a kept file and drops it, so that it comes in once; None if it is gone. Raises as `import_batches`."""
    rows = ImportFile.objects.select_for_update(of=("self",)).select_related("mapping")
    file = rows.filter(key=key, by=by, mapping__isnull=False).first()
    if file is None:
        return None
    report = import_batches(table=table_of(file), mapping=file.mapping, leave_out_errors=leave_out_errors, by=by)
    file.delete()
    return report


def _layout(table: Table, mapping: ImportMapping, at: datetime) -> Layout:
    places = places_of(mapping.columns, table.headings)
    names = {product_name(row, places) for row in table.rows}
    targets = targets_for(sorted(names), mapping.products)
    return Layout(table.headings, places, mapping.date_format, targets, at)


def _among_each_other(sound: list[ReadRow], layout: Layout) -> list[RowProblem]:
    """What goods-in would refuse, such as a second date under a code; a row in error counts for no other."""
    refused = problems_of_receipts(receipts=[each.receipt for each in sound], at=layout.at)
    return [
        placed(sound[place], layout, problem.field, problem.words)
        for place, problems in refused.items()
        for problem in problems
    ]


def _standing(receipts: list[Receipt]) -> Iterator[Key]:
    """The batches of these codes that are in the books already."""
    codes = sorted({receipt.code for receipt in receipts})
    ours = Batch.objects.filter(stockrecord__in={receipt.stockrecord_id for receipt in receipts})
    for start in range(0, len(codes), CODES_AT_ONCE):
        yield from ours.filter(code__in=codes[start : start + CODES_AT_ONCE]).values_list("stockrecord_id", "code")


def _about_standing(report: Report) -> tuple[str, ...]:
    if not report.standing:
        return ()
    words = ngettext(
        "%(count)d row is about a batch that is in the books already, and adds to it. Was this file imported before?",
        "%(count)d rows are about batches that are in the books already, and add to them. "
        "Was this file imported before?",
        report.standing,
    )
    return (words % {"count": report.standing},)
