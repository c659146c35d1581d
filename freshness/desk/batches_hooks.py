"""Batches, ledger, write-offs and policies in the back office's addresses and menu."""

from itertools import chain

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from desk.menu import DeskItem
from freshness.desk import batch_page, batches, menu


@hooks.register("register_admin_urls")
def batch_addresses():
    return [
        path("freshness/batches/<int:pk>/", batch_page.batch_page, name="freshness_batch"),
        path("freshness/trace/", batch_page.trace, name="freshness_trace"),
        *chain.from_iterable(admin.get_admin_urls_for_registration() for admin in batches.ADMINS),
    ]


def _item(label, admin, order: int) -> DeskItem:
    name = admin.url_helper.get_action_url_name("index")
    permission = f"freshness.view_{admin.opts.model_name}"
    return DeskItem(label, name, permission, icon_name=admin.menu_icon, order=order)


@hooks.register(menu.MENU_HOOK)
def batches_item() -> DeskItem:
    return _item(_("Batches"), batches.BATCHES, menu.BATCHES)


@hooks.register(menu.MENU_HOOK)
def ledger_item() -> DeskItem:
    return _item(_("Ledger"), batches.LEDGER, menu.BATCHES + 10)


@hooks.register(menu.MENU_HOOK)
def trace_item() -> DeskItem:
    options = {"icon_name": "crosshairs", "order": menu.BATCHES + 20}
    return DeskItem(_("Trace an order"), "freshness_trace", "freshness.view_allocation", **options)


@hooks.register(menu.MENU_HOOK)
def policies_item() -> DeskItem:
    return _item(_("Policies"), batches.POLICIES, menu.POLICIES)
