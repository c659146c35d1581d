"""Atom as we write it: with the whole text of an entry, and nothing that XML can't hold.

Source: RFC 4287; characters: https://www.w3.org/TR/xml/#charsets
"""

import re

from django.utils.feedgenerator import Atom1Feed

REFUSED = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(value):
    """The words without control signs, which an editor may have pasted unseen; of a list, each. All else as it is."""
    if isinstance(value, str):
        return REFUSED.sub("", value)
    return [xml_text(each) for each in value] if isinstance(value, list | tuple) else value


class FullAtom(Atom1Feed):
    """Entries take two more facts: `content`, as HTML with whole addresses, and `picture`, an address or ""."""

    def __init__(self, title, link, description, **facts) -> None:
        super().__init__(*map(xml_text, (title, link, description)), **{n: xml_text(v) for n, v in facts.items()})

    def add_item(self, title, link, description, **facts) -> None:
        super().add_item(*map(xml_text, (title, link, description)), **{n: xml_text(v) for n, v in facts.items()})

    def latest_post_date(self):
        """When the newest entry was changed; of a feed without entries, what `updated` says."""
        return super().latest_post_date() if self.items else self.feed["updated"]

    def add_item_elements(self, handler, item) -> None:
        super().add_item_elements(handler, item)
        if item["content"]:
            handler.addQuickElement("content", item["content"], {"type": "html"})
        if item["picture"]:
            kind = {"rel": "enclosure", "type": "image/webp"}
            handler.addQuickElement("link", "", {"href": item["picture"], **kind})
