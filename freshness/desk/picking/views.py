"""The pages of picking: the list of a day, and the choice of another batch."""

from datetime import date

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from wagtail.admin.auth import permission_required

from freshness.desk.keys import keys_of
from freshness.desk.picking.choices import batch_scanned, choices_for
from freshness.desk.picking.lists import orders_to_pick, totals, waiting_for_payment
from freshness.errors import ChangedMeanwhile, Problem, Refused
from freshness.models import Allocation, Batch
from freshness.services.sales import swap
from freshness.swapping import problem_of_swap

CHANGE = "freshness.change_allocation"
DAYS = 5


@require_GET
@permission_required("freshness.view_allocation")
def picking(request: HttpRequest) -> HttpResponse:
    """What to take off the shelves for a delivery day, the next one unless the address says another."""
    days = [due.day for due in import_string(settings.DELIVERY_DUES)(DAYS)]
    day = _day(request.GET.get("day", "")) or days[0]
    orders = orders_to_pick(day)
    context = {
        "page_title": _("Picking"),
        "day": day,
        "days": [(each, each == day) for each in days],
        "orders": orders,
        "totals": totals(orders),
        "waiting": waiting_for_payment(day),
        "may_change": request.user.has_perm(CHANGE),
    }
    return render(request, "freshness/picking/list.html", context)


def _day(typed: str) -> date | None:
    try:
        return parse_date(typed)
    except ValueError:
        return None


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(CHANGE)
def pick_other(request: HttpRequest, pk: int) -> HttpResponse:
    """Another batch was taken off the shelf than the one that was allocated."""
    rows = Allocation.objects.select_related("batch__stockrecord__product__parent", "picked_batch", "order_line__order")
    allocation = get_object_or_404(rows, pk=pk)
    if request.method == "POST":
        return _swap(request, allocation)
    typed = request.GET.get("scan", "").strip()[:300]
    if not typed:
        return _show_choices(request, allocation)
    try:
        batch = batch_scanned(typed, allocation)
        _check(allocation, batch)
    except Refused as refused:
        return _show_choices(request, allocation, status=422, typed=typed, problems=refused.problems)
    return _show_choices(request, allocation, scanned=batch)


def _check(allocation: Allocation, batch: Batch) -> None:
    """Raises Refused if the batch can't go, or is the one that was allocated anyway."""
    problem = problem_of_swap(allocation, batch)
    if batch == allocation.from_batch:
        problem = _("Batch %(code)s is the one on the list. There is nothing to change.") % {"code": batch.code}
    if problem:
        raise Refused([Problem(problem, "scan")])


def _swap(request: HttpRequest, allocation: Allocation) -> HttpResponse:
    batch = Batch.objects.filter(pk__in=keys_of([request.POST.get("batch", "")])).first()
    if batch is None:
        messages.error(request, _("Choose the batch that you took."))
        return redirect("freshness_pick_other", pk=allocation.pk)
    try:
        swap(allocation=allocation, batch=batch, by=request.user)
    except Refused as refused:
        return _show_choices(request, allocation, status=422, problems=refused.problems)
    except ChangedMeanwhile:
        messages.error(request, _("The batches have just changed. Look at them again."))
        return redirect("freshness_pick_other", pk=allocation.pk)
    words = {"units": allocation.quantity, "code": batch.code, "number": allocation.order_line.order.number}
    messages.success(request, _("%(units)d of batch %(code)s go to order %(number)s now.") % words)
    return redirect(f"{reverse('freshness_picking')}?day={allocation.due_day.isoformat()}#row-{allocation.pk}")


def _show_choices(request: HttpRequest, allocation: Allocation, *, status: int = 200, **context) -> HttpResponse:
    back = f"{reverse('freshness_picking')}?day={allocation.due_day.isoformat()}"
    context |= {
        "page_title": _("Another batch"),
        "breadcrumbs_items": [{"url": back, "label": _("Picking")}, {"url": "", "label": _("Another batch")}],
        "allocation": allocation,
        "choices": choices_for(allocation),
        "back": back,
    }
    return render(request, "freshness/picking/other.html", context, status=status)
