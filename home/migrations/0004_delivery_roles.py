"""Who looks after areas, slots and closed dates, and who may see what is booked.

Names and doorsteps of orders are for those who work with orders; Marketing sees how full a slot is, not whose it is.
"""

from importlib import import_module

from django.db import migrations

ALL = ("view", "add", "change", "delete")
KEPT = ("area", "district", "weeklyday", "weeklyslot", "closeddate")
KEEPS = [
    *(("delivery", model, [f"{verb}_{model}" for verb in ALL]) for model in KEPT),
    ("delivery", "slotload", ["view_slotload"]),
    ("delivery", "arearequest", ["view_arearequest"]),
]
ORDERS = ("delivery", "orderdelivery", ["view_orderdelivery"])
PERMISSIONS = {
    "Marketing": KEEPS,
    "Merchandiser": [*KEEPS, ORDERS],
    "Order desk": [
        ("wagtailadmin", "admin", ["access_admin"]),
        ("delivery", "area", ["view_area"]),
        ("delivery", "slotload", ["view_slotload"]),
        ORDERS,
    ],
}


def give_roles(apps, schema_editor):
    permissions = import_module("home.migrations.0002_groups").permissions
    for name, wanted in PERMISSIONS.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(*permissions(apps, wanted))


class Migration(migrations.Migration):

    dependencies = [("home", "0003_freshness_roles"), ("delivery", "0003_slot_history")]

    operations = [migrations.RunPython(give_roles, migrations.RunPython.noop)]
