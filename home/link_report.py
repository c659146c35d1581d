"""Links of live pages to pages of ours that aren’t published."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page, ReferenceIndex

from desk.exports import InertExport


def broken_links() -> QuerySet[ReferenceIndex]:
    """Where a live page leads to one that isn't published. Wagtail keeps the index, and forgets what is deleted."""
    pages = ContentType.objects.get_for_model(Page)
    live = Page.objects.live().annotate(key=Cast("pk", CharField())).values("key")
    from_live = ReferenceIndex.objects.filter(base_content_type=pages, object_id__in=live)
    return from_live.filter(to_content_type=pages).exclude(to_object_id__in=live).order_by("object_id", "pk")


def page_of(reference: ReferenceIndex) -> str:
    """The title of the page with the link."""
    return Page.objects.get(pk=reference.object_id).get_admin_display_title()


def target_of(reference: ReferenceIndex) -> str:
    """The title of the page that it leads to."""
    return Page.objects.get(pk=reference.to_object_id).get_admin_display_title()


def editor_of(reference: ReferenceIndex) -> str:
    return reverse("wagtailadmin_pages:edit", args=[reference.object_id])


class BrokenLinks(InertExport, ReportView):
    """Links to mend. Only what is ours is looked at: nobody else is called."""

    page_title = gettext_lazy("Links to pages that aren’t published")
    header_icon = "link"
    index_url_name = index_results_url_name = "broken_links"
    is_searchable = False
    columns = [
        TitleColumn("page", label=gettext_lazy("Page"), accessor=page_of, get_url=editor_of),
        Column("place", label=gettext_lazy("Where"), accessor="describe_source_field"),
        Column("target", label=gettext_lazy("Leads to"), accessor=target_of),
    ]
    list_export = ["page", "place", "target"]
    export_headings = {
        "page": gettext_lazy("Page"),
        "place": gettext_lazy("Where"),
        "target": gettext_lazy("Leads to"),
    }

    def get_queryset(self):
        return broken_links()

    def to_row_dict(self, item) -> dict:
        return {"page": page_of(item), "place": str(item.describe_source_field()), "target": target_of(item)}
