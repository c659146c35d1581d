"""The calendar of an area, and the orders of one slot on a day."""

from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin.auth import permission_required

from delivery.desk.calendar import calendar_of
from delivery.desk.permissions import VIEW_FILL, VIEW_ORDERS
from delivery.models import Area, OrderDelivery, WeeklySlot
from hours import span_words

DAYS, BACK = 28, 14
FARTHEST = timedelta(days=3 * 366)


@require_safe
@permission_required(VIEW_FILL)
def calendar(request: HttpRequest) -> HttpResponse:
    areas, first = list(Area.objects.all()), _first_day(request.GET.get("from", ""))
    asked = request.GET.get("area", "")
    area = next((each for each in areas if str(each.pk) == asked), areas[0] if areas else None)
    context = {
        "page_title": _("Calendar"),
        "areas": areas,
        "area": area,
        "calendar": calendar_of(area, first, DAYS, timezone.now()) if area else None,
        "first": first,
        "last": first + timedelta(days=DAYS - 1),
        "today": timezone.localdate(),
        "before": first - timedelta(days=BACK),
        "after": first + timedelta(days=DAYS),
        "may_see_orders": request.user.has_perm(VIEW_ORDERS),
    }
    return render(request, "delivery/calendar.html", context)


def _day_in(typed: str) -> date | None:
    """A day written 2026-12-03, within three years; None for anything else."""
    try:
        found = date.fromisoformat(typed)
    except ValueError:
        return None
    return found if abs(found - timezone.localdate()) <= FARTHEST else None


def _first_day(typed: str) -> date:
    return _day_in(typed) or timezone.localdate()


@require_safe
@permission_required(VIEW_ORDERS)
def slot_orders(request: HttpRequest, pk: int, day: str) -> HttpResponse:
    """Who is to be delivered to; orders that gave their place back stand below. One that was promised other hours than
    the slot has now says which."""
    slot = get_object_or_404(WeeklySlot.objects.select_related("weekly_day__area"), pk=pk)
    found = _day_in(day)
    if found is None:
        raise Http404
    window = span_words(slot.opens, slot.closes)
    title = f"{found:%a %-d %b}, {window}"
    area = slot.weekly_day.area
    calendar = f"{reverse('delivery_calendar')}?area={area.pk}"
    rows = OrderDelivery.objects.filter(weekly_slot=slot, day=found).select_related("order__shipping_address")
    rows = list(rows.order_by("-holds_place", "order__number"))
    context = {
        "page_title": title,
        "breadcrumbs_items": [{"url": calendar, "label": area.name}, {"url": "", "label": title}],
        "slot": slot,
        "window": window,
        "rows": rows,
        "crates": sum(row.crates for row in rows if row.holds_place),
        "held": sum(row.holds_place for row in rows),
        "may_open": request.user.is_staff and request.user.has_perm("order.view_order"),
    }
    return render(request, "delivery/slot_orders.html", context)
