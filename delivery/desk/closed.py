"""The closed dates: what is ahead, one to add, one to take back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin.auth import permission_required

from delivery.closed_dates import close_date, open_date
from delivery.desk.forms import ClosedForm
from delivery.desk.permissions import CLOSE, REOPEN, VIEW_CLOSED
from delivery.errors import Booked, Refused
from delivery.models import ClosedDate
from desk.fields import tell

PAST_SHOWN = 20


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(VIEW_CLOSED)
def closed_dates(request: HttpRequest) -> HttpResponse:
    if request.method == "POST" and not request.user.has_perm(CLOSE):
        raise PermissionDenied
    form, booked = ClosedForm(request.POST or None), None
    if form.is_bound and form.is_valid():
        try:
            return _close(request, form.cleaned_data)
        except Refused as refused:
            tell(form, refused)
        except Booked as found:
            booked = found
    return _page(request, form, booked)


def _close(request: HttpRequest, given: dict) -> HttpResponse:
    close_date(day=given["day"], area=given["area"], reason=given["reason"], is_known=given["knows"])
    messages.success(request, _("%(day)s is closed.") % {"day": date_format(given["day"], "l j F Y")})
    return redirect("delivery_closed")


def _page(request: HttpRequest, form: ClosedForm, booked: Booked | None) -> HttpResponse:
    rows, today = ClosedDate.objects.select_related("area"), localdate()
    context = {
        "page_title": _("Closed dates"),
        "form": form,
        "booked": booked,
        "ahead": rows.filter(day__gte=today).order_by("day", "area__position"),
        "past": rows.filter(day__lt=today).order_by("-day")[:PAST_SHOWN],
        "may_close": request.user.has_perm(CLOSE),
        "may_reopen": request.user.has_perm(REOPEN),
    }
    return render(request, "delivery/closed.html", context, status=422 if form.errors or booked else 200)


@require_POST
@permission_required(REOPEN)
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    closed = get_object_or_404(ClosedDate, pk=pk)
    open_date(closed=closed)
    messages.success(request, _("%(day)s is open again.") % {"day": date_format(closed.day, "l j F Y")})
    return redirect("delivery_closed")
