"""Pages of write-offs, and of a count that differs from the books."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods
from wagtail.admin.auth import permission_required

from desk.fields import tell
from freshness.desk.batches import PRODUCT, WRITE_OFF_LIST
from freshness.desk.finding import batches_meant
from freshness.desk.keys import keys_of
from freshness.desk.write_offs.forms import CountForm, WriteOffForm
from freshness.desk.write_offs.missing import caution_of
from freshness.errors import ChangedMeanwhile, Refused
from freshness.models import Batch
from freshness.services.ledger import lock_stock_of
from freshness.services.write_offs import correct, write_off

ADD = "freshness.add_writeoff"
MOST_BATCHES = 100
CHANGED = gettext_lazy("A batch has just changed. Look at the figures again, then save once more.")


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(ADD)
def write_off_batches(request: HttpRequest) -> HttpResponse:
    """The form for the batches in the address (`batch`), or those that a scan or words mean (`scan`)."""
    batches = _chosen(request.POST if request.method == "POST" else request.GET)
    typed = request.GET.get("scan", "").strip()
    if not batches:
        return _find(request, typed)
    form = WriteOffForm(request.POST or None, batches=batches, today=timezone.localdate())
    if request.method != "POST" or not form.is_valid():
        return _show(request, "form", status=422 if form.is_bound else 200, form=form)
    odd = _write_off(request, form)
    if odd or form.errors:
        return _show(request, "form", status=422, form=form, cautions=odd)
    units = sum(loss.quantity for loss in form.losses())
    told = ngettext("%(units)d unit is written off.", "%(units)d units are written off.", units)
    messages.success(request, told % {"units": units})
    return redirect(WRITE_OFF_LIST)


def _chosen(query: QueryDict) -> list[Batch]:
    rows = Batch.objects.standing().filter(pk__in=keys_of(query.getlist("batch")[:MOST_BATCHES]))
    return list(rows.select_related(PRODUCT))


def _find(request: HttpRequest, typed: str) -> HttpResponse:
    """The field to scan a batch into; the form at once if only one is meant."""
    try:
        found = batches_meant(typed) if typed else []
    except Refused as refused:
        return _show(request, "find", status=422, typed=typed, problems=refused.problems)
    if len(found) == 1:
        return redirect(f"{reverse('freshness_write_off')}?batch={found[0].pk}")
    return _show(request, "find", typed=typed, batches=found)


def _write_off(request: HttpRequest, form: WriteOffForm) -> list:
    """Writes all of them off, or none: what has to be looked at first, or the form then has what is wrong."""
    try:
        with transaction.atomic():
            return _write_off_locked(request, form)
    except Refused:
        return []  # beside the fields already
    except ChangedMeanwhile:
        form.add_error(None, CHANGED)
        return []


def _write_off_locked(request: HttpRequest, form: WriteOffForm) -> list:
    now = {batch.pk: batch for batch in lock_stock_of([batch.pk for batch in form.batches])}
    losses = form.losses()
    odd = [found for loss in losses if (found := caution_of(now[loss.batch.pk], loss.quantity))]
    if {each.key for each in odd} - set(request.POST.getlist("looked_at")):
        return odd
    problems = []
    for loss in losses:
        try:
            write_off(loss=loss, by=request.user)
        except Refused as refused:
            form.show(loss.batch, refused)
            problems += refused.problems
    if problems:
        raise Refused(problems)
    return []


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(ADD)
def count_batch(request: HttpRequest, pk: int) -> HttpResponse:
    """Stock-take: what was counted takes the place of what the books say."""
    batch = get_object_or_404(Batch.objects.select_related(PRODUCT), pk=pk)
    form = CountForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _show(request, "count", status=422 if form.is_bound else 200, form=form, batch=batch)
    odd, difference = _correct(request, batch, form)
    if difference is None:
        batch.refresh_from_db()
        return _show(request, "count", status=422, form=form, batch=batch, cautions=odd)
    messages.success(request, _count_words(batch, form.cleaned_data["counted"], difference))
    return redirect("freshness_batch", pk=batch.pk)


def _correct(request: HttpRequest, batch: Batch, form: CountForm) -> tuple[list, int | None]:
    """What to look at first, and by how many units the books were changed; None if they weren't."""
    data = form.cleaned_data
    try:
        with transaction.atomic():
            now = lock_stock_of([batch.pk])[0]
            found = caution_of(now, now.on_hand - data["counted"])
            if found and found.key not in request.POST.getlist("looked_at"):
                return [found], None
            return [], correct(batch=batch, counted=data["counted"], reason=data["reason"], by=request.user)
    except Refused as refused:
        tell(form, refused)
    except ChangedMeanwhile:
        form.add_error(None, CHANGED)
    return [], None


def _count_words(batch: Batch, counted: int, difference: int) -> str:
    words = {"code": batch.code, "counted": counted, "units": abs(difference)}
    if difference > 0:
        return _("Batch %(code)s: %(counted)d counted, %(units)d more than the books said.") % words
    if difference < 0:
        return _("Batch %(code)s: %(counted)d counted, %(units)d fewer than the books said.") % words
    return _("Batch %(code)s: %(counted)d counted, as the books said.") % words


def _show(request: HttpRequest, page_name: str, *, status: int = 200, **context) -> HttpResponse:
    title = _("Count") if page_name == "count" else _("Write off")
    trail = [{"url": reverse(WRITE_OFF_LIST), "label": _("Write-offs")}, {"url": "", "label": title}]
    context |= {"page_title": title, "breadcrumbs_items": trail}
    return render(request, f"freshness/write_offs/{page_name}.html", context, status=status)
