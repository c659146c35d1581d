"""What menus are made of."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from home.link_rules import link_problem


class MenuLinkBlock(blocks.StructBlock):
    """A link to a page, under its title or other words; or to an address, under words."""

    page = blocks.PageChooserBlock(required=False, label=_("page"))
    address = blocks.CharBlock(
        required=False, max_length=200, label=_("or an address"), help_text=_("/account/ or https://…")
    )
    words = blocks.CharBlock(
        required=False, max_length=40, label=_("words"), help_text=_("Empty: the title of the page")
    )

    class Meta:
        icon = "link"
        label = _("Link")

    def clean(self, value):
        value = super().clean(value)
        if problems := _problems(value):
            raise StructBlockValidationError({name: ValidationError(words) for name, words in problems.items()})
        return value


def _problems(value) -> dict[str, str]:
    """What is wrong with a link: field → sentence."""
    page, address, words = value["page"], value["address"], value["words"]
    if page and address:
        return {"address": _("Choose a page or type an address, not both.")}
    if not page and not address:
        return {"page": _("Choose the page that the link leads to, or type an address.")}
    if address and link_problem(address):
        return {"address": link_problem(address)}
    return {"words": _("Write what stands on the link.")} if address and not words else {}


class FooterGroupBlock(blocks.StructBlock):
    """Links under a heading."""

    title = blocks.CharBlock(max_length=40, label=_("heading"))
    links = blocks.ListBlock(MenuLinkBlock(), min_num=1, max_num=12, label=_("links"))

    class Meta:
        icon = "list-ul"
        label = _("Group")


class HeaderMenuBody(blocks.StreamBlock):
    link = MenuLinkBlock()

    class Meta:
        max_num = 12


class FooterMenuBody(blocks.StreamBlock):
    group = FooterGroupBlock()

    class Meta:
        max_num = 3
