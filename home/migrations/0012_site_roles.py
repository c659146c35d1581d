"""A marketing lead looks after what stands around every page, since it is seen at once."""

from importlib import import_module

from django.db import migrations

ALL = ("view", "add", "change", "delete")
PERMISSIONS = [
    ("home", "contactdetails", ["change_contactdetails"]),
    *(("home", model, [f"{verb}_{model}" for verb in ALL]) for model in ("announcement", "menus")),
]


def give_roles(apps, schema_editor):
    permissions = import_module("home.migrations.0002_groups").permissions
    lead = apps.get_model("auth", "Group").objects.get(name=import_module("home.migrations.0010_approval").LEAD)
    lead.permissions.add(*permissions(apps, PERMISSIONS))


class Migration(migrations.Migration):

    dependencies = [("home", "0011_site")]

    operations = [migrations.RunPython(give_roles, migrations.RunPython.noop)]
