"""The page of goods that come in: a scan field, the form of what was scanned, and what came in before."""

from dataclasses import replace

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin.auth import permission_required

from desk.fields import tell
from freshness import gs1
from freshness.desk.finding import products_named, unit_gtin, with_words
from freshness.desk.goods_in.cautions import Arrival, Caution, Expected, cautions, storage_range
from freshness.desk.goods_in.forms import ReceiptForm, as_document
from freshness.desk.goods_in.scanning import Reading, reading_of, record_in_batches
from freshness.desk.keys import keys_of
from freshness.errors import ChangedMeanwhile, Refused
from freshness.kinds import BatchStatus
from freshness.models import Batch, GoodsIn
from freshness.services.goods_in import receive
from freshness.shelf import policy_row_of

ADD = "freshness.add_goodsin"
PAGE = 30
TEMPLATE = "freshness/goods_in/page.html"


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("freshness.view_goodsin")
def goods_in(request: HttpRequest) -> HttpResponse:
    """Everybody on the desk sees what came in; some may take goods in."""
    if request.method == "POST":
        return _take_in(request)
    typed = request.GET.get("scan", "").strip()
    chosen = request.GET.get("product", "")
    if not (typed or chosen) or not request.user.has_perm(ADD):
        return _show(request, listing=_came_in(request.GET), just_came=_just_came(request.GET.get("came", "")))
    if typed and not gs1.looks_scanned(typed):
        return _show(request, typed=typed, products=products_named(typed), is_search=True)
    try:
        reading = reading_of(typed) if typed else Reading(_record(chosen))
    except Refused as refused:
        return _show(request, status=422, typed=typed, problems=refused.problems)
    policy = policy_row_of(reading.stockrecord.product)
    form = ReceiptForm(policy=policy, initial={"date_kind": policy.date_kind} | reading.values)
    return _show_form(request, reading, form)


def _record(key: str):
    """The stock record of an id from an address. Raises Refused if there is none that is kept in batches."""
    return record_in_batches(next(iter(keys_of([key])), 0))


def _take_in(request: HttpRequest) -> HttpResponse:
    """What was typed: taken in, or shown again with what is wrong or what to look at."""
    if not request.user.has_perm(ADD):
        raise PermissionDenied
    try:
        reading = Reading(_record(request.POST.get("product", "")))
    except Refused as refused:
        return _show(request, status=422, problems=refused.problems)
    form = ReceiptForm(request.POST, request.FILES, policy=policy_row_of(reading.stockrecord.product))
    if not form.is_valid():
        return _show_form(request, reading, form, status=422)
    odd = _cautions(reading.stockrecord, form)
    if {each.key for each in odd} - set(request.POST.getlist("looked_at")):
        return _show_form(request, reading, form, odd=odd, status=422)
    row = _received(request, reading.stockrecord, form)
    if row is None:
        return _show_form(request, reading, form, odd=odd, status=422)
    return redirect(f"{reverse('freshness_goods_in')}?came={row.pk}")


def _received(request: HttpRequest, record, form: ReceiptForm) -> GoodsIn | None:
    """The row of the goods-in; None if it was refused, and then the form says why."""
    receipt = form.receipt(record.pk, unit_gtin(record.pk))
    uploaded, document = form.cleaned_data["document"], None
    try:
        with transaction.atomic():
            if uploaded:
                document = as_document(uploaded, request.user)
                document.save()
                receipt = replace(receipt, documents=(document.pk,))
            return receive(receipt=receipt, by=request.user)
    except Refused as refused:
        tell(form, refused)
    except ChangedMeanwhile:
        form.add_error(None, _("This batch has just changed. Look at the figures again, then save once more."))
    if document:
        document.file.delete(save=False)
    return None


def _cautions(record, form: ReceiptForm) -> list[Caution]:
    policy, data = form.policy, form.cleaned_data
    expected = Expected(
        policy=policy.as_policy(),
        due=import_string(settings.DELIVERY_DUES)(1)[0],
        today=timezone.localdate(),
        latest=_on_the_shelf(record).aggregate(latest=Max("date"))["latest"],
        coldest=policy.keep_from_celsius,
        warmest=policy.keep_to_celsius,
    )
    return cautions(Arrival(data["date"], data["intake_celsius"]), expected)


def _on_the_shelf(record) -> QuerySet:
    """What can be sold of a product, the earliest date first."""
    return Batch.objects.standing().filter(stockrecord=record, status=BatchStatus.AVAILABLE)


def _just_came(key: str) -> str:
    """What was taken in a moment ago, in words for above the field of the next scan; "" if nothing was."""
    row = GoodsIn.objects.filter(pk__in=keys_of([key])).first()
    return _words_for(row) if row else ""


def _words_for(row: GoodsIn) -> str:
    batch = Batch.objects.select_related("stockrecord__product__parent").get(pk=row.batch_id)
    words = {
        "quantity": row.quantity,
        "product": batch.stockrecord.product.get_title(),
        "code": batch.code,
        "kind": batch.get_date_kind_display().lower(),
        "date": date_format(batch.date, "D j F Y"),
        "on_hand": batch.on_hand,
    }
    told = (
        _("%(quantity)d × %(product)s came in: batch %(code)s, %(kind)s %(date)s. On hand of it: %(on_hand)d.") % words
    )
    if batch.status == BatchStatus.AVAILABLE:
        return told
    return (
        told
        + " "
        + _("The batch is %(status)s: %(reason)s")
        % {
            "status": batch.get_status_display().lower(),
            "reason": batch.status_reason,
        }
    )


def _came_in(query) -> dict:
    """A page of past goods-ins, narrowed to what was looked for."""
    words = query.get("q", "")[:100]
    rows = GoodsIn.objects.select_related("batch__stockrecord__product__parent", "by").prefetch_related("documents")
    rows = with_words(rows, words, "batch__stockrecord__product", "batch__code", "supplier")
    return {"page": Paginator(rows, PAGE).get_page(query.get("p")), "words": words}


def _show_form(request: HttpRequest, reading: Reading, form: ReceiptForm, odd=(), *, status: int = 200) -> HttpResponse:
    policy = form.policy
    seen = {
        "record": reading.stockrecord,
        "notes": reading.notes,
        "policy": policy,
        "kept": storage_range(policy.keep_from_celsius, policy.keep_to_celsius),
        "standing": _on_the_shelf(reading.stockrecord)[:5],
        "form": form,
        "cautions": odd,
    }
    _focus(form, bool(odd) or form.is_bound)
    return _show(request, status=status, **seen)


def _focus(form: ReceiptForm, is_told: bool) -> None:
    """The cursor goes to the first field that has still to be filled; on a second look to the message above."""
    if is_told:
        return
    wanted = [name for name in ("code", "date", "quantity") if not form.initial.get(name)]
    form.fields[wanted[0] if wanted else "intake_celsius"].widget.attrs["autofocus"] = True


def _show(request: HttpRequest, *, status: int = 200, **context) -> HttpResponse:
    context |= {"page_title": _("Goods-in"), "may_add": request.user.has_perm(ADD)}
    return render(request, TEMPLATE, context, status=status)
