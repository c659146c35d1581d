"""Who writes the words of the shop's messages."""

from importlib import import_module

from django.db import migrations

PERMISSIONS = {"Marketing": [("notices", "messagewords", ["change_messagewords"])]}


def give_roles(apps, schema_editor):
    permissions = import_module("home.migrations.0002_groups").permissions
    for name, wanted in PERMISSIONS.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(*permissions(apps, wanted))


class Migration(migrations.Migration):

    dependencies = [("home", "0004_delivery_roles"), ("notices", "0002_words")]

    operations = [migrations.RunPython(give_roles, migrations.RunPython.noop)]
