"""What the order desk's buttons do."""

from django.db import transaction
from oscar.apps.order import processing

from checkout.services import change_status


class EventHandler(processing.EventHandler):
    @transaction.atomic
    def handle_order_status_change(self, order, new_status, note_msg=None) -> None:
        change_status(order, new_status, by=self.user)
        order.refresh_from_db()
        if note_msg:
            self.create_note(order, note_msg)
