"""Reports of the back office: what has come apart."""

from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.images.permissions import permission_policy as pictures

from desk.exports import InertExport
from products.models import Listing, ProductPage
from products.services import TRADE


class ProductsWithoutPage(ReportView):
    """Products that nobody can find, since no page tells of them."""

    page_title = _("Products without a page")
    header_icon = "tag"
    index_url_name = index_results_url_name = "products_without_page"
    is_searchable = False
    columns = [
        Column("product", label=_("Product"), accessor=str),
        Column("upc", label=_("GTIN"), accessor="product.upc"),
        Column("date_updated", label=_("Changed"), accessor="product.date_updated"),
    ]

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(TRADE):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self):
        return Listing.objects.without_page().select_related("product").order_by("product__title")


class UnstatedFacts(InertExport, ReportView):
    """Products of which nobody has said what they contain, or whether they are vegetarian: the shop is silent too."""

    page_title = _("Facts that nobody has stated")
    header_icon = "help"
    index_url_name = index_results_url_name = "unstated_facts"
    is_searchable = False
    columns = [
        TitleColumn("product", label=_("Product"), accessor=str, get_url=lambda listing: form_of(listing)),
        Column("allergens", label=_("Allergens"), accessor=lambda listing: answer(listing.are_allergens_stated)),
        Column("vegetarian", label=_("Vegetarian"), accessor=lambda listing: answer(listing.is_vegetarian is not None)),
    ]
    list_export = ["product", "allergens", "vegetarian"]
    export_headings = {"product": _("Product"), "allergens": _("Allergens"), "vegetarian": _("Vegetarian")}

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(TRADE):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self):
        stated = Listing.objects.with_allergens_stated().values("pk")
        original = ProductPage.objects.filter(translation_key=OuterRef("translation_key"), alias_of=None)
        unstated = Listing.objects.filter(~Q(pk__in=stated) | Q(is_vegetarian=None))
        found = unstated.annotate(page_id=Subquery(original.order_by("pk").values("pk")[:1]))
        return found.select_related("product").prefetch_related("allergens").order_by("product__title", "pk")

    def to_row_dict(self, item) -> dict:
        return {column.name: column.get_value(item) for column in self.columns}


class PagesWithoutProduct(ReportView):
    """Product pages on which there is nothing to buy."""

    page_title = _("Pages without a product")
    header_icon = "doc-empty"
    index_url_name = index_results_url_name = "pages_without_product"
    is_searchable = False
    columns = [
        TitleColumn("title", label=_("Page"), accessor="get_admin_display_title", get_url=lambda page: editor(page)),
        Column("locale", label=_("Language"), accessor="locale"),
        BooleanColumn("live", label=_("Live")),
    ]

    def get_queryset(self):
        return ProductPage.objects.without_product().select_related("locale").order_by("title")


class PicturesWithoutDescription(ReportView):
    """Pictures that say nothing to those who can't see them, and aren't marked as decoration."""

    page_title = _("Pictures without a description")
    header_icon = "image"
    index_url_name = index_results_url_name = "pictures_without_description"
    is_searchable = False
    columns = [
        TitleColumn(
            "title", label=_("Picture"), get_url=lambda picture: reverse("wagtailimages:edit", args=[picture.pk])
        ),
        Column("collection", label=_("Collection"), accessor="collection.name"),
        Column("created_at", label=_("Uploaded")),
    ]

    def dispatch(self, request, *args, **kwargs):
        if not pictures.user_has_any_permission(request.user, ["add", "change"]):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self):
        mine = pictures.instances_user_has_any_permission_for(self.request.user, ["change"])
        return mine.without_description().select_related("collection").order_by("title")


def answer(is_stated: bool) -> str:
    """What a report says of a fact."""
    return gettext("stated") if is_stated else gettext("not stated")


def form_of(listing: Listing) -> str | None:
    """The address of the commerce form of a listing whose page is known."""
    return reverse("products_commerce", args=[listing.page_id]) if listing.page_id else None


def editor(page: ProductPage) -> str:
    """The address of a page's editor, where a product can be put behind it."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
