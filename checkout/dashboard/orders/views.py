"""The order desk's orders."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from oscar.apps.dashboard.orders import views

from checkout.dashboard.cells import HarmlessWriter
from checkout.dashboard.orders.money import money_of
from checkout.order.papers import papers_of
from checkout.order.processing import StepRefused, steps_by_hand

STEPS_OF_MANY = ("Packed", "Out for delivery", "Delivered", "Cancelled")


def check_may_change(user) -> None:
    """Raises PermissionDenied for somebody who may only look at orders. Oscar asks for no more than that."""
    if not user.has_perm("order.change_order"):
        raise PermissionDenied


class OrderListView(views.OrderListView):
    """Orders with their delivery day, and their export."""

    CSV_COLUMNS = views.OrderListView.CSV_COLUMNS | {"delivery_day": gettext_lazy("Delivery day")}

    def get_queryset(self):
        return super().get_queryset().select_related("delivery")

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(**kwargs) | {"order_statuses": STEPS_OF_MANY}

    def get_row_values(self, order) -> dict:
        delivery = getattr(order, "delivery", None)
        return super().get_row_values(order) | {"delivery_day": delivery.day.isoformat() if delivery else ""}

    def change_order_status(self, request, order) -> None:
        """Moves one of the ticked orders, or says why it stays."""
        check_may_change(request.user)
        wanted = request.POST.get("new_status", "").strip()
        told = {"number": order.number, "was": order.status, "now": wanted}
        try:
            self.get_handler(user=request.user).handle_order_status_change(order, wanted, note_msg=_moved_words(told))
        except StepRefused as refused:
            messages.error(request, _("Order %(number)s: %(why)s") % (told | {"why": refused}))
        else:
            messages.success(request, _("Order %(number)s: %(now)s.") % told)

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

    def post(self, request, *args, **kwargs) -> HttpResponse:
        check_may_change(request.user)
        return super().post(request, *args, **kwargs)

    def get_order_status_form(self):
        form = super().get_order_status_form()
        form.fields["new_status"].choices = steps_by_hand(self.object)
        form.fields["new_status"].label = _("Next step")
        return form

    def get_context_data(self, **kwargs) -> dict:
        delivery = getattr(self.object, "delivery", None)
        words = {"delivery": delivery, "money": money_of(self.object), "papers": papers_of(self.object)}
        return super().get_context_data(**kwargs) | words

    def change_order_status(self, request, order) -> HttpResponse:
        """Takes the next step, or says why it can't be taken."""
        wanted = request.POST.get("new_status", "").strip()
        told = {"was": order.status, "now": wanted}
        try:
            self.get_handler(user=request.user).handle_order_status_change(order, wanted, note_msg=_moved_words(told))
        except StepRefused as refused:
            return self.reload_page(error=str(refused))
        messages.success(request, _("It is “%(now)s” now.") % told)
        return self.reload_page()


class ShippingAddressUpdateView(views.ShippingAddressUpdateView):
    """Where an order goes, for those who may change orders."""

    def dispatch(self, request, *args, **kwargs) -> HttpResponse:
        check_may_change(request.user)
        return super().dispatch(request, *args, **kwargs)


def _moved_words(told: dict) -> str:
    return _("From “%(was)s” to “%(now)s”") % told
