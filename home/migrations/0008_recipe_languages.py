"""Ingredients and steps that stand are in the language of their page, and each gets a key for its translations."""

from uuid import uuid4

from django.db import migrations


def take_language_of_page(apps, schema_editor):
    for name in ("RecipeIngredient", "RecipeStep"):
        for row in apps.get_model("home", name).objects.filter(translation_key=None).select_related("page"):
            row.locale_id, row.translation_key = row.page.locale_id, uuid4()
            row.save(update_fields=["locale", "translation_key"])


class Migration(migrations.Migration):

    dependencies = [("home", "0007_recipe_facts")]

    operations = [migrations.RunPython(take_language_of_page, migrations.RunPython.noop)]
