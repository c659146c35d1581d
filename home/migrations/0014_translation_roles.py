"""Who has pages translated."""

from importlib import import_module

from django.db import migrations

PERMISSIONS = {"Marketing": [("wagtail_localize", "translation", ["submit_translation"])]}


def give_roles(apps, schema_editor):
    permissions = import_module("home.migrations.0002_groups").permissions
    for name, wanted in PERMISSIONS.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(*permissions(apps, wanted))


class Migration(migrations.Migration):

    dependencies = [
        ("home", "0013_more_blocks"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
    ]

    operations = [migrations.RunPython(give_roles, migrations.RunPython.noop)]
