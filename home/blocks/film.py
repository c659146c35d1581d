"""A film that is played elsewhere, and only when a reader asks for it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from home.blocks import current
from home.blocks.groups import PICTURES
from home.blocks.pictures import PictureChooserBlock
from home.films import UnknownHost, film_at


class FilmBlock(blocks.StructBlock):
    """A picture that becomes the player when it is pressed; until then nobody but us is called."""

    title = blocks.CharBlock(max_length=100, label=_("what the film is called"))
    address = blocks.URLBlock(
        label=_("address"), help_text=_("As it stands in the browser, such as https://vimeo.com/123456")
    )
    picture = PictureChooserBlock(box="story", label=_("poster"))
    caption = blocks.CharBlock(max_length=250, required=False, label=_("what is to be seen and heard"))

    class Meta:
        icon = "media"
        label = _("Film")
        group = PICTURES
        description = _("A poster that starts a film. Its host hears of the reader only when it is pressed.")
        template = "blocks/film.html"

    def clean(self, value):
        value = super().clean(value)
        try:
            film_at(value["address"])
        except UnknownHost as refused:
            raise StructBlockValidationError({"address": ValidationError(str(refused))}) from refused
        return value

    def get_context(self, value, parent_context=None):
        try:
            film = film_at(value["address"])
        except UnknownHost:  # was allowed when the page was written
            film = None
        return super().get_context(value, parent_context) | {"film": film}

    def get_preview_value(self):
        words = {"title": _("Milking at five"), "address": "https://vimeo.com/1084537", "caption": ""}
        return self.normalize(words | {"picture": current.picture()})
