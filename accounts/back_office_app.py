"""Wagtail's users, with the mark for staff. Apart from the views, since this is read before any model."""

from wagtail.users.apps import WagtailUsersAppConfig


class BackOfficeUsersConfig(WagtailUsersAppConfig):
    user_viewset = "accounts.back_office.StaffViewSet"
