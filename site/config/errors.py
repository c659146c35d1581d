"""Pages for what went wrong."""

from django.db import DataError
from django.http import Http404
from django.shortcuts import render


def csrf_failure(request, reason=""):
    """A form that was open for too long, or sent from elsewhere."""
    return render(request, "403_csrf.html", status=403)


class NamesOfNothing:
    """What no row of the database can hold names nothing: a 404.

    To SQLite that is a number too large, of which PostgreSQL finds nothing by itself; to PostgreSQL it is a text with a
    NUL. Django says so of a model's own keys, not of keys that lead to another model's row.
    """

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception: Exception) -> None:
        is_too_large = isinstance(exception, OverflowError) and "SQLite" in str(exception)
        if is_too_large or (isinstance(exception, DataError) and "NUL" in str(exception)):
            raise Http404 from exception
