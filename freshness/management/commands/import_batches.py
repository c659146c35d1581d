"""manage.py import_batches FILE --mapping NAME: the same import as the back office's."""

from argparse import ArgumentParser
from datetime import date, datetime, time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from freshness.errors import Refused, RowsRefused
from freshness.imports.report import Report
from freshness.imports.run import check, import_batches
from freshness.imports.tables import MOST_BYTES, Table, read_table
from freshness.models import ImportMapping


class Command(BaseCommand):
    help = "Imports a CSV or XLSX file of batches with a saved mapping. Exits with 1 if anything is refused."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--mapping", required=True, metavar="NAME", help="a mapping that was saved under this name")
        parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
        parser.add_argument("--leave-out-errors", action="store_true", help="bring in the rows that are right")
        parser.add_argument(
            "--today",
            type=date.fromisoformat,
            metavar="YYYY-MM-DD",
            help="import as if this day had just begun",
        )

    def handle(self, *, file: Path, mapping: str, today: date | None, **options) -> None:
        at = timezone.make_aware(datetime.combine(today, time(0))) if today else timezone.now()
        how = {"table": _table(file), "mapping": _mapping(mapping), "at": at}
        try:
            if options["dry_run"]:
                report = check(**how)
            else:
                report = import_batches(**how, leave_out_errors=options["leave_out_errors"])
        except RowsRefused as refused:
            self._tell(refused.report)
            raise CommandError(_why(refused.report)) from refused
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        self._tell(report)
        if options["dry_run"] and (not report.receipts or (report.problems and not options["leave_out_errors"])):
            raise CommandError(_why(report))
        self.stdout.write("Dry run: nothing was written." if options["dry_run"] else "Imported.")

    def _tell(self, report: Report) -> None:
        for note in report.notes:
            self.stdout.write(note)
        self.stdout.write(str(report))


def _why(report: Report) -> str:
    left = " --leave-out-errors brings in the others." if report.receipts else ""
    return f"{report.rows_in_error} of {report.rows} rows are in error; nothing was written.{left}"


def _table(file: Path) -> Table:
    try:
        with file.open("rb") as opened:
            return read_table(opened.read(MOST_BYTES + 1))
    except OSError as error:
        raise CommandError(f"{file} can't be read: {error.strerror}.") from error
    except Refused as refused:
        raise CommandError(f"{file}: {refused}") from refused


def _mapping(name: str) -> ImportMapping:
    found = ImportMapping.objects.filter(name=name).first()
    if found is None:
        known = ", ".join(ImportMapping.objects.values_list("name", flat=True)) or "none so far"
        raise CommandError(f"There is no mapping “{name}”. Saved in the back office: {known}.")
    return found
