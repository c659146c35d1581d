"""What contact pages ask is in the language of its page; the same question of two languages has one key."""

from uuid import uuid5

from django.db import migrations


def take_language_of_page(apps, schema_editor):
    for field in apps.get_model("home", "ContactField").objects.filter(translation_key=None).select_related("page"):
        field.locale_id = field.page.locale_id
        field.translation_key = uuid5(field.page.translation_key, f"{field.clean_name} {field.sort_order}")
        field.save(update_fields=["locale", "translation_key"])


class Migration(migrations.Migration):

    dependencies = [("home", "0020_contact_field_languages")]

    operations = [migrations.RunPython(take_language_of_page, migrations.RunPython.noop)]
