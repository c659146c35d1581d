"""The journal: articles with a date and somebody who wrote them."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from home.blocks import ArticleBody, prefetch_body
from home.models.fields import picture_field
from home.reading import reading_minutes
from home.topics import TopicInput, spelling
from products.models import SeldomPrivate, Translated
from products.picture_sizes import PicturedPageForm


class JournalIndexPage(SeldomPrivate, Translated, Page):
    """All articles, the newest first."""

    introduction = models.CharField(_("introduction"), max_length=250, blank=True)

    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.ArticlePage"]
    content_panels = [*Page.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("journal")

    def get_context(self, request, *args, **kwargs):
        from home import journal_page  # it needs the models of this module

        return super().get_context(request, *args, **kwargs) | journal_page.index_context(request, self)


def topics() -> list[str]:
    """The topics that articles have, in any language, by name."""
    written = ArticlePage.objects.exclude(topic="").order_by("topic")
    return list(written.values_list("topic", flat=True).distinct())


class ArticlePage(SeldomPrivate, Translated, Page):
    """An article of the journal."""

    found_as = _("Journal")  # see products.browse.search

    published_on = models.DateField(_("date"), default=timezone.localdate)
    author = models.CharField(_("who wrote it"), max_length=80, blank=True)
    topic = models.CharField(
        _("topic"),
        max_length=40,
        blank=True,
        help_text=_("One to three words, such as: In the dairy. Articles with the same words stand together."),
    )
    introduction = models.TextField(_("introduction"), max_length=400, blank=True)
    picture = picture_field()
    caption = models.CharField(_("caption"), max_length=150, blank=True)
    body = StreamField(ArticleBody(), blank=True, verbose_name=_("body"))

    parent_page_types = ["home.JournalIndexPage"]
    subpage_types = []
    base_form_class = PicturedPageForm
    picture_box = "wide"
    content_panels = [
        *Page.content_panels,
        FieldRowPanel(
            [FieldPanel("published_on"), FieldPanel("author"), FieldPanel("topic", widget=TopicInput(topics))]
        ),
        FieldPanel("introduction"),
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("caption")], _("Picture")),
        FieldPanel("body"),
    ]
    search_fields = [
        *Translated.search_fields,
        index.SearchField("introduction"),
        index.SearchField("topic"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("article")

    def clean(self) -> None:
        super().clean()
        others = ArticlePage.objects.filter(locale=self.locale_id).exclude(pk=self.pk).exclude(topic="")
        self.topic = spelling(self.topic, others.order_by("pk").values_list("topic", flat=True))

    @property
    def reading_time(self) -> str:
        """For example "4 minutes"."""
        minutes = reading_minutes(self.body.raw_data)
        return ngettext("%d minute", "%d minutes", minutes) % minutes

    @property
    def found_note(self) -> str:
        """What a search says of it beside its kind."""
        return self.reading_time

    def get_context(self, request, *args, **kwargs):
        from home import journal_page  # it needs the models of this module

        prefetch_body(self.body)
        return super().get_context(request, *args, **kwargs) | journal_page.article_context(self)
