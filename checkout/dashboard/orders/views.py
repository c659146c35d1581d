"""The order desk's orders."""

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from oscar.apps.dashboard.orders import views

from checkout.dashboard.cells import HarmlessWriter


class OrderListView(views.OrderListView):
    """Orders with their delivery day, and their export."""

    CSV_COLUMNS = views.OrderListView.CSV_COLUMNS | {"delivery_day": _("Delivery day")}

    def get_queryset(self):
        return super().get_queryset().select_related("delivery")

    def get_row_values(self, order) -> dict:
        delivery = getattr(order, "delivery", None)
        return super().get_row_values(order) | {"delivery_day": delivery.day.isoformat() if delivery else ""}

    def download_selected_orders(self, request, orders) -> HttpResponse:
        response = HttpResponse(content_type="text/csv")
        response["Content-Disposition"] = f"attachment; filename={self.get_download_filename(request)}"
        writer = HarmlessWriter(open_file=response)
        writer.writerow(self.CSV_COLUMNS.values())
        for order in orders:
            row = self.get_row_values(order)
            writer.writerow(row.get(column, "") for column in self.CSV_COLUMNS)
        return response


class OrderDetailView(views.OrderDetailView):
    """One order. Lines have no status of their own: stock moves with the whole order (checkout.services)."""

    order_actions = ("save_note", "delete_note", "change_order_status")
    line_actions = ()

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(**kwargs) | {"delivery": getattr(self.object, "delivery", None)}
