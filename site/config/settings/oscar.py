"""What django-oscar needs: which of its apps are ours, and its own settings."""

from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from oscar import INSTALLED_APPS as STOCK_APPS
from oscar.defaults import *  # noqa: F403

# Oscar finds a fork by its app label, so ours live in the rooms that they serve.
FORKS = {
    "oscar.apps.basket.apps.BasketConfig": "checkout.basket.apps.BasketConfig",
    "oscar.apps.catalogue.apps.CatalogueConfig": "products.catalogue.apps.CatalogueConfig",
    "oscar.apps.checkout.apps.CheckoutConfig": "checkout.apps.CheckoutConfig",
    "oscar.apps.communication.apps.CommunicationConfig": "notices.communication.apps.CommunicationConfig",
    "oscar.apps.customer.apps.CustomerConfig": "accounts.customer.apps.CustomerConfig",
    "oscar.apps.dashboard.apps.DashboardConfig": "checkout.dashboard.apps.DashboardConfig",
    "oscar.apps.offer.apps.OfferConfig": "checkout.offer.apps.OfferConfig",
    "oscar.apps.order.apps.OrderConfig": "checkout.order.apps.OrderConfig",
    "oscar.apps.partner.apps.PartnerConfig": "freshness.partner.apps.PartnerConfig",
    "oscar.apps.shipping.apps.ShippingConfig": "delivery.shipping.apps.ShippingConfig",
    "oscar.apps.voucher.apps.VoucherConfig": "checkout.voucher.apps.VoucherConfig",
    "oscar.apps.wishlists.apps.WishlistsConfig": "accounts.wishlists.apps.WishlistsConfig",
}


def oscar_apps() -> list[str]:
    """Oscar's apps with our forks in place of its own.

    Raises ImproperlyConfigured when FORKS names an app that Oscar no longer has.
    """
    unknown = sorted(set(FORKS) - set(STOCK_APPS))
    if unknown:
        raise ImproperlyConfigured(f"FORKS names apps that Oscar does not have: {', '.join(unknown)}.")
    return [FORKS.get(app, app) for app in STOCK_APPS]


# A fork keeps Oscar's tables and Oscar's migrations. We never add a column to them.
MIGRATION_MODULES = {
    label: f"oscar.apps.{label}.migrations"
    for label in (
        "basket",
        "catalogue",
        "communication",
        "customer",
        "offer",
        "order",
        "partner",
        "shipping",
        "voucher",
        "wishlists",
    )
}

OSCAR_SHOP_NAME = "Longmeadow Dairy"
OSCAR_HOMEPAGE = reverse_lazy("wagtail_serve", args=[""])
OSCAR_ALLOW_ANON_CHECKOUT = True
OSCAR_MODERATE_REVIEWS = True
OSCAR_OFFERS_INCL_TAX = True
OSCAR_EAGER_ALERTS = False  # a sale never sends mail from inside its transaction
OSCAR_MAX_BASKET_QUANTITY_THRESHOLD = 120
OSCAR_REQUIRED_ADDRESS_FIELDS = ("first_name", "last_name", "line1", "line4", "postcode", "country")
OSCAR_BASKET_COOKIE_OPEN = "basket"
OSCAR_DELETE_IMAGE_FILES = False

OSCAR_INITIAL_ORDER_STATUS = "Awaiting payment"
OSCAR_INITIAL_LINE_STATUS = "Awaiting payment"
OSCAR_ORDER_STATUS_PIPELINE = {
    "Awaiting payment": ("Confirmed", "Cancelled"),
    "Confirmed": ("Packed", "Cancelled"),
    "Packed": ("Out for delivery", "Cancelled"),
    "Out for delivery": ("Delivered", "Cancelled"),
    "Delivered": ("Refunded",),
    "Cancelled": (),
    "Refunded": (),
}
OSCAR_LINE_STATUS_PIPELINE = OSCAR_ORDER_STATUS_PIPELINE

OSCAR_DASHBOARD_NAVIGATION = [
    {"label": _("Orders"), "icon": "fas fa-shopping-cart", "url_name": "dashboard:order-list"},
    {"label": _("Date claims"), "icon": "fas fa-calendar", "url_name": "dashboard:claims"},
    {"label": _("Customers"), "icon": "fas fa-users", "url_name": "dashboard:users-index"},
    {
        "label": _("Offers"),
        "icon": "fas fa-bullhorn",
        "children": [
            {"label": _("Offers"), "url_name": "dashboard:offer-list"},
            {"label": _("Vouchers"), "url_name": "dashboard:voucher-list"},
            {"label": _("Voucher sets"), "url_name": "dashboard:voucher-set-list"},
            {"label": _("Offer ranges"), "url_name": "dashboard:range-list"},
        ],
    },
    {"label": _("Reviews"), "icon": "fas fa-comment", "url_name": "dashboard:reviews-list"},
    {"label": _("Reports"), "icon": "fas fa-chart-bar", "url_name": "dashboard:reports-index"},
]

# Our listing and search use Wagtail's search. Haystack is here because Oscar imports it.
HAYSTACK_CONNECTIONS = {"default": {"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}}
HAYSTACK_SIGNAL_PROCESSOR = "haystack.signals.BaseSignalProcessor"
