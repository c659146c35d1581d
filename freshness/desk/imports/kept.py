"""What the steps after the first share: the person's kept file, read."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from freshness.errors import Refused
from freshness.imports.uploads import kept, table_of


def with_file(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hands a view the file behind the key in its address, and the table in it; without one, begins anew."""

    @wraps(view)
    def found(request: HttpRequest, key: str) -> HttpResponse:
        file = kept(key=key, by=request.user)
        if file is None:
            words = _("This file is not there any more: it was imported, dropped, or left for a day. Choose it again.")
            messages.warning(request, words)
            return redirect("freshness_import")
        try:
            return view(request, file, table_of(file))
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect("freshness_import")

    return found


def crumbs(title: str) -> dict:
    """The title of a step, and the way back to the first."""
    first = {"url": reverse("freshness_import"), "label": _("Import batches")}
    return {"page_title": title, "breadcrumbs_items": [first, {"url": "", "label": title}]}
