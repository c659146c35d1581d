"""The import in the back office's addresses and menu."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from desk.menu import DeskItem
from freshness.desk.imports import steps
from freshness.desk.menu import IMPORT, MENU_HOOK


class ImportItem(DeskItem):
    """For those who may receive goods and keep mappings."""

    def is_shown(self, request) -> bool:
        return request.user.has_perms(steps.MAY_IMPORT)


@hooks.register("register_admin_urls")
def import_addresses():
    return [
        path("freshness/import/", steps.choose, name="freshness_import"),
        path("freshness/import/mapping/<int:pk>/delete/", steps.delete_mapping, name="freshness_mapping_delete"),
        path("freshness/import/<slug:key>/columns/", steps.columns, name="freshness_import_columns"),
        path("freshness/import/<slug:key>/products/", steps.products, name="freshness_import_products"),
        path("freshness/import/<slug:key>/check/", steps.look, name="freshness_import_check"),
        path("freshness/import/<slug:key>/errors.csv", steps.errors, name="freshness_import_errors"),
        path("freshness/import/<slug:key>/forget/", steps.forget, name="freshness_import_forget"),
    ]


@hooks.register(MENU_HOOK)
def import_item():
    return ImportItem(_("Import"), "freshness_import", steps.MAY_IMPORT[0], icon_name="upload", order=IMPORT)
