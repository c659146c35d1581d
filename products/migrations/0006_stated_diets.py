"""Whether a product is vegetarian is said by somebody, or not at all; so is that it contains none of the fourteen.

Until now everything was vegetarian from the start, so a yes may be one that nobody gave: it becomes "not stated", and
the report "Facts that nobody has stated" lists those products. A no was given by somebody, and stays.
"""

from django.db import migrations, models


def forget_what_may_not_have_been_said(apps, schema_editor):
    apps.get_model("products", "Listing").objects.filter(is_vegetarian=True).update(is_vegetarian=None)


class Migration(migrations.Migration):

    dependencies = [
        ('products', '0005_pictures_that_decorate'),
    ]

    operations = [
        migrations.AddField(
            model_name='listing',
            name='has_no_allergens',
            field=models.BooleanField(default=False, help_text='Tick it once you have checked; without any tick shoppers read that nothing is listed yet.', verbose_name='contains none of the fourteen'),
        ),
        migrations.AlterField(
            model_name='listing',
            name='is_vegetarian',
            field=models.BooleanField(blank=True, help_text='No animal rennet or gelatine', null=True, verbose_name='vegetarian'),
        ),
        migrations.RunPython(forget_what_may_not_have_been_said, migrations.RunPython.noop),
    ]
