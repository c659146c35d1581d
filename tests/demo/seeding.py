"""The demo's command, and what it finds in a shop that migrations made."""

from importlib import import_module
from io import StringIO

from django.apps import apps
from django.core.management import call_command
from wagtail.models import Collection

from demo.steps import tree


def make_what_migrations_make() -> None:
    """The roots of pages and files, and the groups of the staff."""
    tree.standing_home()
    Collection.objects.filter(depth=1).exists() or Collection.add_root(name="Root")
    import_module("home.migrations.0002_groups").make_groups(apps, None)
    import_module("home.migrations.0003_freshness_roles").give_roles(apps, None)
    import_module("home.migrations.0004_delivery_roles").give_roles(apps, None)
    import_module("home.migrations.0010_approval").have_pages_approved(apps, None)


def seed(*options: str) -> str:
    said = StringIO()
    call_command("seed_demo", "--no-renditions", *options, stdout=said)
    return said.getvalue()
