"""The step that names the columns of a file."""

from pathlib import PurePath

from django.http import QueryDict

from freshness.desk.imports.forms import ColumnsForm, initial_columns
from freshness.errors import Refused
from freshness.imports.cells import as_text, short
from freshness.imports.date_formats import likely_format
from freshness.imports.fields import guess
from freshness.imports.mappings import save_mapping
from freshness.imports.rows import missing
from freshness.imports.tables import Table
from freshness.models import ImportFile

EXAMPLES = 3


def columns_form(data: QueryDict | None, file: ImportFile, table: Table) -> ColumnsForm:
    """The form, filled from the file's mapping, or by guessing from its headings."""
    if file.mapping:
        initial = {"name": file.mapping.name, "date_format": file.mapping.date_format}
        columns = file.mapping.columns
    else:
        columns = guess(table.headings)
        initial = {"name": PurePath(file.name).stem[:80], "date_format": _format_of(table, columns)}
    return ColumnsForm(data, headings=table.headings, initial=initial | initial_columns(columns))


def _format_of(table: Table, columns: dict[str, str]) -> str:
    if "date" not in columns:
        return likely_format(())
    place = table.headings.index(columns["date"])
    return likely_format(row.cell(place) for row in table.rows)


def save_columns(form: ColumnsForm, file: ImportFile, table: Table) -> None:
    """Keeps what a valid form says as the file's mapping. Raises Refused if a required field has no column."""
    problems = missing(form.columns, table.headings)
    if problems:
        raise Refused(problems)
    file.mapping = save_mapping(
        mapping=file.mapping,
        name=form.cleaned_data["name"],
        columns=form.columns,
        date_format=form.cleaned_data["date_format"],
    )
    file.save(update_fields=["mapping"])


def examples(table: Table) -> list[list[str]]:
    """What stands below the headings in the first rows."""
    places = range(len(table.headings))
    return [[short(as_text(row.cell(place))) for place in places] for row in table.rows[:EXAMPLES]]
