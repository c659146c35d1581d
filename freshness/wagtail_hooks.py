"""What the freshness room adds to the back office: a menu group, and what each module of the desk registers."""

from importlib import import_module
from pkgutil import iter_modules

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import SubmenuMenuItem

from freshness import desk
from freshness.desk.menu import freshness_menu

for module in iter_modules(desk.__path__):
    if module.name.endswith("_hooks"):
        import_module(f"{desk.__name__}.{module.name}")


@hooks.register("register_admin_menu_item")
def freshness_group() -> SubmenuMenuItem:
    return SubmenuMenuItem(_("Freshness"), freshness_menu, name="freshness", icon_name="calendar-check", order=160)
