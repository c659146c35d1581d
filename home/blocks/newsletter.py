"""The wish for our letters, asked for in a page."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.blocks.groups import SHOP
from home.post.forms import NewsletterForm


class NewsletterBlock(blocks.StructBlock):
    """Takes an address; nothing is sent to it before its owner has confirmed that by mail."""

    title = blocks.CharBlock(max_length=80, label=_("heading"))
    text = blocks.TextBlock(max_length=250, required=False, label=_("text"))

    class Meta:
        icon = "mail"
        group = SHOP
        label = _("Newsletter")
        description = _("An address and a button. Whoever signs up confirms it by mail.")
        template = "blocks/newsletter.html"
        preview_value = {"title": _("Letters from the dairy"), "text": _("What is new, once a month. No more.")}

    def get_context(self, value, parent_context=None):
        form = NewsletterForm(auto_id="newsletter_%s")
        return super().get_context(value, parent_context) | {"form": form}
