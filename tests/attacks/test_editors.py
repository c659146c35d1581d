"""Whatever an editor types into any field of any page, snippet or setting: nothing of it runs, for nobody."""

from datetime import time

import pytest
from modelcluster.models import get_all_child_relations
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.models import Page, get_page_models
from wagtail.snippets.models import get_snippet_models

from home.models import HomePage, OpeningHours
from products.models import ProductPage, RangePage, ShopPage
from tests import factories
from tests.attacks.payloads import MARK, text
from tests.attacks.typed import poison

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OURS = ("home", "products", "notices", "delivery", "checkout", "freshness", "accounts")
ROOTS = (HomePage, ShopPage, RangePage, ProductPage)  # these stand already


def our(models) -> list:
    return [model for model in models if model._meta.app_label in OURS and not model._meta.abstract]


def poisoned_picture():
    picture = factories.make_picture(text(200), size=(1600, 1600))
    poison(picture)
    picture.save()
    picture.tags.add(MARK)
    return picture


def standing() -> list[Page]:
    """One page of each type, all of whose words are hostile."""
    picture = poisoned_picture()
    factories.make_product_page(title="Milk", range_page=factories.make_range_page())
    pages: dict[type, Page] = {kind: kind.objects.first() for kind in ROOTS}
    wanted = [kind for kind in our(get_page_models()) if kind not in pages]
    while wanted:
        grown = [kind for kind in wanted if any(parent in pages for parent in kind.allowed_parent_page_models())]
        assert grown, f"nothing may stand above {wanted}"
        for kind in grown:
            parent = next(pages[each] for each in kind.allowed_parent_page_models() if each in pages)
            pages[kind] = parent.add_child(
                instance=with_words(kind(title="Words", slug=kind.__name__.lower()), picture)
            )
            wanted.remove(kind)
    for kind in ROOTS:
        with_words(pages[kind], picture).save_revision().publish()
    return [page.specific_class.objects.get(pk=page.pk) for page in pages.values()]


def with_words(page: Page, picture) -> Page:
    taken = poison(page, picture)
    assert {"title", "seo_title", "search_description"} <= set(taken)
    for relation in get_all_child_relations(type(page)):
        child = relation.related_model()
        if child._meta.app_label in OURS and poison(child, picture):
            getattr(page, relation.get_accessor_name()).add(child)
    return page


def test_no_page_runs_what_its_editor_typed_for_shoppers(stranger):
    pages = standing()
    for page in pages:
        stranger.open(page.relative_url(None))
    stranger.open("/search/?q=mk")

    assert stranger.troubles == []
    assert len(stranger.shown) == len(pages) + 1


def test_no_page_runs_what_its_editor_typed_in_the_back_office(administrator):
    pages = standing()
    for page in pages:
        page.save_revision()
        page.title = f"{page.title} again"
        page.save_revision().publish()
    editors = [f"/admin/pages/{page.pk}/edit/" for page in pages]
    for way in [*editors, *(f"/admin/pages/{page.pk}/revisions/compare/earliest/latest/" for page in pages)]:
        administrator.open(way)
    for parent in {page.get_parent().pk for page in pages}:
        administrator.open(f"/admin/pages/{parent}/")
    administrator.open(f"/admin/pages/{pages[0].pk}/history/")
    administrator.open("/admin/pages/search/?q=mk")
    administrator.open("/admin/images/")

    assert administrator.troubles == []
    assert set(editors) <= set(administrator.shown)


def test_no_snippet_and_no_setting_runs(stranger, administrator):
    picture = poisoned_picture()
    factories.make_shop()
    rows = [made(model, picture) for model in our([*get_snippet_models(), *settings_registry])]
    for path in ("/", "/shop/", "/basket/"):
        stranger.open(path)
    for row in rows:
        administrator.open(AdminURLFinder().get_edit_url(row))

    assert len(rows) >= 3
    assert stranger.troubles == administrator.troubles == []
    assert stranger.shown == ["/", "/shop/", "/basket/"]
    assert administrator.shown


def made(model, picture):
    """A row of a snippet or a setting, hostile in all its words, with a row of each kind below it."""
    row = model.load() if hasattr(model, "load") else model.objects.first() or model()
    poison(row, picture)
    row.save()
    for relation in get_all_child_relations(model):
        times = {"opens": time(9), "closes": time(17)} if relation.related_model is OpeningHours else {}
        child = relation.related_model(**{relation.field.name: row}, **times)
        poison(child, picture)
        child.save()
    return row
