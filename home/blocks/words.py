"""What a text is made of."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

PROSE = ["bold", "italic", "link", "ol", "ul", "h3"]


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, set large."""

    quote = blocks.TextBlock(max_length=300, label=_("words"))
    who = blocks.CharBlock(max_length=80, required=False, label=_("who said it"))

    class Meta:
        icon = "openquote"
        label = _("Pull quote")
        template = "blocks/quote.html"


class ProseBlock(blocks.RichTextBlock):
    """Running text."""

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "blocks/prose.html"
