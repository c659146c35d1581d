"""The report of links to mend."""

import django_filters
from django.apps import apps
from django.conf import settings
from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext, gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page

from desk.exports import InertExport
from home.links.places import words_of
from home.models import ContactDetails, PageLink, SocialPage
from home.models.links import PROBLEMS


def links_to_mend() -> QuerySet[PageLink]:
    """Links that lead nowhere, with all that a row of the report says; two queries for any number."""
    target = Page.objects.filter(pk=OuterRef("target_id"))
    found = PageLink.objects.to_mend().annotate(target_title=Subquery(target.values("draft_title")))
    return found.select_related("page", "address").order_by("page__path", "source_model", "path", "pk")


def model_of(link: PageLink) -> type:
    return link.page.specific_class if link.page else apps.get_model("home", link.source_model)


def stands_on(link: PageLink) -> str:
    """The title of the page with the link, or what else it stands in."""
    return link.page.get_admin_display_title() if link.page else str(capfirst(model_of(link)._meta.verbose_name))


def place_of(link: PageLink) -> str:
    return words_of(model_of(link), link.path)


def target_of(link: PageLink) -> str:
    """The title of the page that it leads to, or the address."""
    if link.address:
        return link.address.url
    return link.target_title or gettext("a page that is gone")


def wrong_with(link: PageLink) -> str:
    """What is wrong, in words, with what helps to mend it."""
    words = str(dict(PROBLEMS)[link.problem])
    if link.address and link.address.moved_to:
        return f"{words}: {link.address.moved_to}"
    return f"{words} ({link.address.status})" if link.address and link.address.status else words


def checked_at(link: PageLink) -> str:
    """When the address was asked; pages of ours are looked up each time."""
    if link.address is None:
        return gettext("now")
    return date_format(localtime(link.address.checked_at), "SHORT_DATETIME_FORMAT")


def editor_of(link: PageLink) -> str:
    """Where the link is mended."""
    if link.page:
        return reverse("wagtailadmin_pages:edit", args=[link.page_id])
    if model_of(link) is SocialPage:
        return reverse("wagtailsettings:edit", args=["home", ContactDetails._meta.model_name])
    return reverse(f"wagtailsnippets_home_{link.source_model.lower()}:edit", args=[link.source_id])


class ProblemFilter(WagtailFilterSet):
    problem = django_filters.ChoiceFilter(label=gettext_lazy("What is wrong"), choices=PROBLEMS)

    class Meta:
        model = PageLink
        fields = []


COLUMNS = {
    "page": (gettext_lazy("Page"), stands_on),
    "place": (gettext_lazy("Where"), place_of),
    "target": (gettext_lazy("Leads to"), target_of),
    "problem": (gettext_lazy("What is wrong"), wrong_with),
    "checked": (gettext_lazy("Looked at"), checked_at),
}


class BrokenLinks(InertExport, ReportView):
    """Links to mend. What others answer is asked by the clock, if at all; this page calls nobody."""

    page_title = gettext_lazy("Links to mend")
    header_icon = "link"
    template_name = "home/admin/broken_links.html"
    index_url_name = "broken_links"
    index_results_url_name = "broken_links_results"
    is_searchable = False
    filterset_class = ProblemFilter
    columns = [
        TitleColumn("page", label=COLUMNS["page"][0], accessor=stands_on, get_url=editor_of, width="22%"),
        *(
            Column(name, label=COLUMNS[name][0], accessor=COLUMNS[name][1], classname=f"links__{name}")
            for name in list(COLUMNS)[1:]
        ),
    ]
    list_export = list(COLUMNS)
    export_headings = {name: label for name, (label, _accessor) in COLUMNS.items()}

    def get_queryset(self):
        return links_to_mend()

    def to_row_dict(self, item) -> dict:
        return {name: accessor(item) for name, (_label, accessor) in COLUMNS.items()}

    def get_context_data(self, *args, **kwargs) -> dict:
        asks_others = settings.CHECK_OUTSIDE_LINKS
        return super().get_context_data(*args, **kwargs) | {"asks_others": asks_others}
