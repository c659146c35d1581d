"""The first page."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from home.blocks import HomeBody, prefetch_body
from products.models import SeldomPrivate, Translated


class HomePage(SeldomPrivate, Translated, Page):
    """Tells the story and sells, in one page."""

    body = StreamField(HomeBody(), blank=True, verbose_name=_("body"))

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "products.ShopPage",
        "home.StoryPage",
        "home.FarmPage",
        "home.RecipeIndexPage",
        "home.JournalIndexPage",
        "home.CampaignPage",
        "home.FaqPage",
        "home.ContactPage",
    ]
    content_panels = [*Page.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("home page")

    def route(self, request, path_components):
        """Finds a page in two queries however deep it lies; Wagtail's own way asks twice on every level."""
        below = self.get_descendants().filter(url_path="/".join([self.url_path.rstrip("/"), *path_components, ""]))
        found = below.live().first() if path_components else None
        return found.specific.route(request, []) if found else super().route(request, path_components)

    def get_context(self, request, *args, **kwargs):
        prefetch_body(self.body)
        return super().get_context(request, *args, **kwargs)
