from importlib import import_module

from django.conf import settings
from django.urls import path
from django.views.generic import RedirectView
from oscar.apps.customer import apps


class CustomerConfig(apps.CustomerConfig):
    name = "accounts.customer"

    def ready(self) -> None:
        """Takes the order pages from the room that knows orders; no import may lead there from here."""
        super().ready()
        orders = import_module(settings.ORDER_VIEWS)
        self.summary_view = orders.AccountSummaryView
        self.order_history_view = orders.OrderHistoryView
        self.order_detail_view = orders.OrderDetailView
        self.order_line_view = orders.OrderLineView
        self.anon_order_form_view = orders.AnonymousOrderFormView
        self.anon_order_detail_view = orders.AnonymousOrderDetailView

    def get_urls(self) -> list:
        """Oscar's addresses; the one for notifications leads to the inbox wherever the account is mounted."""
        to_inbox = RedirectView.as_view(pattern_name="customer:notifications-inbox")
        return [path("notifications/", to_inbox), *import_module(settings.ORDER_VIEWS).ADDRESSES, *super().get_urls()]
