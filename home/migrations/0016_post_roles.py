"""Marketing reads what visitors send, and keeps the list of who wishes for letters."""

from importlib import import_module

from django.db import migrations

PERMISSIONS = {
    "Marketing": [
        ("wagtailforms", "formsubmission", ["view_formsubmission"]),
        ("home", "subscription", ["view_subscription", "delete_subscription"]),
    ]
}


def give_roles(apps, schema_editor):
    permissions = import_module("home.migrations.0002_groups").permissions
    for name, wanted in PERMISSIONS.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(*permissions(apps, wanted))


class Migration(migrations.Migration):

    dependencies = [("home", "0015_contact_and_newsletter"), ("wagtailforms", "0005_alter_formsubmission_form_data")]

    operations = [migrations.RunPython(give_roles, migrations.RunPython.noop)]
