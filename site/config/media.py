"""Uploaded pictures, served by the shop itself where no web server stands in front of it (SERVE_MEDIA)."""

import mimetypes
from posixpath import normpath

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.static import serve

SHOWN = ("image/avif", "image/gif", "image/jpeg", "image/png", "image/webp", "application/pdf")
ONE_YEAR_S = 365 * 24 * 60 * 60
DOCUMENTS = "documents"  # Wagtail serves this folder under /documents/, after asking who may read it

# Not every machine and Python knows these.
mimetypes.add_type("image/avif", ".avif")
mimetypes.add_type("image/webp", ".webp")


def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """A file from MEDIA_ROOT. Browsers may keep it for a year: a changed upload gets a new name.

    Pictures and PDFs are shown; anything else is offered for saving, so that an upload can't run as a page of ours.
    Raises Http404 for what isn't there and for documents.
    """
    path = normpath(path).lstrip("/")
    if path.split("/")[0].casefold() == DOCUMENTS:
        raise Http404(path)
    try:
        response = serve(request, path, document_root=settings.MEDIA_ROOT)
    except OSError as error:  # the name is too long for the file system
        raise Http404(path) from error
    response["Cache-Control"] = f"public, max-age={ONE_YEAR_S}, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    if isinstance(response, FileResponse) and response["Content-Type"] not in SHOWN:
        response["Content-Disposition"] = "attachment"
    return response
