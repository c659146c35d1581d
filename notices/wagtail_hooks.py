"""What the notices room adds to the back office: the pages on which editors write messages."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from desk.menu import DeskItem
from notices.desk import views


@hooks.register("register_admin_urls")
def message_addresses():
    one = "messages/<slug:kind>/<slug:language>/"
    return [
        path("messages/", views.message_list, name=views.LIST),
        path("messages/mail.css", views.mail_style, name="notices_mail_style"),
        path(one, views.edit_message, name="notices_message"),
        path(f"{one}preview/", views.preview_message, name="notices_message_preview"),
        path(f"{one}reset/", views.reset_message, name="notices_message_reset"),
    ]


@hooks.register("register_admin_menu_item")
def messages_item() -> DeskItem:
    return DeskItem(_("Messages"), views.LIST, views.CHANGE, name="messages", icon_name="mail", order=170)
