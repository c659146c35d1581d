from importlib import import_module

import pytest
from django.apps import apps
from django.urls import reverse
from wagtail.models import Locale

from home.models import ArticlePage
from home.topics import spelling
from tests.factories import make_user
from tests.page_factories import make_article, make_journal


@pytest.mark.parametrize("typed", ["in the dairy", "IN THE DAIRY", "  In  the\u00a0dairy "])
def test_a_topic_that_is_there_keeps_its_spelling(typed):
    assert spelling(typed, ["The herd", "In the dairy"]) == "In the dairy"


def test_a_new_topic_is_taken_as_typed_without_stray_spaces():
    assert spelling("  The   round ", ["The herd"]) == "The round"
    assert spelling("", ["The herd"]) == ""


@pytest.mark.django_db
class TestArticles:
    def test_no_two_topics_differ_by_case(self):
        make_article("Churns", topic="In the dairy")
        assert make_article("Cheese", topic="in the Dairy").topic == "In the dairy"

    def test_the_only_article_of_a_topic_may_change_its_spelling(self):
        article = make_article("Churns", topic="in the dairy")
        article.topic = "In the Dairy"
        article.save()
        assert ArticlePage.objects.get().topic == "In the Dairy"

    def test_each_language_spells_for_itself(self):
        article = make_article("Churns", topic="Milk")
        make_journal().get_parent().copy_for_translation(Locale.objects.create(language_code="hi"))
        translated = article.copy_for_translation(Locale.objects.get(language_code="hi"), copy_parents=True)
        translated.topic = "milk"
        translated.save()
        assert ArticlePage.objects.get(pk=translated.pk).topic == "milk"

    def test_the_editor_suggests_the_topics_that_are_there(self, client):
        make_article("Churns", topic="In the dairy")
        make_article("Calves", topic='The "herd"')
        client.force_login(make_user("admin@example.com", is_superuser=True))
        html = client.get(reverse("wagtailadmin_pages:add", args=["home", "articlepage", make_journal().pk])).content
        html = html.decode()
        assert 'list="topic-suggested"' in html
        assert '<option value="In the dairy"></option><option value="The &quot;herd&quot;"></option>' in html

    def test_topics_of_old_become_the_spelling_of_most(self):
        for number, topic in enumerate(["in the dairy", "In the dairy", "In the dairy", "The herd"]):
            article = make_article(f"Article {number}")
            ArticlePage.objects.filter(pk=article.pk).update(topic=topic)
        import_module("home.migrations.0023_one_spelling_a_topic").spell_alike(apps, None)
        found = ArticlePage.objects.order_by("pk").values_list("topic", flat=True)
        assert list(found) == ["In the dairy", "In the dairy", "In the dairy", "The herd"]
