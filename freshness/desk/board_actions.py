"""What can be done to several batches at once. Each answers with a sentence; nothing is done by halves."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from wagtail.admin.auth import permission_required

from freshness.desk.keys import keys_of
from freshness.errors import ChangedMeanwhile, Refused
from freshness.models import Batch
from freshness.services import holds

LONGEST_REASON = 200


@dataclass(frozen=True)
class Action:
    """`run` gets the batches, the reason ("" unless `needs_reason`) and the user, and gives those that changed."""

    title: str | Promise
    run: Callable[[list[Batch], str, object], list[Batch]]
    done: Callable[[int], str]
    needs_reason: bool = False
    explains: str | Promise = ""


def _take_next_step(batches: list[Batch], _reason: str, by) -> list[Batch]:
    due = import_string(settings.DELIVERY_DUES)(1)[0]
    return holds.take_next_step(batches=batches, due=due, by=by)


ACTIONS = {
    "step": Action(
        gettext_lazy("Take the next step now"),
        _take_next_step,
        lambda count: ngettext(
            "%(count)d batch is priced at its ladder's next step now.",
            "%(count)d batches are priced at their ladder's next step now.",
            count,
        ),
    ),
    "back": Action(
        gettext_lazy("Price by the date again"),
        lambda batches, _reason, by: holds.take_back_markdown(batches=batches, by=by),
        lambda count: ngettext(
            "%(count)d batch is priced by its date again.", "%(count)d batches are priced by their dates again.", count
        ),
    ),
    "hold": Action(
        gettext_lazy("Hold"),
        lambda batches, reason, by: holds.hold(batches=batches, reason=reason, by=by),
        lambda count: ngettext("%(count)d batch is held.", "%(count)d batches are held.", count),
        needs_reason=True,
        explains=gettext_lazy("Nothing more of them is sold until the hold is ended."),
    ),
    "unhold": Action(
        gettext_lazy("End the hold"),
        lambda batches, reason, by: holds.unhold(batches=batches, reason=reason, by=by),
        lambda count: ngettext("%(count)d batch can be sold again.", "%(count)d batches can be sold again.", count),
        needs_reason=True,
        explains=gettext_lazy("They are sold again, as far as their dates allow."),
    ),
    "recall": Action(
        gettext_lazy("Recall"),
        lambda batches, reason, by: holds.recall(batches=batches, reason=reason, by=by),
        lambda count: ngettext("%(count)d batch is recalled.", "%(count)d batches are recalled.", count),
        needs_reason=True,
        explains=gettext_lazy(
            "Nothing more of them is sold, and it can't be taken back. The page of each batch lists the orders with it."
        ),
    ),
}


@require_POST
@permission_required("freshness.change_batch")
def act(request: HttpRequest) -> HttpResponse:
    """Does what was asked to the batches that were chosen, or asks for the reason first."""
    chosen = _chosen(request.POST)
    if not chosen:
        messages.warning(request, _("Choose one or more batches first."))
        return _back(request)
    if request.POST.get("do") == "write_off":
        return _to_write_off(chosen)
    action = ACTIONS.get(request.POST.get("do", ""))
    if action is None:
        messages.error(request, _("This can't be done to batches. Choose one of the buttons above the table."))
        return _back(request)
    reason = request.POST.get("reason", "").replace("\x00", "").strip()
    problem = _problem_of(action, reason)
    if problem:
        return _ask(request, action, chosen, problem if "reason" in request.POST else "")
    _run(request, action, chosen, reason)
    return _back(request)


def _chosen(posted: QueryDict) -> list[Batch]:
    rows = Batch.objects.filter(pk__in=keys_of(posted.getlist("batch")))
    return list(rows.select_related("stockrecord__product__parent"))


def _problem_of(action: Action, reason: str) -> str:
    if not action.needs_reason:
        return ""
    if not reason:
        return _("Write why: it stands in the ledger beside your name.")
    if len(reason) > LONGEST_REASON:
        return _("%(count)d letters are too many: write at most %(most)d.") % {
            "count": len(reason),
            "most": LONGEST_REASON,
        }
    return ""


def _ask(request: HttpRequest, action: Action, chosen: list[Batch], problem: str) -> HttpResponse:
    context = {
        "page_title": action.title,
        "breadcrumbs_items": [
            {"url": reverse("freshness_board"), "label": _("Today board")},
            {"url": "", "label": action.title},
        ],
        "action": action,
        "do": request.POST["do"],
        "batches": chosen,
        "reason": request.POST.get("reason", ""),
        "problem": problem,
        "back": request.POST.get("back", ""),
        "longest": LONGEST_REASON,
    }
    return render(request, "freshness/board/reason.html", context, status=422 if problem else 200)


def _run(request: HttpRequest, action: Action, chosen: list[Batch], reason: str) -> None:
    try:
        changed = action.run(chosen, reason, request.user)
    except Refused as refused:
        for problem in refused.problems:
            messages.error(request, problem.words)
    except ChangedMeanwhile:
        messages.error(request, _("These batches have just changed, so nothing was done. Look again and repeat it."))
    else:
        if changed:
            messages.success(request, action.done(len(changed)) % {"count": len(changed)})
        else:
            messages.info(request, _("That was so already: nothing has changed."))


def _to_write_off(chosen: list[Batch]) -> HttpResponse:
    query = QueryDict(mutable=True)
    query.setlist("batch", [str(batch.pk) for batch in chosen])
    return HttpResponseRedirect(f"{reverse('freshness_write_off')}?{query.urlencode()}")


def _back(request: HttpRequest) -> HttpResponse:
    """To the board as it was filtered, or to the batch's own page."""
    query = QueryDict(request.POST.get("back", "")[:2000], mutable=True)
    batch = keys_of(query.pop("of_batch", []))
    if batch:
        return HttpResponseRedirect(reverse("freshness_batch", args=batch[:1]))
    return HttpResponseRedirect(f"{reverse('freshness_board')}?{query.urlencode()}")
