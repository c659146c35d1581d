"""What the page editor offers: previews of drafts, history, comparison, checks. For every page type."""

import pytest
from django.urls import reverse
from wagtail.models import Page, get_page_models
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, rich_text, streamfield

from home.models import ContactField, ContactPage
from products.models import LastDaysPage
from tests import factories, page_factories

pytestmark = pytest.mark.django_db

STREAM = nested_form_data({"body": streamfield([])})


def contact_page():
    page = ContactPage(title="Write to us")
    page.form_fields.add(ContactField(label="Message", field_type="multiline"))
    return factories.make_home().add_child(instance=page)


MAKERS = {
    "HomePage": (factories.make_home, STREAM),
    "ShopPage": (factories.make_shop, {}),
    "RangePage": (factories.make_range_page, {}),
    "LastDaysPage": (lambda: factories.make_shop().add_child(instance=LastDaysPage(title="Last days")), {}),
    "ProductPage": (factories.make_product_page, {"body": rich_text("<p>Creamy.</p>", features=["bold"])}),
    "StoryPage": (factories.make_story, STREAM),
    "FarmPage": (factories.make_farm, STREAM),
    "RecipeIndexPage": (lambda: factories.make_recipe().get_parent().specific, {}),
    "RecipePage": (factories.make_recipe, {}),
    "JournalIndexPage": (page_factories.make_journal, {}),
    "ArticlePage": (page_factories.make_article, STREAM),
    "CampaignPage": (page_factories.make_campaign, STREAM),
    "ContactPage": (contact_page, {}),
    "FaqPage": (lambda: page_factories.make_faq({}), STREAM),
}


@pytest.fixture
def desk(client):
    client.force_login(factories.make_user("admin@example.com", is_superuser=True))
    return client


@pytest.fixture(params=sorted(MAKERS))
def page(request):
    return MAKERS[request.param][0]()


def editor_of(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_every_page_type_is_tried_here():
    assert {model.__name__ for model in get_page_models() if model is not Page} == set(MAKERS)


def test_a_draft_is_previewed_with_what_is_typed_and_not_with_what_is_saved(desk, page):
    posted = querydict_from_html(desk.get(editor_of(page)).content.decode(), form_id="page-edit-form")
    posted.update(MAKERS[type(page).__name__][1] | {"title": "Words of a draft"})
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert desk.post(preview, posted).json() == {"is_valid": True, "is_available": True}
    response = desk.get(preview, {"mode": page.default_preview_mode, "in_preview_panel": "true"})
    assert response.status_code == 200
    assert "<title>Words of a draft" in response.content.decode()
    assert "Words of a draft" not in desk.get(page.url).content.decode()


def test_a_saved_draft_is_seen_by_staff_and_by_nobody_else(desk, client, page):
    page.title = "Words of a draft"
    page.save_revision()
    draft = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    assert "<title>Words of a draft" in desk.get(draft).content.decode()
    client.logout()
    assert client.get(draft).status_code == 302
    assert "Words of a draft" not in client.get(page.url).content.decode()


def test_versions_are_listed_and_compared(desk, page):
    first = page.save_revision(log_action=True)
    page.title = "Words of a draft"
    page.save_revision(log_action=True)
    history = desk.get(reverse("wagtailadmin_pages:history", args=[page.pk]))
    assert history.status_code == 200
    compare = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, "latest"])
    assert f"/admin/pages/{page.pk}/revisions/compare/" in history.content.decode()
    words = desk.get(compare).content.decode()
    assert '<span class="addition">Words of a draft</span>' in words.replace("\n", "")


def test_blocks_are_compared_piece_by_piece(desk):
    quote = {"type": "quote", "id": "1f8a", "value": {"quote": "Good grass.", "who": "Hannah"}}
    story = factories.make_story(body=[quote])
    first = story.save_revision()
    quote["value"]["quote"] = "Good clover."
    story.body = [quote, {"type": "prose", "value": "<p>More.</p>"}]
    story.save_revision()
    compare = reverse("wagtailadmin_pages:revisions_compare", args=[story.pk, first.pk, "latest"])
    words = desk.get(compare).content.decode()
    assert 'Good <span class="deletion">grass.</span><span class="addition">clover.</span>' in words
    assert '<div class="comparison__child-object addition">More.</div>' in words


def test_a_recipes_ingredients_and_steps_are_compared(desk):
    recipe = factories.make_recipe(products=[factories.make_product()], steps=("Whisk.", "Fry."))
    first = recipe.save_revision()
    step = recipe.steps.all()[0]
    step.text = "Whisk well."
    recipe.steps = [step]
    recipe.save_revision()
    compare = reverse("wagtailadmin_pages:revisions_compare", args=[recipe.pk, first.pk, "latest"])
    words = desk.get(compare).content.decode()
    assert 'Whisk<span class="deletion">.</span><span class="addition"> well.</span>' in words
    assert "Fry." in words


def test_the_preview_of_a_product_has_todays_price_and_freshness(desk):
    page = factories.make_product_page(factories.make_product("Whole milk", price="1.45"))
    page.introduction = "Not yet said."
    page.save_revision()
    words = desk.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).content.decode()
    assert "Not yet said." in words
    assert "£1.45" in words
    assert f'action="/basket/add/{page.listing.product_id}/"' in words
