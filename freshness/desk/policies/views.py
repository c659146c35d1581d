"""Pages on which a policy is made, changed and deleted. The list is wagtail-modeladmin's."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin.auth import permission_required

from desk.fields import tell
from freshness.desk.batches import POLICIES
from freshness.desk.policies.forms import PolicyForm
from freshness.errors import Refused
from freshness.models import FreshnessPolicy
from freshness.services.policies import delete_policy, save_policy

LIST = POLICIES.url_helper.get_action_url_name("index")


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("freshness.add_freshnesspolicy")
def add_policy(request: HttpRequest) -> HttpResponse:
    return _edit(request, FreshnessPolicy())


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("freshness.change_freshnesspolicy")
def edit_policy(request: HttpRequest, pk: int) -> HttpResponse:
    return _edit(request, get_object_or_404(FreshnessPolicy, pk=pk))


def _edit(request: HttpRequest, policy: FreshnessPolicy) -> HttpResponse:
    # Asked before it is saved: what typing changes, and a refusal leaves behind, is no part of it.
    is_new, title = policy.pk is None, str(policy) if policy.pk else _("New policy")
    form = PolicyForm(request.POST or None, instance=policy)
    if form.is_bound and form.is_valid() and _save(request, form):
        return redirect(LIST)
    context = {
        "page_title": title,
        "breadcrumbs_items": [{"url": reverse(LIST), "label": _("Policies")}, {"url": "", "label": title}],
        "form": form,
        "policy": policy,
        "list_url": reverse(LIST),
        "may_delete": not is_new and request.user.has_perm("freshness.delete_freshnesspolicy"),
    }
    return render(request, "freshness/policies/form.html", context, status=422 if form.errors else 200)


def _save(request: HttpRequest, form: PolicyForm) -> bool:
    try:
        to_receive = save_policy(policy=form.instance)
    except Refused as refused:
        tell(form, refused)
        return False
    messages.success(request, _("The policy of %(name)s is saved.") % {"name": form.instance})
    for product, units in to_receive:
        words = _("%(product)s: %(units)d units were counted without batches. Take them in as batches to sell them.")
        messages.warning(request, words % {"product": product, "units": units})
    return True


@require_POST
@permission_required("freshness.delete_freshnesspolicy")
def remove_policy(request: HttpRequest, pk: int) -> HttpResponse:
    policy = get_object_or_404(FreshnessPolicy, pk=pk)
    name = str(policy)
    try:
        delete_policy(policy=policy)
    except Refused as refused:
        for problem in refused.problems:
            messages.error(request, problem.words)
        return redirect("freshness_policy_edit", pk)
    messages.success(request, _("The policy of %(name)s is deleted.") % {"name": name})
    return redirect(LIST)
