"""Who may change how far claims about dates are paid without asking."""

from importlib import import_module

from django.db import migrations

PERMISSIONS = {"Merchandiser": [("checkout", "claimlimits", ["change_claimlimits"])]}


def give_roles(apps, schema_editor):
    permissions = import_module("home.migrations.0002_groups").permissions
    for name, wanted in PERMISSIONS.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(*permissions(apps, wanted))


class Migration(migrations.Migration):

    dependencies = [("checkout", "0004_after_the_sale"), ("home", "0002_groups")]

    operations = [migrations.RunPython(give_roles, migrations.RunPython.noop)]
