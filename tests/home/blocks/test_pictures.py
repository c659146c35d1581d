import pytest
from django.core.exceptions import ValidationError

from home.blocks import PictureChooserBlock
from home.blocks.pictures import GalleryBlock
from tests import factories
from tests.page_factories import make_article

pytestmark = pytest.mark.django_db


def test_a_picture_too_small_for_its_block_is_refused_with_both_sizes():
    with pytest.raises(ValidationError) as refused:
        PictureChooserBlock(box="story").clean(factories.make_picture(size=(640, 400)))
    assert refused.value.messages == ["This picture is 640 × 400 pixels; here it must be at least 1280 × 800."]


def test_the_least_size_is_enough():
    picture = factories.make_picture(size=(1280, 800))
    assert PictureChooserBlock(box="story").clean(picture) == picture


def test_no_migration_knows_the_box():
    path, args, kwargs = PictureChooserBlock(box="hero", required=False).deconstruct()
    assert (path, args, kwargs) == ("wagtail.images.blocks.ImageChooserBlock", (), {"required": False})


def test_a_gallery_reads_all_renditions_at_once(client, django_assert_num_queries):
    shown = [{"picture": factories.make_picture(f"View {n}"), "caption": f"Caption {n}"} for n in range(5)]
    page = make_article(body=[("gallery", GalleryBlock().normalize({"pictures": shown}))])
    words = client.get(page.url).content.decode()
    assert "Caption 4" in words
    assert 'alt="View 4"' in words
    with django_assert_num_queries(12):
        client.get(page.url)
