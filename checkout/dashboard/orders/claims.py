"""The order desk decides about dates that shoppers complain of."""

from dataclasses import dataclass
from decimal import Decimal

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views import generic

from checkout.errors import RefundRefused
from checkout.models import ClaimState, DateClaim
from checkout.order.claims import approve, refuse
from checkout.order.left import left_of
from checkout.order.picked import Picked, picked_of
from checkout.order.refunding import items_of_line, total_of
from freshness.models import Batch
from money import shown

PAGE = 20


@dataclass(frozen=True)
class ClaimAtDesk:
    """A claim with what speaks for it: what was picked, and batches of the product that bear the date found.

    `amount` is what the units came to; `others` counts what the same customer said of other units.
    """

    claim: DateClaim
    picked: list[Picked]
    same_date: list[str]
    amount: Decimal
    others: int


class ClaimsView(generic.TemplateView):
    """What waits, the urgent first; with ?decided what has been decided."""

    template_name = "oscar/dashboard/orders/claims.html"

    def get_context_data(self, **kwargs) -> dict:
        is_decided = "decided" in self.request.GET
        waiting = Q(state=ClaimState.WAITING)
        rows = DateClaim.objects.filter(~waiting if is_decided else waiting)
        rows = rows.select_related("order_line__order__delivery", "order_line__promise", "decided_by", "refund")
        rows = rows.order_by("-decided_at", "-pk") if is_decided else rows.order_by("-is_urgent", "pk")
        page = Paginator(rows, PAGE).get_page(self.request.GET.get("page"))
        shown_rows = [at_desk(claim) for claim in page]
        return super().get_context_data(**kwargs) | {"page_obj": page, "claims": shown_rows, "is_decided": is_decided}


def at_desk(claim: DateClaim) -> ClaimAtDesk:
    """A claim for the desk's page."""
    line = claim.order_line
    order = line.order
    batches = Batch.objects.filter(stockrecord=line.stockrecord_id, date=claim.found_date)
    left = left_of(order).lines[line.pk]
    items = items_of_line(left, min(claim.quantity, left.units), with_deposit=False)
    return ClaimAtDesk(
        claim=claim,
        picked=picked_of(order, None).get(line.pk, []),
        same_date=list(batches.values_list("code", flat=True)),
        amount=total_of(items),
        others=_others(claim),
    )


def _others(claim: DateClaim) -> int:
    order = claim.order_line.order
    theirs = {"user": order.user_id} if order.user_id else {"guest_email__iexact": order.guest_email}
    rows = DateClaim.objects.filter(**{f"order_line__order__{name}": value for name, value in theirs.items()})
    return rows.exclude(pk=claim.pk).aggregate(number=Count("pk"))["number"]


class DecideView(generic.View):
    """Refunds a claim or turns it down."""

    http_method_names = ("post",)

    def post(self, request, *args, **kwargs):
        claim = get_object_or_404(DateClaim.objects.select_related("order_line"), pk=kwargs["pk"])
        try:
            if request.POST.get("decision") == "approve":
                decided = approve(claim=claim, by=request.user)
                messages.success(request, _("%(sum)s goes back.") % {"sum": shown(decided.refund.amount)})
            else:
                refuse(claim=claim, answer=request.POST.get("answer", ""), by=request.user)
                messages.success(request, _("Turned down. Your answer goes out by mail, and stands with the order."))
        except RefundRefused as refused:
            messages.error(request, str(refused))
        return redirect("dashboard:claims")
