"""Words of the demo as Wagtail stores them: what they name by a key becomes what stands in this shop."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from uuid import uuid4

from wagtail.models import Page

from products.models import Picture

Block = dict[str, object]
LANGUAGE = "en-gb"  # that of the words


@dataclass(frozen=True)
class Named:
    """What words can name: pictures by key, pages by slug."""

    pictures: dict[str, Picture]

    @cached_property
    def pages(self) -> dict[str, int]:
        return dict(Page.objects.filter(locale__language_code=LANGUAGE).values_list("slug", "pk"))

    def body(self, blocks: Iterable[tuple[str, object]]) -> list[Block]:
        """The blocks of a page."""
        return [{"type": kind, "value": self._value(said)} for kind, said in blocks]

    def _value(self, said):
        return {field: self._field(field, value) for field, value in said.items()} if isinstance(said, dict) else said

    def _field(self, field: str, value):
        if field == "picture":
            return self.pictures[value].pk
        if field == "pictures":
            return [item({"picture": self.pictures[key].pk, "caption": caption}) for key, caption in value]
        if field in ("range", "farm"):
            return self.pages[value]
        if field in ("products", "recipes"):
            return [self.pages[slug] for slug in value]
        if field == "link":
            return self._link(*value)
        if field == "links":
            return [item(self._link(*each)) for each in value]
        if field == "columns":
            return [{"type": kind, "heading": heading} for kind, heading in value]
        return [{"values": list(row)} for row in value] if field == "rows" else value

    def _link(self, label: str = "", slug: str = "") -> Block:
        return {"label": label, "page": self.pages[slug] if slug else None}


def item(value: Block) -> Block:
    """An entry of a list with a name of its own, by which translations find it again."""
    return {"type": "item", "value": value, "id": str(uuid4())}
