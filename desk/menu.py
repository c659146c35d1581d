"""Items of our menu groups in Wagtail's admin."""

from django.urls import reverse_lazy
from wagtail.admin.menu import MenuItem


class DeskItem(MenuItem):
    """A page of the desk, for those who have its permission."""

    def __init__(self, label, url_name: str, permission: str, **options) -> None:
        super().__init__(label, reverse_lazy(url_name), **options)
        self.permission = permission

    def is_shown(self, request) -> bool:
        return request.user.has_perm(self.permission)
