"""The option by which a shorter date travels with a basket line; attached to no product."""

from django.db import migrations


def add_option(apps, schema_editor):
    apps.get_model("catalogue", "Option").objects.get_or_create(code="date", defaults={"name": "Date", "type": "text"})


class Migration(migrations.Migration):
    dependencies = [("checkout", "0001_initial"), ("catalogue", "0032_category_exclude_from_menu_category_long_description")]

    operations = [migrations.RunPython(add_option, migrations.RunPython.noop, elidable=False)]
