"""SQLite's full-text table keeps the vowel signs of Hindi and of other Indian scripts.

As Wagtail makes it, the table takes marks (Unicode's M) for gaps between words: "दूध" is kept as "द" and "ध", and so
milk is found by "दाध" too, and by every word with those two letters. Here marks belong to the word that they stand in.
"""

from django.db import migrations

ENTRIES = "wagtailsearch_indexentry"
WORDS = f"{ENTRIES}_fts"
COLUMNS = "autocomplete, body, title"
PLAIN = "unicode61"
EVERY_SCRIPT = "unicode61 categories 'L* N* Co M*'"  # letters and numbers, as ever; and marks


def make_words(connection, tokenizer):
    """Wagtail's table of words with that tokenizer, filled from its entries; only SQLite has one."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {WORDS}")
        cursor.execute(f'CREATE VIRTUAL TABLE {WORDS} USING fts5({COLUMNS}, tokenize="{tokenizer}")')
        cursor.execute(f"INSERT INTO {WORDS}(rowid, {COLUMNS}) SELECT id, {COLUMNS} FROM {ENTRIES}")  # noqa: S608


def keep_marks(apps, schema_editor):
    make_words(schema_editor.connection, EVERY_SCRIPT)


def drop_marks(apps, schema_editor):
    make_words(schema_editor.connection, PLAIN)


class Migration(migrations.Migration):

    dependencies = [
        ("products", "0006_stated_diets"),
        ("wagtailsearch", "0010_add_text_fields"),
    ]

    operations = [migrations.RunPython(keep_marks, drop_marks)]
