"""Pages for what went wrong."""

from django.http import Http404
from django.shortcuts import render


def csrf_failure(request, reason=""):
    """A form that was open for too long, or sent from elsewhere."""
    return render(request, "403_csrf.html", status=403)


class NumbersTooLarge:
    """A number that no row of SQLite can hold names nothing: a 404. PostgreSQL finds nothing by itself.

    Django says so of a model's own keys, not of keys that lead to another model's row.
    """

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception: Exception) -> None:
        if isinstance(exception, OverflowError) and "SQLite" in str(exception):
            raise Http404 from exception
