"""Questions that are asked again and again."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from home.blocks import FaqBody
from home.questions import Group, groups_of
from products.models import SeldomPrivate, Translated


class FaqPage(SeldomPrivate, Translated, Page):
    """Questions and answers, in groups."""

    found_as = _("Questions and answers")  # see products.browse.search

    introduction = models.TextField(_("introduction"), max_length=400, blank=True)
    body = StreamField(FaqBody(), blank=True, verbose_name=_("groups of questions"))

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    search_fields = [*Translated.search_fields, index.SearchField("introduction"), index.SearchField("body")]

    class Meta:
        verbose_name = _("page of questions")

    @cached_property
    def groups(self) -> list[Group]:
        return groups_of([block.value for block in self.body])

    def questions(self) -> list[tuple[str, str]]:
        """Every question with the HTML of its answer, in their order."""
        return [(each.words, each.answer) for group in self.groups for each in group.questions]
