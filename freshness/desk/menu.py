"""The menu group "Freshness" in Wagtail's admin, and the items in it."""

from django.urls import reverse_lazy
from wagtail.admin.menu import Menu, MenuItem

MENU_HOOK = "register_freshness_menu_item"
CONSTRUCT_HOOK = "construct_freshness_menu"

# The order of the items, whoever registers them.
TODAY, BATCHES, LADDERS, GOODS_IN, IMPORT, WRITE_OFFS, POLICIES = range(100, 800, 100)

freshness_menu = Menu(register_hook_name=MENU_HOOK, construct_hook_name=CONSTRUCT_HOOK)


class DeskItem(MenuItem):
    """A page of the desk, for those who have its permission."""

    def __init__(self, label, url_name: str, permission: str, **options) -> None:
        super().__init__(label, reverse_lazy(url_name), **options)
        self.permission = permission

    def is_shown(self, request) -> bool:
        return request.user.has_perm(self.permission)
