"""The hours of a day, and its slots."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin.auth import permission_required

from delivery.area_changes import Cautions, delete_day, delete_slot, save_day, save_slot
from delivery.desk.forms import DayForm, SlotForm
from delivery.desk.permissions import CHANGE_AREAS
from delivery.errors import Refused
from delivery.models import WeeklyDay, WeeklySlot
from desk.fields import tell
from hours import span_words


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(CHANGE_AREAS)
def day(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(WeeklyDay.objects.select_related("area"), pk=pk)
    form = DayForm(request.POST or None, instance=found)
    if form.is_bound and form.is_valid() and _save_day(request, form):
        return redirect("delivery_area", found.area_id)
    title = found.get_weekday_display()
    context = {"page_title": title, "breadcrumbs_items": _way(found, title), "form": form, "day": found}
    return render(request, "delivery/day.html", context, status=422 if form.errors else 200)


def _way(day: WeeklyDay, *labels: str) -> list[dict[str, str]]:
    """From the list of areas down to a page of a day."""
    return [
        {"url": reverse("delivery_areas"), "label": _("Areas")},
        {"url": reverse("delivery_area", args=[day.area_id]), "label": day.area.name},
        *({"url": "", "label": label} for label in labels),
    ]


def _save_day(request: HttpRequest, form: DayForm) -> bool:
    try:
        save_day(day=form.instance)
    except Refused as refused:
        tell(form, refused)
        return False
    words = _("%(day)s is saved. Orders keep the cut-off that they were promised.")
    messages.success(request, words % {"day": form.instance.get_weekday_display()})
    return True


@require_POST
@permission_required(CHANGE_AREAS)
def remove_day(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(WeeklyDay, pk=pk)
    try:
        delete_day(day=found)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("delivery_day", pk)
    messages.success(request, _("%(day)s is deleted.") % {"day": found.get_weekday_display()})
    return redirect("delivery_area", found.area_id)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(CHANGE_AREAS)
def new_slot(request: HttpRequest, pk: int) -> HttpResponse:
    """A slot of a day."""
    found = get_object_or_404(WeeklyDay.objects.select_related("area"), pk=pk)
    return _edit(request, WeeklySlot(weekly_day=found), _("New slot"))


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(CHANGE_AREAS)
def slot(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(WeeklySlot.objects.select_related("weekly_day__area"), pk=pk)
    return _edit(request, found, span_words(found.opens, found.closes))


def _edit(request: HttpRequest, found: WeeklySlot, window: str) -> HttpResponse:
    form = SlotForm(request.POST or None, instance=found)
    if form.is_bound and form.is_valid() and _save_slot(request, form):
        return redirect("delivery_area", found.weekly_day.area_id)
    weekday = found.weekly_day.get_weekday_display()
    context = {
        "page_title": f"{weekday}, {window}",
        "breadcrumbs_items": _way(found.weekly_day, weekday, window),
        "form": form,
        "slot": found,
    }
    return render(request, "delivery/slot.html", context, status=422 if form.errors else 200)


def _save_slot(request: HttpRequest, form: SlotForm) -> bool:
    try:
        cautions = save_slot(slot=form.instance)
    except Refused as refused:
        tell(form, refused)
        return False
    window = span_words(form.instance.opens, form.instance.closes)
    messages.success(request, _("The slot %(window)s is saved.") % {"window": window})
    for words in caution_words(cautions):
        messages.warning(request, words)
    return True


def caution_words(cautions: Cautions) -> list[str]:
    """What to know about a slot that was saved, in sentences."""
    told = []
    if cautions.overlapping:
        words = _("It overlaps with %(windows)s. If one van drives both, give each a capacity it can keep.")
        told.append(words % {"windows": ", ".join(cautions.overlapping)})
    if cautions.promised_otherwise:
        words = ngettext(
            "%(orders)d order was promised other hours, and keeps them. Drive it then, or ring the customer.",
            "%(orders)d orders were promised other hours, and keep them. Drive them then, or ring the customers.",
            cautions.promised_otherwise,
        )
        told.append(words % {"orders": cautions.promised_otherwise})
    for load in cautions.overbooked:
        words = ngettext(
            "%(day)s: %(orders)d order with %(crates)s crates is booked, more than fits now. It stays booked.",
            "%(day)s: %(orders)d orders with %(crates)s crates are booked, more than fits now. They stay booked.",
            load.orders,
        )
        crates = f"{load.crates.normalize():f}"
        told.append(words % {"day": date_format(load.day, "D j M"), "orders": load.orders, "crates": crates})
    return told


@require_POST
@permission_required(CHANGE_AREAS)
def remove_slot(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(WeeklySlot.objects.select_related("weekly_day"), pk=pk)
    try:
        delete_slot(slot=found)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("delivery_slot", pk)
    messages.success(request, _("The slot is deleted."))
    return redirect("delivery_area", found.weekly_day.area_id)
