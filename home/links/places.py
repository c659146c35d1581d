"""Where links stand in a page: read from its fields, block by block, without asking for what they lead to."""

from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup
from django.core.exceptions import FieldDoesNotExist
from django.db.models import ForeignKey, Model
from django.utils.text import capfirst
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from home.blocks.menus import MenuLinkBlock


@dataclass(frozen=True)
class Place:
    """A link to a page of ours by its key, or to an address. `path` leads to it, e.g. "body.prose"."""

    path: str
    page_id: int | None = None
    address: str = ""


def places_in(instance: Model) -> Iterator[Place]:
    """The links in the fields of a page, or of another row."""
    for field in instance._meta.get_fields():
        if isinstance(field, StreamField):
            yield from _in_block(getattr(instance, field.name).raw_data, field.stream_block, field.name)
        elif isinstance(field, RichTextField):
            yield from _in_words(getattr(instance, field.name), field.name)
        elif _leads_to_a_page(field) and (key := getattr(instance, field.attname)):
            yield Place(field.name, page_id=key)


def _leads_to_a_page(field) -> bool:
    """A link that editors set, not what ties a page to itself: its parent model, the page that it is an alias of."""
    is_ours = isinstance(field, ForeignKey) and field.model is not Page and not field.remote_field.parent_link
    return is_ours and issubclass(field.related_model, Page)


def _in_block(raw, block: blocks.Block, path: str) -> Iterator[Place]:
    reader = next((reader for kind, reader in READERS.items() if isinstance(block, kind)), None)
    if reader and raw:
        yield from reader(raw, block, path)


def _in_prose(raw, block: blocks.RichTextBlock, path: str) -> Iterator[Place]:
    yield from _in_words(raw, path)


def _chosen(raw, block: blocks.PageChooserBlock, path: str) -> Iterator[Place]:
    yield Place(path, page_id=raw)


def _typed(raw, block: blocks.URLBlock, path: str) -> Iterator[Place]:
    yield Place(path, address=raw)


def _in_stream(raw, block: blocks.StreamBlock, path: str) -> Iterator[Place]:
    for child in raw:
        yield from _in_child(child["value"], block, child["type"], path)


def _in_list(raw, block: blocks.ListBlock, path: str) -> Iterator[Place]:
    for item in raw:
        yield from _in_block(_value_of(item), block.child_block, path)


def _in_menu_link(raw, block: MenuLinkBlock, path: str) -> Iterator[Place]:
    if raw.get("address"):
        yield Place(f"{path}.address", address=raw["address"])
    yield from _in_struct(raw, block, path)


def _in_struct(raw, block: blocks.StructBlock, path: str) -> Iterator[Place]:
    for name in block.child_blocks:
        yield from _in_child(raw.get(name), block, name, path)


def _in_child(raw, block, name: str, path: str) -> Iterator[Place]:
    if child := block.child_blocks.get(name):
        yield from _in_block(raw, child, f"{path}.{name}")


READERS = {
    blocks.RichTextBlock: _in_prose,
    blocks.PageChooserBlock: _chosen,
    blocks.URLBlock: _typed,
    blocks.StreamBlock: _in_stream,
    blocks.ListBlock: _in_list,
    MenuLinkBlock: _in_menu_link,  # before what it is a kind of
    blocks.StructBlock: _in_struct,
}


def _value_of(item):
    """What an item of a list holds: rows of old hold it bare."""
    return item["value"] if isinstance(item, dict) and item.get("type") == "item" and "value" in item else item


def _in_words(html: str, path: str) -> Iterator[Place]:
    for link in BeautifulSoup(html or "", "html.parser").find_all("a"):
        if link.get("linktype") == "page" and str(link.get("id", "")).isdecimal():
            yield Place(path, page_id=int(link["id"]))
        elif link.get("href"):
            yield Place(path, address=link["href"])


def words_of(model: type[Model], path: str) -> str:
    """A path as an editor knows it, e.g. "Body → Text"; as much of it as the model still has after an update."""
    first, *names = path.split(".")
    try:
        field = model._meta.get_field(first)
    except FieldDoesNotExist:
        return path
    labels, block = [field.verbose_name], getattr(field, "stream_block", None)
    for name in names:
        while isinstance(block, blocks.ListBlock):
            block = block.child_block
        block = getattr(block, "child_blocks", {}).get(name)
        if block is None:
            break
        labels.append(block.label)
    return " → ".join(str(capfirst(label)) for label in labels)
