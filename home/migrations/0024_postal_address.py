"""The dairy's address in its parts. What editors have written is carried over; where it ends as addresses in the United
Kingdom do, town and postal code are told apart, else all lines stay as they are."""

import re

from django.db import migrations, models

import home.models.site

TOWN_AND_CODE = re.compile(r"(?P<locality>.+?),?\s+(?P<code>[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})")
CODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}")


def parted(text: str) -> tuple[str, str, str]:
    """Street, town and postal code of an address in lines."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > 2 and CODE.fullmatch(lines[-1]):
        return "\n".join(lines[:-2]), lines[-2], lines[-1]
    found = TOWN_AND_CODE.fullmatch(lines[-1]) if lines else None
    if found:
        return "\n".join(lines[:-1]), found["locality"], found["code"]
    return text, "", ""


def part(apps, schema_editor) -> None:
    for row in apps.get_model("home", "ContactDetails").objects.exclude(street=""):
        row.street, row.locality, row.postal_code = parted(row.street)
        row.save()


def join(apps, schema_editor) -> None:
    for row in apps.get_model("home", "ContactDetails").objects.all():
        town = " ".join(filter(None, (", ".join(filter(None, (row.locality, row.region))), row.postal_code)))
        row.street = "\n".join(filter(None, (row.street, town)))
        row.save()


class Migration(migrations.Migration):
    dependencies = [("home", "0023_one_spelling_a_topic")]

    operations = [
        migrations.RenameField("contactdetails", "address", "street"),
        migrations.AlterField(
            "contactdetails",
            "street",
            models.TextField(
                blank=True,
                help_text="Lines, one below the other",
                max_length=300,
                verbose_name="house and street",
            ),
        ),
        migrations.AddField(
            "contactdetails", "locality", models.CharField(blank=True, max_length=80, verbose_name="town")
        ),
        migrations.AddField(
            "contactdetails",
            "region",
            models.CharField(
                blank=True, help_text="If it belongs to the address", max_length=80, verbose_name="region"
            ),
        ),
        migrations.AddField(
            "contactdetails", "postal_code", models.CharField(blank=True, max_length=20, verbose_name="postal code")
        ),
        migrations.AddField(
            "contactdetails",
            "country",
            models.CharField(
                blank=True,
                help_text="Two letters, such as GB or IN. Search engines are told it.",
                max_length=2,
                validators=[home.models.site.validate_country],
                verbose_name="country",
            ),
        ),
        migrations.RunPython(part, join),
    ]
