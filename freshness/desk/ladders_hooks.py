"""The ladders in the back office's addresses and menu."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from desk.menu import DeskItem
from freshness.desk.ladders import views
from freshness.desk.menu import LADDERS, MENU_HOOK


@hooks.register("register_admin_urls")
def ladder_addresses():
    return [
        path("freshness/ladders/", views.ladders, name="freshness_ladders"),
        path("freshness/ladders/new/", views.editor, name="freshness_ladder_new"),
        path("freshness/ladders/<int:pk>/", views.editor, name="freshness_ladder"),
        path("freshness/ladders/<int:pk>/history/", views.history, name="freshness_ladder_history"),
    ]


@hooks.register(MENU_HOOK)
def ladders_item():
    return DeskItem(_("Ladders"), "freshness_ladders", views.VIEW, icon_name="order-down", order=LADDERS)
