"""What the products room adds to the back office."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.images.permissions import permission_policy as pictures

from products.commerce import reports
from products.commerce.chooser import ListingChooserViewSet
from products.commerce.views import AttachView, CommerceView
from products.commerce.viewsets import CategoryViewSet, FactWordsViewSet, ProductTypeViewSet
from products.models import ProductPage
from products.services import TRADE


@hooks.register("register_admin_urls")
def addresses():
    return [
        path("products/<int:page_id>/commerce/", CommerceView.as_view(), name="products_commerce"),
        path("products/<int:page_id>/attach/", AttachView.as_view(), name="products_attach"),
        path("reports/products-without-page/", reports.ProductsWithoutPage.as_view(), name="products_without_page"),
        path("reports/unstated-facts/", reports.UnstatedFacts.as_view(), name="unstated_facts"),
        path("reports/pages-without-product/", reports.PagesWithoutProduct.as_view(), name="pages_without_product"),
        path(
            "reports/pictures-without-description/",
            reports.PicturesWithoutDescription.as_view(),
            name="pictures_without_description",
        ),
    ]


@hooks.register("register_page_listing_more_buttons")
def commerce_button(page, user, next_url=None):
    """In the explorer, for those who may trade."""
    if isinstance(page.specific_deferred, ProductPage) and user.has_perm(TRADE):
        url = reverse("products_commerce", args=[page.pk])
        yield Button(_("Product and price"), url, icon_name="tag", priority=15)


class TraderMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return request.user.has_perm(TRADE)


@hooks.register("register_reports_menu_item")
def products_without_page():
    return TraderMenuItem(_("Products without a page"), reverse("products_without_page"), icon_name="tag", order=1100)


@hooks.register("register_reports_menu_item")
def unstated_facts():
    return TraderMenuItem(_("Facts that nobody has stated"), reverse("unstated_facts"), icon_name="help", order=1105)


@hooks.register("register_reports_menu_item")
def pages_without_product():
    return MenuItem(_("Pages without a product"), reverse("pages_without_product"), icon_name="doc-empty", order=1110)


class PictureMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return pictures.user_has_any_permission(request.user, ["add", "change"])


@hooks.register("register_reports_menu_item")
def pictures_without_description():
    url = reverse("pictures_without_description")
    return PictureMenuItem(_("Pictures without a description"), url, icon_name="image", order=1120)


@hooks.register("register_admin_viewset")
def categories() -> CategoryViewSet:
    return CategoryViewSet("categories")


@hooks.register("register_admin_viewset")
def listing_chooser() -> ListingChooserViewSet:
    return ListingChooserViewSet("listing_chooser")


@hooks.register("register_admin_viewset")
def fact_words() -> FactWordsViewSet:
    return FactWordsViewSet("fact_words")


@hooks.register("register_admin_viewset")
def product_types() -> ProductTypeViewSet:
    return ProductTypeViewSet("product_types")
