from oscar.apps.order import apps


class OrderConfig(apps.OrderConfig):
    name = "checkout.order"

    def ready(self) -> None:
        """Oscar's analytics would count what is only placed; checkout.order.purchases counts what is paid for."""
        from oscar.apps.analytics.receivers import receive_order_placed
        from oscar.apps.order.signals import order_placed

        super().ready()
        order_placed.disconnect(receive_order_placed)
