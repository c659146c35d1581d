"""Where people want us to come: counted by district, and as a file."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin.auth import permission_required

from delivery.desk.permissions import VIEW_REQUESTS
from delivery.models import AreaRequest, District
from delivery.postcode import as_district, districts_around
from desk.files import as_csv, csv_lines


@dataclass
class Wanted:
    """A district: who asked for it, when last, and the area that it has come to belong to."""

    district: str
    people: set[str] = field(default_factory=set)
    last: datetime | None = None
    area: str = ""


def wanted_districts() -> list[Wanted]:
    """The districts that were asked for, the most wanted first; two queries."""
    found: dict[str, Wanted] = {}
    for row in AreaRequest.objects.order_by("created_at"):
        code = as_district(row.postcode) or row.postcode
        wanted = found.setdefault(code, Wanted(code))
        wanted.people.add(row.email)
        wanted.last = row.created_at
    served = _served(found)
    for code, wanted in found.items():
        wanted.area = next((served[each] for each in districts_around(code) if each in served), "")
    return sorted(found.values(), key=lambda wanted: (-len(wanted.people), wanted.district))


def _served(codes: Iterable[str]) -> dict[str, str]:
    """The areas of districts, and of those that they are a part of, by code."""
    around = {each for code in codes for each in districts_around(code)}
    return dict(District.objects.filter(code__in=around).values_list("code", "area__name"))


@require_safe
@permission_required(VIEW_REQUESTS)
def requests(request: HttpRequest) -> HttpResponse:
    context = {"page_title": _("Requests for areas"), "districts": wanted_districts()}
    return render(request, "delivery/requests.html", context)


@require_safe
@permission_required(VIEW_REQUESTS)
def requests_file(request: HttpRequest) -> HttpResponse:
    """Everybody who asked, so that they can be told; nothing in it runs as a formula."""
    rows = AreaRequest.objects.order_by("postcode", "email").iterator()
    values = ([as_district(row.postcode), row.postcode, row.email, row.created_at] for row in rows)
    headings = [_("District"), _("Postcode"), _("E-mail"), _("Asked at")]
    return as_csv(f"area-requests-{localdate():%Y-%m-%d}.csv", csv_lines(headings, values))
