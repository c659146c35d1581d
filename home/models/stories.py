"""Pages that are read: the brand's stories, the farms."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from home.blocks import StoryBody, prefetch_body
from home.models.fields import picture_field
from products.models import SeldomPrivate, Translated
from products.picture_sizes import PicturedPageForm


class ProsePage(SeldomPrivate, Translated, Page):
    """What a story and a farm have in common."""

    introduction = models.TextField(_("introduction"), max_length=400, blank=True)
    picture = picture_field()
    body = StreamField(StoryBody(), blank=True, verbose_name=_("body"))

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    base_form_class = PicturedPageForm
    picture_box = "wide"
    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("picture"), FieldPanel("body")]
    search_fields = [*Translated.search_fields, index.SearchField("introduction"), index.SearchField("body")]

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):
        prefetch_body(self.body)
        return super().get_context(request, *args, **kwargs)


class StoryPage(ProsePage):
    """A page about the brand: how we work, what we promise, privacy, terms."""

    found_as = _("Story")  # see products.browse.search

    class Meta:
        verbose_name = _("story page")


class FarmPage(ProsePage):
    """A farm or producer, named on the products that come from it."""

    found_as = _("Farm")

    place = models.CharField(_("place"), max_length=120, blank=True)
    herd = models.CharField(_("herd"), max_length=120, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("place"), FieldPanel("herd"), *ProsePage.content_panels[1:]]

    class Meta:
        verbose_name = _("farm page")
