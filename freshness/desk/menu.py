"""The menu group "Freshness" in Wagtail's admin, and the items in it."""

from wagtail.admin.menu import Menu

MENU_HOOK = "register_freshness_menu_item"
CONSTRUCT_HOOK = "construct_freshness_menu"

# The order of the items, whoever registers them.
TODAY, BATCHES, LADDERS, GOODS_IN, IMPORT, WRITE_OFFS, POLICIES = range(100, 800, 100)

freshness_menu = Menu(register_hook_name=MENU_HOOK, construct_hook_name=CONSTRUCT_HOOK)
