"""What the staff's groups may do with batches and ladders, and a group for the people in the warehouse."""

from importlib import import_module

from django.db import migrations

WAREHOUSE = "Warehouse"
ROWS = (
    "allocation",
    "batch",
    "freshnesspolicy",
    "goodsin",
    "importmapping",
    "ladderversion",
    "ledgerentry",
    "namedladder",
    "shortage",
    "writeoff",
)
SEES = [("freshness", model, [f"view_{model}"]) for model in ROWS]
PERMISSIONS = {
    "Marketing": SEES,
    "Merchandiser": [
        *SEES,
        ("freshness", "allocation", ["change_allocation"]),
        ("freshness", "batch", ["change_batch"]),
        ("freshness", "freshnesspolicy", [f"{verb}_freshnesspolicy" for verb in ("add", "change", "delete")]),
        ("freshness", "goodsin", ["add_goodsin"]),
        ("freshness", "importmapping", [f"{verb}_importmapping" for verb in ("add", "change", "delete")]),
        ("freshness", "namedladder", ["add_namedladder", "change_namedladder"]),
        ("freshness", "shortage", ["change_shortage"]),
        ("freshness", "writeoff", ["add_writeoff"]),
    ],
    WAREHOUSE: [
        *SEES,
        ("wagtailadmin", "admin", ["access_admin"]),
        ("freshness", "allocation", ["change_allocation"]),
        ("freshness", "goodsin", ["add_goodsin"]),
        ("freshness", "writeoff", ["add_writeoff"]),
    ],
}


def give_roles(apps, schema_editor):
    permissions = import_module("home.migrations.0002_groups").permissions
    for name, wanted in PERMISSIONS.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(*permissions(apps, wanted))


class Migration(migrations.Migration):

    dependencies = [("home", "0002_groups"), ("freshness", "0002_batches")]

    operations = [migrations.RunPython(give_roles, migrations.RunPython.noop)]
