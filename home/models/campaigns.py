"""Pages for a season or an occasion."""

from django.core.exceptions import ValidationError
from django.db import models
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from home.blocks import CampaignBody, prefetch_body
from home.campaigns import is_over, trail
from products.models import SeldomPrivate, Translated

OVER = "over"


class CampaignPage(SeldomPrivate, Translated, Page):
    """A landing page that no menu shows. After its last day it says so, or leads on."""

    body = StreamField(CampaignBody(), blank=True, verbose_name=_("body"))
    ends_on = models.DateField(_("last day"), null=True, blank=True, help_text=_("Leave empty if it stays."))
    farewell = models.TextField(
        _("words after the end"), max_length=300, blank=True, help_text=_("Shown below “This is over now”.")
    )
    leads_on = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("leads on to"),
        help_text=_("Who comes after the end lands on this page instead."),
    )

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    preview_modes = [("", _("While it runs")), (OVER, _("After its end"))]
    content_panels = [
        *Page.content_panels,
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("ends_on"), FieldPanel("farewell"), PageChooserPanel("leads_on")], _("When it is over")
        ),
    ]
    promote_panels = [MultiFieldPanel([FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")])]

    class Meta:
        verbose_name = _("campaign")

    @property
    def is_over(self) -> bool:
        return is_over(self.ends_on, timezone.localdate())

    def clean(self) -> None:
        super().clean()
        if self.leads_on_id and self.leads_on_id == self.pk:
            raise ValidationError({"leads_on": _("A campaign can’t lead on to itself. Choose another page.")})
        if self.pk and trail(self.pk, self._as_typed) is None:
            words = _("“%(page)s” leads back here, so nobody would ever arrive. Choose another page.")
            raise ValidationError({"leads_on": words % {"page": self.leads_on.get_admin_display_title()}})

    def _as_typed(self, key: int) -> int | None:
        """Where campaigns lead on to once all of them are over, this one as it stands in the form."""
        if key == self.pk:
            return self.leads_on_id
        return CampaignPage.objects.filter(pk=key).values_list("leads_on", flat=True).first()

    def serve(self, request, *args, **kwargs):
        passed = trail(self.pk, leads_on_now) if self.is_over else None
        if passed:
            return redirect(Page.objects.get(pk=passed[-1]).get_url(request))
        return super().serve(request, *args, **kwargs)

    def get_template(self, request, *args, **kwargs):
        is_preview = getattr(request, "is_preview", False)
        shows_end = request.preview_mode == OVER if is_preview else self.is_over
        return "home/campaign_over.html" if shows_end else "home/campaign_page.html"

    def get_context(self, request, *args, **kwargs):
        prefetch_body(self.body)
        return super().get_context(request, *args, **kwargs)


def leads_on_now(key: int) -> int | None:
    """Where an ended campaign leads on to, if that is published."""
    campaign = CampaignPage.objects.filter(pk=key).select_related("leads_on").first()
    is_leading = campaign and campaign.is_over and campaign.leads_on and campaign.leads_on.live
    return campaign.leads_on_id if is_leading else None
