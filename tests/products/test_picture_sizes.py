import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from home.models import ArticlePage, FarmPage, RecipePage, StoryPage
from products.models import ProductPage, RangePage
from products.picture_sizes import needed_size, refuse_too_small, size_hint
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("box", "size"),
    [
        ("story", (1280, 800)),
        ("wide", (1920, 1080)),
        ("teaser", (960, 640)),
        ("card", (640, 800)),
        ("hero", (2000, 1250)),
    ],
)
def test_a_box_needs_twice_its_size(box, size):
    assert needed_size(box) == size


def test_one_side_too_short_is_enough_to_be_refused():
    for size in ((1280, 799), (1279, 800)):
        with pytest.raises(ValidationError):
            refuse_too_small(factories.make_picture(size=size), "story")
    refuse_too_small(factories.make_picture(size=(1280, 800)), "story")


def test_the_form_says_beforehand_what_is_needed():
    assert str(size_hint("wide")) == "At least 1920 × 1080 pixels."


def test_an_editor_who_saves_a_page_is_told_both_sizes(client):
    story = factories.make_story("How we work")
    client.force_login(factories.make_user("admin@example.com", is_superuser=True))
    small = factories.make_picture(size=(640, 400))
    fields = {"title": story.title, "slug": "how-we-work", "introduction": "", "picture": small.pk}
    posted = nested_form_data(fields | {"body": streamfield([]), "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}})
    response = client.post(reverse("wagtailadmin_pages:edit", args=[story.pk]), posted)
    assert "This picture is 640 × 400 pixels; here it must be at least 1920 × 1080." in response.content.decode()
    large = factories.make_picture(size=(1920, 1080))
    client.post(reverse("wagtailadmin_pages:edit", args=[story.pk]), posted | {"picture": large.pk})
    assert StoryPage.objects.get().get_latest_revision_as_object().picture == large


def test_a_further_picture_of_a_product_is_looked_at_as_well(client):
    page = factories.make_product_page(factories.make_product("Whole milk"))
    client.force_login(factories.make_user("admin@example.com", is_superuser=True))
    fields = {"title": page.title, "slug": page.slug, "overline": "", "introduction": "", "body": '{"blocks": []}'}
    none = inline_formset([])

    def save(picture):
        rows = inline_formset([{"image": picture.pk}])
        posted = nested_form_data(fields | {"picture": "", "more_pictures": rows, "comments": none})
        return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), posted).content.decode()

    small = save(factories.make_picture(size=(999, 1250)))
    assert "This picture is 999 × 1250 pixels; here it must be at least 1000 × 1250." in small
    assert "At least 1000 × 1250 pixels." in small
    large = factories.make_picture(size=(2000, 1250))
    save(large)
    saved = ProductPage.objects.get().get_latest_revision_as_object()
    assert [each.image for each in saved.more_pictures.all()] == [large]


@pytest.mark.parametrize(
    ("kind", "box"),
    [(ArticlePage, "wide"), (FarmPage, "wide"), (RecipePage, "story"), (ProductPage, "product"), (RangePage, "arch")],
)
def test_every_page_with_a_picture_says_how_large_it_must_be(kind, box):
    form = kind.get_edit_handler().get_form_class()(instance=kind(), for_user=factories.make_user())
    assert str(form.fields["picture"].help_text) == str(size_hint(box))
