"""Pages of which something can be said to machines."""

from datetime import date

from home.models import ArticlePage, FaqPage, JournalIndexPage
from tests import factories


def make_product_page(name="Natural yoghurt", **fields):
    values = {"price": "2.40", "content": "450", "unit": "g", "category": "Yoghurt"}
    product = factories.make_product(name, **values | fields)
    page = factories.make_product_page(product, introduction="Set in the jar.", picture=factories.make_picture())
    return product, page


def make_article(**fields):
    index = JournalIndexPage.objects.first() or factories.make_home().add_child(
        instance=JournalIndexPage(title="Journal", slug="journal")
    )
    values = {"title": "Hay", "slug": "hay", "picture": factories.make_picture(), "published_on": date(2026, 11, 3)}
    return index.add_child(instance=ArticlePage(**values | fields))


def make_faq():
    group = {"title": "Milk", "questions": [{"question": "How long?", "answer": "<p>Six days.</p>"}]}
    return factories.make_home().add_child(instance=FaqPage(title="Questions", slug="faq", body=[("group", group)]))
