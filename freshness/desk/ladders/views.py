"""The ladders in the back office: list, editor, history."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from wagtail.admin.auth import permission_required

from freshness.desk.ladders import actions
from freshness.desk.ladders.forms import StepTyped, Typed, typed_of
from freshness.desk.ladders.history import history_of
from freshness.desk.ladders.list_page import ladders_page
from freshness.desk.ladders.page import Standing, context_of, problems_in, standing_of
from freshness.errors import Problem, Refused
from freshness.models import NamedLadder

VIEW, CHANGE = "freshness.view_namedladder", "freshness.change_namedladder"


@require_GET
@permission_required(VIEW)
def ladders(request: HttpRequest) -> HttpResponse:
    context = ladders_page(request.GET.get("q", ""), request.GET.get("page", "1"))
    shown = {"page_title": _("Ladders"), "may_change": request.user.has_perm(CHANGE)}
    return render(request, "freshness/ladders/list.html", context | shown)


@require_http_methods(["GET", "POST"])
@permission_required(VIEW)
def editor(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """A ladder, or a new one. What is posted says by its button what it wants."""
    may_change = request.user.has_perm(CHANGE)
    if not may_change and (request.method == "POST" or pk is None):
        raise PermissionDenied
    standing = standing_of(get_object_or_404(NamedLadder, pk=pk) if pk is not None else None)
    if request.method == "POST":
        return _posted(request, standing)
    return _page(request, standing, standing.typed())


def _posted(request: HttpRequest, standing: Standing) -> HttpResponse:
    act = actions.ACTIONS.get(request.POST.get("action", ""))
    if act is None:
        return _again(request, standing, typed_of(request.POST))
    try:
        words, ladder = act(actions.Asked(standing, request.POST, request.user))
    except Refused as refused:
        standing = standing_of(standing.ladder)
        typed = typed_of(request.POST) if "name" in request.POST else standing.typed()
        return _page(request, standing, typed, problems=refused.problems)
    messages.success(request, words)
    address = reverse("freshness_ladder", args=[ladder.pk]) if ladder else reverse("freshness_ladders")
    return HttpResponseRedirect(address)


def _again(request: HttpRequest, standing: Standing, typed: Typed) -> HttpResponse:
    """The same entries, with a step more or less, or with their preview."""
    steps = list(typed.steps)
    if "add" in request.POST:
        return _page(request, standing, typed.with_steps([*steps, StepTyped()]))
    if request.POST.get("remove", "").isdecimal():
        gone = int(request.POST["remove"][:4])
        kept = [step for number, step in enumerate(steps, 1) if number != gone]
        return _page(request, standing, typed.with_steps(kept))
    return _page(request, standing, typed, problems=problems_in(typed))


def _page(request: HttpRequest, standing: Standing, typed: Typed, problems: list[Problem] | tuple = ()) -> HttpResponse:
    every_row = "every_row" in request.POST or "every_row" in request.GET
    ladder, may_change = standing.ladder, request.user.has_perm(CHANGE)
    context = context_of(standing, typed, problems=problems, every_row=every_row) | {
        "page_title": _("Ladder: %(name)s") % {"name": ladder.name} if ladder else _("New ladder"),
        "breadcrumbs_items": _trail(ladder.name if ladder else _("New")),
        "may_change": may_change,
        "may_type": may_change and not standing.is_submitted,
        "may_approve": may_change and standing.may_be_published_by(request.user),
    }
    return render(request, "freshness/ladders/editor.html", context, status=422 if problems else 200)


def _trail(*labels: str) -> list[dict]:
    return [
        {"url": reverse("freshness_ladders"), "label": _("Ladders")},
        *({"url": "", "label": each} for each in labels),
    ]


@require_GET
@permission_required(VIEW)
def history(request: HttpRequest, pk: int) -> HttpResponse:
    ladder = get_object_or_404(NamedLadder, pk=pk)
    context = {
        "page_title": _("Who changed %(name)s") % {"name": ladder.name},
        "breadcrumbs_items": [
            *_trail(),
            {"url": reverse("freshness_ladder", args=[pk]), "label": ladder.name},
            {"url": "", "label": _("History")},
        ],
        "page": history_of(ladder, request.GET.get("page", "1")),
    }
    return render(request, "freshness/ladders/history.html", context)
