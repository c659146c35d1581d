"""Types hostile words into every field of a row, found by its model; what its form refuses stays out."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail import blocks
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.blocks.field_block import FieldBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from tests.attacks import payloads

KEPT = {
    "slug",
    "path",
    "url_path",
    "draft_title",
    "translation_key",
    "language",
    "number",
    "upc",
    "code",
    "proxy_class",
}
FEATURES = ["bold", "italic", "link", "ol", "ul", "h2", "h3", "h4", "hr", "blockquote"]


def hostile_rich_text() -> str:
    """What the database gets when the editor posts a hostile content state."""
    return ContentstateConverter(features=FEATURES).to_database_format(payloads.content_state())


def poison(row: models.Model, picture=None) -> list[str]:
    """Fills the row's words in place; the names of the fields that took them."""
    return [field.name for field in row._meta.fields if field.name not in KEPT and _fill(row, field, picture)]


def _fill(row, field, picture) -> bool:
    if isinstance(field, RichTextField):
        setattr(row, field.name, hostile_rich_text())
    elif isinstance(field, StreamField):
        setattr(row, field.name, field.stream_block.to_python(stream(field.stream_block, picture)))
    elif isinstance(field, models.CharField | models.TextField) and not field.choices and field.editable:
        return _type(row, field)
    elif field.choices and not field.blank and not getattr(row, field.name):
        setattr(row, field.name, next(value for value, _words in field.flatchoices if value))
    elif picture and isinstance(field, models.ForeignKey) and field.related_model is type(picture):
        setattr(row, field.name, picture)
    else:
        return False
    return True


def _type(row, field) -> bool:
    for words in (payloads.text(field.max_length), payloads.LINKS[0]):
        try:
            field.run_validators(words)
            setattr(row, field.name, field.formfield().clean(words) if field.formfield() else words)
        except (ValidationError, AttributeError):  # Oscar's field of addresses knows no scheme
            continue
        return True
    return False


def stream(block: blocks.StreamBlock, picture) -> list[dict]:
    """One of each block, as the database keeps them; without those that refuse what was typed."""
    made = ((name, _value(child, picture)) for name, child in block.child_blocks.items())
    return [{"type": name, "value": value} for name, value in made if value is not None]


def _value(block: blocks.Block, picture):
    if isinstance(block, blocks.BaseStreamBlock):
        return stream(block, picture)
    if isinstance(block, ImageBlock):
        return {"image": picture.pk, "alt_text": payloads.text(250), "decorative": False}
    if isinstance(block, blocks.BaseStructBlock):
        return {name: _value(child, picture) for name, child in block.child_blocks.items()}
    if isinstance(block, blocks.ListBlock):
        return [_value(block.child_block, picture)]
    if isinstance(block, ImageChooserBlock):
        return picture.pk
    if isinstance(block, blocks.RichTextBlock):
        return hostile_rich_text()
    return _leaf(block) if isinstance(block, FieldBlock) else block.get_prep_value(block.get_default())


def _leaf(block: FieldBlock):
    """The first hostile thing that the block's field takes; its default if it takes none."""
    most = getattr(block.field, "max_length", None)
    for words in (payloads.text(most), payloads.LINKS[0], payloads.LINKS[-1]):
        try:
            return block.get_prep_value(block.clean(words))
        except (ValidationError, TypeError, ValueError, AttributeError):
            continue
    return block.get_prep_value(block.get_default())
