"""What turned out not to be there, and how it is settled with the shopper."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin.auth import permission_required

from freshness.errors import ChangedMeanwhile, Refused
from freshness.models import Resolution, Shortage
from freshness.services.write_offs import resolve

CHANGE = "freshness.change_shortage"
PAGE = 30
WAYS = [(way.value, way.label) for way in (Resolution.RE_PICKED, Resolution.SUBSTITUTED, Resolution.REFUNDED)]


class SettleForm(forms.Form):
    """How a shortage is settled; a substitution says what goes instead."""

    resolution = forms.ChoiceField(
        choices=WAYS, error_messages={"invalid_choice": gettext_lazy("Choose how it is settled.")}
    )
    note = forms.CharField(max_length=200, required=False)

    def clean(self) -> dict:
        data = super().clean()
        if data.get("resolution") == Resolution.SUBSTITUTED and not data.get("note"):
            raise forms.ValidationError(_("Write what goes instead, as agreed with the shopper."))
        return data


@require_GET
@permission_required("freshness.view_shortage")
def shortages(request: HttpRequest) -> HttpResponse:
    """What is still to be settled, or with ?settled what has been."""
    is_settled = "settled" in request.GET
    rows = Shortage.objects.select_related(
        "allocation__order_line__order", "allocation__batch__stockrecord__product__parent", "resolved_by"
    )
    rows = rows.exclude(resolution=Resolution.OPEN) if is_settled else rows.filter(resolution=Resolution.OPEN)
    order = ("-resolved_at", "-pk") if is_settled else ("allocation__due_day", "at", "pk")
    context = {
        "page_title": _("Shortages"),
        "page": Paginator(rows.order_by(*order), PAGE).get_page(request.GET.get("p")),
        "is_settled": is_settled,
        "may_change": request.user.has_perm(CHANGE),
    }
    return render(request, "freshness/picking/shortages.html", context)


@require_POST
@permission_required(CHANGE)
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Settles one, and says how; or says why not."""
    shortage = get_object_or_404(Shortage.objects.select_related("allocation__order_line__order"), pk=pk)
    form = SettleForm(request.POST)
    try:
        if not form.is_valid():
            messages.error(request, " ".join(words for found in form.errors.values() for words in found))
        else:
            row = resolve(shortage=shortage, by=request.user, **form.cleaned_data)
            words = {"number": shortage.allocation.order_line.order.number, "how": row.get_resolution_display().lower()}
            messages.success(request, _("Order %(number)s: %(how)s.") % words)
    except Refused as refused:
        messages.error(request, str(refused))
    except ChangedMeanwhile:
        messages.error(request, _("The batches have just changed. Try it once more."))
    return redirect("freshness_shortages")
