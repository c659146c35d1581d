"""The list of areas, and an area with its districts, days and slots."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin.auth import permission_required

from delivery.area_changes import add_day, delete_area, save_area
from delivery.desk.forms import AreaForm, NewDayForm
from delivery.desk.history import changes_of
from delivery.desk.permissions import CHANGE_AREAS, VIEW_AREAS
from delivery.errors import Refused
from delivery.models import Area, WeeklyDay, WeeklySlot
from desk.fields import tell
from hours import span_words


@require_safe
@permission_required(VIEW_AREAS)
def areas(request: HttpRequest) -> HttpResponse:
    offered = Count("days__slots", filter=Q(days__slots__is_active=True), distinct=True)
    rows = Area.objects.prefetch_related("days").annotate(
        slots_offered=offered, districts_served=Count("districts", distinct=True)
    )
    rows = rows.order_by("position", "name")  # counting forgets the model's own order
    context = {"page_title": _("Areas"), "areas": rows, "may_change": request.user.has_perm(CHANGE_AREAS)}
    return render(request, "delivery/areas.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(VIEW_AREAS)
def area(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """An area, or a new one. Whoever may not change it only looks."""
    found = get_object_or_404(Area, pk=pk) if pk is not None else Area(position=Area.objects.count() + 1)
    if not request.user.has_perm(CHANGE_AREAS) and (request.method == "POST" or pk is None):
        raise PermissionDenied
    title = found.name or _("New area")
    form = AreaForm(request.POST or None, instance=found)
    if form.is_bound and form.is_valid() and _save(request, form):
        return redirect("delivery_area", form.instance.pk)
    return _page(request, title, form)


def _save(request: HttpRequest, form: AreaForm) -> bool:
    try:
        saved = save_area(area=form.instance, districts=form.cleaned_data["districts"])
    except Refused as refused:
        tell(form, refused)
        return False
    messages.success(request, _("%(area)s is saved.") % {"area": saved})
    return True


def _page(request: HttpRequest, title: str, form: AreaForm, new_day: NewDayForm | None = None) -> HttpResponse:
    found = form.instance
    context = {
        "page_title": title,
        "breadcrumbs_items": [{"url": reverse("delivery_areas"), "label": _("Areas")}, {"url": "", "label": title}],
        "form": form,
        "area": found,
        "may_change": request.user.has_perm(CHANGE_AREAS),
    }
    if found.pk:
        new_day = new_day or NewDayForm(area=found)
        changes = changes_of(found, request.GET.get("changes", ""))
        context |= {"days": days_of(found), "new_day": new_day, "changes": changes}
    is_wrong = form.errors or (new_day and new_day.errors)
    return render(request, "delivery/area.html", context, status=422 if is_wrong else 200)


def days_of(area: Area) -> list[WeeklyDay]:
    """The days of an area with their slots, each slot's window in words."""
    slots = Prefetch("slots", queryset=WeeklySlot.objects.order_by("opens", "closes"))
    days = list(area.days.prefetch_related(slots).order_by("weekday"))
    for slot in (slot for day in days for slot in day.slots.all()):
        slot.window = span_words(slot.opens, slot.closes)
    return days


@require_POST
@permission_required(CHANGE_AREAS)
def new_day(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Area, pk=pk)
    form = NewDayForm(request.POST, area=found)
    if not form.is_valid():
        return _page(request, found.name, AreaForm(instance=found), form)
    try:
        day = add_day(area=found, weekday=form.cleaned_data["weekday"], like=form.cleaned_data["like"])
    except Refused as refused:
        tell(form, refused)
        return _page(request, found.name, AreaForm(instance=found), form)
    messages.success(request, _("%(day)s is added.") % {"day": day.get_weekday_display()})
    return redirect("delivery_day", day.pk)


@require_POST
@permission_required(CHANGE_AREAS)
def remove_area(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Area, pk=pk)
    try:
        delete_area(area=found)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("delivery_area", pk)
    messages.success(request, _("%(area)s is deleted.") % {"area": found})
    return redirect("delivery_areas")
