"""The one row that says how far claims about dates are paid without asking, and who may change it."""

from importlib import import_module

from django.db import migrations

PERMISSIONS = {"Merchandiser": [("checkout", "claimlimits", ["change_claimlimits"])]}


def give_roles(apps, schema_editor):
    permissions = import_module("home.migrations.0002_groups").permissions
    for name, wanted in PERMISSIONS.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(*permissions(apps, wanted))


def make_row(apps, schema_editor):
    """So that two claims at once never make two."""
    limits = apps.get_model("checkout", "ClaimLimits").objects
    limits.exists() or limits.create()


class Migration(migrations.Migration):

    dependencies = [("checkout", "0004_after_the_sale"), ("home", "0002_groups")]

    operations = [
        migrations.RunPython(give_roles, migrations.RunPython.noop),
        migrations.RunPython(make_row, migrations.RunPython.noop),
    ]
