"""Everything of one batch, and the way back from an order: from doorstep to churn."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from wagtail.admin.auth import permission_required

from freshness.desk.batch_history import balance_from, batches_of_order, ledger_of, orders_of
from freshness.kinds import BatchStatus
from freshness.models import Batch

PAGE = 100


@require_GET
@permission_required("freshness.view_batch")
def batch_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Goods-ins, orders, ledger and balance of a batch. `ledger` and `orders` in the address number their pages."""
    batch = get_object_or_404(Batch.objects.select_related("stockrecord__product__parent"), pk=pk)
    context = {
        "page_title": batch.stockrecord.product.get_title(),
        "breadcrumbs_items": [
            {"url": reverse("freshness_board"), "label": _("Today board")},
            {"url": "", "label": batch.code},
        ],
        "batch": batch,
        "is_available": batch.status == BatchStatus.AVAILABLE,
        "is_held": batch.status == BatchStatus.HELD,
        "balance": balance_from(batch),
        "goods_ins": batch.goods_ins.select_related("by").prefetch_related("documents"),
        "orders": Paginator(orders_of(batch), PAGE).get_page(request.GET.get("orders")),
        "ledger": Paginator(ledger_of(batch), PAGE).get_page(request.GET.get("ledger")),
        "may_change": request.user.has_perm("freshness.change_batch"),
        "may_write_off": request.user.has_perm("freshness.add_writeoff"),
    }
    return render(request, "freshness/batches/batch.html", context)


@require_GET
@permission_required("freshness.view_allocation")
def trace(request: HttpRequest) -> HttpResponse:
    """The batches that an order's goods came from, by the number that stands on it."""
    number = request.GET.get("order", "").replace("\x00", "").strip()[:128]
    context = {
        "page_title": _("Trace an order"),
        "breadcrumbs_items": [
            {"url": reverse("freshness_board"), "label": _("Today board")},
            {"url": "", "label": _("Trace an order")},
        ],
        "number": number,
        "allocations": list(batches_of_order(number)) if number else [],
    }
    return render(request, "freshness/batches/trace.html", context)
