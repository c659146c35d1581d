"""Topics that differ by case or spaces only become one: the spelling of most articles, or of the oldest."""

from collections import Counter

from django.db import migrations


def spell_alike(apps, schema_editor):
    articles = apps.get_model("home", "ArticlePage").objects
    spellings = {}
    for locale, topic in articles.exclude(topic="").order_by("pk").values_list("locale", "topic"):
        plain = " ".join(topic.split())
        spellings.setdefault((locale, plain.casefold()), Counter())[plain] += 1
    for article in articles.exclude(topic="").only("pk", "locale", "topic"):
        key = (article.locale_id, " ".join(article.topic.split()).casefold())
        [(best, _number)] = spellings[key].most_common(1)
        if best != article.topic:
            articles.filter(pk=article.pk).update(topic=best)


class Migration(migrations.Migration):

    dependencies = [("home", "0022_one_contact_field_a_language")]

    operations = [migrations.RunPython(spell_alike, migrations.RunPython.noop)]
