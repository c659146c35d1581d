"""The today board in the back office's addresses and menu."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from desk.menu import DeskItem
from freshness.desk import board, board_actions
from freshness.desk.menu import MENU_HOOK, TODAY


@hooks.register("register_admin_urls")
def board_addresses():
    return [
        path("freshness/", board.today_board, name="freshness_board"),
        path("freshness/batches/do/", board_actions.act, name="freshness_board_act"),
    ]


@hooks.register(MENU_HOOK)
def board_item():
    return DeskItem(
        _("Today board"), "freshness_board", "freshness.view_batch", icon_name="calendar-check", order=TODAY
    )
