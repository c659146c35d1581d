import pytest
from wagtail.blocks.struct_block import StructBlockValidationError

from home.blocks import OptionalLinkBlock
from tests import factories

pytestmark = pytest.mark.django_db


def cleaned(label, page):
    block = OptionalLinkBlock()
    return block.clean(block.to_python({"label": label, "page": page and page.pk}))


def test_a_button_may_be_left_out():
    assert cleaned("", None)["page"] is None


def test_a_button_with_words_and_page_stands():
    story = factories.make_story()
    assert cleaned("Read on", story)["page"].pk == story.pk


def test_half_a_button_is_refused_at_the_field_that_is_missing():
    with pytest.raises(StructBlockValidationError) as refused:
        cleaned("Read on", None)
    assert list(refused.value.block_errors) == ["page"]
    with pytest.raises(StructBlockValidationError) as refused:
        cleaned("", factories.make_story())
    assert list(refused.value.block_errors) == ["label"]
