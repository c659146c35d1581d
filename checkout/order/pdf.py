"""A printed page as PDF, by WeasyPrint. It reads our own static files and nothing else: no network, no other file.

WeasyPrint needs Pango and HarfBuzz of the system. Where they are missing, `can_print` says so and pages are shown as
HTML instead.
"""

import logging
import os
from functools import cache
from mimetypes import guess_type
from pathlib import Path

from django.contrib.staticfiles import finders
from PIL import ImageFile

logger = logging.getLogger(__name__)
OURS = "https://paper.invalid/"  # before the names of our files on a printed page: nobody can own that host
KINDS = (".css", ".svg", ".woff2")


@cache
def can_print() -> bool:
    """Whether this machine can make PDFs."""
    try:
        _weasyprint()
    except (ImportError, OSError) as problem:
        logger.warning("No PDFs here, invoices are shown as pages instead: %s", str(problem).splitlines()[0])
        return False
    return True


def _weasyprint():
    """The library, which loads those of the system. It makes Pillow take broken pictures, for the whole process."""
    import weasyprint

    ImageFile.LOAD_TRUNCATED_IMAGES = False
    return weasyprint


def pdf_of(html: str) -> bytes:
    """The PDF of a page whose files are named https://paper.invalid/…; the same page gives the same bytes.

    Raises FatalURLFetchingError for a file that may not be read or isn't there.
    """
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")  # else the embedded fonts carry the moment of printing
    page = _weasyprint().HTML(string=html, base_url=OURS, url_fetcher=_fetcher())
    return page.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=b"creamtop")


def static_file(address: str) -> Path:
    """The file behind https://paper.invalid/css/invoice.css. Raises ValueError for whatever else."""
    name = address.removeprefix(OURS)
    found = finders.find(name) if address.startswith(OURS) and name.endswith(KINDS) else None
    if not found:
        raise ValueError(f"{address!r} is no static file of ours that a printed page may use.")
    return Path(found)


def _fetcher():
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OurFiles(URLFetcher):
        def fetch(self, url: str, headers=None) -> URLFetcherResponse:
            file = static_file(url)
            return URLFetcherResponse(url, file.read_bytes(), {"Content-Type": guess_type(file.name)[0] or ""})

    return OurFiles(fail_on_errors=True)
