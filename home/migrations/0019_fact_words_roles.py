"""Who says facts in other languages: those who have pages translated."""

from importlib import import_module

from django.db import migrations

PERMISSIONS = {"Marketing": [("products", "factwords", ["change_factwords", "view_factwords"])]}


def give_roles(apps, schema_editor):
    permissions = import_module("home.migrations.0002_groups").permissions
    for name, wanted in PERMISSIONS.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(*permissions(apps, wanted))


class Migration(migrations.Migration):

    dependencies = [
        ("home", "0018_social_pictures"),
        ("products", "0008_fact_words"),
    ]

    operations = [migrations.RunPython(give_roles, migrations.RunPython.noop)]
