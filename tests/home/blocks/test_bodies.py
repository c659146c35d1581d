import pytest
from wagtail.blocks.stream_block import StreamBlockValidationError

from home.blocks import ArticleBody, CampaignBody, FaqBody, HomeBody, StoryBody
from tests import factories
from tests.page_factories import make_campaign

pytestmark = pytest.mark.django_db

BODIES = (ArticleBody, CampaignBody, FaqBody, HomeBody, StoryBody)


def kinds(*, of=BODIES) -> dict:
    return {f"{body.__name__}.{name}": block for body in of for name, block in body().child_blocks.items()}


def test_a_hero_that_does_not_come_first_is_refused():
    body = HomeBody()
    hero = {"title": "Fresh.", "picture": factories.make_picture(size=(2000, 1250))}
    value = body.normalize([("quote", {"quote": "A date is a promise."}), ("hero", hero)])
    with pytest.raises(StreamBlockValidationError) as refused:
        body.clean(value)
    assert refused.value.block_errors[1].messages == ["The hero stands at the top. Move it up, or use a story instead."]


def test_there_is_one_hero_at_most():
    body = CampaignBody()
    hero = {"title": "Fresh.", "picture": factories.make_picture(size=(2000, 1250))}
    with pytest.raises(StreamBlockValidationError):
        body.clean(body.normalize([("hero", hero), ("hero", hero)]))


def test_an_article_has_no_hero_and_a_home_page_no_running_text():
    assert "hero" not in ArticleBody().child_blocks
    assert "prose" not in HomeBody().child_blocks
    assert list(FaqBody().child_blocks) == ["group"]


@pytest.mark.parametrize("name", kinds())
def test_an_editor_is_told_what_each_block_is_and_sees_it(name):
    block = kinds()[name]
    assert block.label
    assert block.get_description()
    assert block.meta.group or name == "FaqBody.group"
    assert block.meta.icon not in ("placeholder", "")
    assert block.is_previewable


def test_bands_and_columns_alternate_on_a_campaign(client):
    page = make_campaign(body=[("quote", {"quote": "A promise."}), ("ranges", {"title": "The range"})])
    words = client.get(page.url).content.decode()
    assert '<div class="layout-wrap"><div class="prose"><blockquote' in words
    assert '<div class="prose"><section class="layout-section">' not in words
