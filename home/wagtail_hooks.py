"""What the whole shop adds to the back office: the way to the order desk, and what to know at a glance."""

from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from oscar.views.decorators import check_permissions
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet

from checkout.dashboard import figures
from checkout.dashboard.apps import DESK
from home.links.report import BrokenLinks
from home.post.desk import SubscriptionViewSet
from home.site_desk import AnnouncementViewSet, MenusViewSet
from products.models import Listing, ProductPage
from products.services import TRADE

register_snippet(AnnouncementViewSet)
register_snippet(MenusViewSet)


class OrderDeskItem(MenuItem):
    """The order desk, for those whom it lets in."""

    def is_shown(self, request) -> bool:
        return may_use_desk(request.user)


def may_use_desk(user) -> bool:
    """Whether the order desk lets somebody in."""
    return check_permissions(user, list(DESK))


@hooks.register("register_admin_menu_item")
def order_desk():
    return OrderDeskItem(_("Order desk"), reverse("dashboard:index"), name="order-desk", icon_name="list-ul", order=150)


class TodayPanel(Component):
    """A few figures, each with the way to what it counts."""

    name = "today"
    template_name = "wagtailadmin/home/today.html"
    order = 50

    def get_context_data(self, parent_context) -> dict:
        request = parent_context["request"]
        return super().get_context_data(parent_context) | {
            "day": request.opening.day,
            "figures": figures_for(request.user, request.opening.day),
        }


def figures_for(user, day) -> list[tuple[int, str, str]]:
    """Number, words and address of what somebody has to care for."""
    found = []
    if may_use_desk(user):
        desk = reverse("dashboard:index")
        found.append((figures.orders_to_prepare(day).count(), _("orders to prepare"), desk))
        found.append((figures.low_stock().count(), _("packs running low"), f"{desk}#low-stock"))
        if user.has_perm("order.change_order"):
            found.append((figures.claims_to_decide().count(), _("claims about dates"), reverse("dashboard:claims")))
        found.append((figures.reviews_to_read().count(), _("reviews to read"), reverse("dashboard:reviews-list")))
    if user.has_perm(TRADE):
        orphans = Listing.objects.without_page().count()
        found.append((orphans, _("products without a page"), reverse("products_without_page")))
    empty = ProductPage.objects.without_product().count()
    found.append((empty, _("pages without a product"), reverse("pages_without_product")))
    return found


@hooks.register("construct_homepage_panels")
def show_today(request, panels) -> None:
    panels.append(TodayPanel())


@hooks.register("insert_global_admin_css")
def brand() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("css/backoffice/brand.css"))


@hooks.register("register_admin_viewset")
def newsletter() -> SubscriptionViewSet:
    return SubscriptionViewSet("newsletter")


@hooks.register("filter_form_submissions_for_user")
def submissions_for_those_who_may(user, pages):
    """What visitors sent holds their names and words: for those who may see it, not for all who edit pages."""
    return pages if user.has_perm("wagtailforms.view_formsubmission") else pages.none()


@hooks.register("register_admin_urls")
def report_addresses():
    return [
        path("reports/links/", BrokenLinks.as_view(), name="broken_links"),
        path("reports/links/results/", BrokenLinks.as_view(results_only=True), name="broken_links_results"),
    ]


@hooks.register("register_reports_menu_item")
def broken_links_item():
    return MenuItem(_("Links to mend"), reverse("broken_links"), icon_name="link", order=1130)
