"""Buttons."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError


class LinkBlock(blocks.StructBlock):
    """A button that leads to a page of ours."""

    label = blocks.CharBlock(max_length=40, label=_("words on the button"))
    page = blocks.PageChooserBlock(label=_("leads to"))


class OptionalLinkBlock(blocks.StructBlock):
    """A button that may be left out: both of its fields are filled, or neither."""

    label = blocks.CharBlock(max_length=40, required=False, label=_("words on the button"))
    page = blocks.PageChooserBlock(required=False, label=_("leads to"))

    def clean(self, value):
        value = super().clean(value)
        if value["label"] and not value["page"]:
            raise StructBlockValidationError({"page": ValidationError(_("Choose the page that the button leads to."))})
        if value["page"] and not value["label"]:
            raise StructBlockValidationError({"label": ValidationError(_("Write what stands on the button."))})
        return value
