"""The addresses of the exports. Buttons to them stand on the lists."""

from django.urls import re_path
from wagtail import hooks

from freshness.desk.exports import export


@hooks.register("register_admin_urls")
def export_addresses():
    return [re_path(r"^freshness/exports/(?P<what>[a-z-]+)\.(?P<kind>csv|xlsx)$", export, name="freshness_export")]
