"""What contact pages ask is in the language of its page; the same question of two languages has one key."""

from uuid import uuid5

from django.db import migrations


def take_language_of_page(apps, schema_editor):
    # Pages are read as plain ones: a contact page of this state can't be made, since Wagtail's asks for its template.
    pages = {page.pk: page for page in apps.get_model("wagtailcore", "Page").objects.only("locale", "translation_key")}
    for field in apps.get_model("home", "ContactField").objects.filter(translation_key=None):
        page = pages[field.page_id]
        field.locale_id = page.locale_id
        field.translation_key = uuid5(page.translation_key, f"{field.clean_name} {field.sort_order}")
        field.save(update_fields=["locale", "translation_key"])


class Migration(migrations.Migration):

    dependencies = [("home", "0020_contact_field_languages")]

    operations = [migrations.RunPython(take_language_of_page, migrations.RunPython.noop)]
