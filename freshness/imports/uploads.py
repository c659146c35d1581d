"""Files between choosing and importing them: only who chose one sees it, and none stays longer than a day."""

import secrets
from datetime import datetime, timedelta
from pathlib import PurePath

from django.db import transaction
from django.utils import timezone

from freshness.imports.tables import MOST_BYTES, Table, read_table
from freshness.models import ImportFile, ImportMapping

KEPT_FOR = timedelta(days=1)


@transaction.atomic
def keep(*, upload, mapping: ImportMapping | None, by, at: datetime | None = None) -> ImportFile:
    """Keeps an uploaded file that can be read; the person's file before is forgotten.

    Raises Refused for a file that can't be read.
    """
    content = upload.read(MOST_BYTES + 1)
    read_table(content)
    ImportFile.objects.filter(by=by).delete()
    return ImportFile.objects.create(
        key=secrets.token_urlsafe(32),
        name=PurePath(upload.name.replace("\\", "/")).name[:120],
        content=content,
        mapping=mapping,
        uploaded_at=at or timezone.now(),
        by=by,
    )


def kept(*, key: str, by) -> ImportFile | None:
    """The person's own file; None if it is somebody else's or has been forgotten."""
    rows = ImportFile.objects.filter(key=key, by=by, uploaded_at__gt=timezone.now() - KEPT_FOR)
    return rows.select_related("mapping").first()


def table_of(file: ImportFile) -> Table:
    """The table in a kept file. Raises Refused if it can't be read."""
    return read_table(bytes(file.content))


def forget_old() -> None:
    """Drops files that nobody went on with; for the clock."""
    ImportFile.objects.filter(uploaded_at__lte=timezone.now() - KEPT_FOR).delete()
