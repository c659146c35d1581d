"""Pages for what went wrong."""

from django.shortcuts import render


def csrf_failure(request, reason=""):
    """A form that was open for too long, or sent from elsewhere."""
    return render(request, "403_csrf.html", status=403)
