from django.urls import path
from oscar.apps.basket import apps


class BasketConfig(apps.BasketConfig):
    name = "checkout.basket"

    def get_urls(self) -> list:
        """Oscar's, those of the delivery day, and the one that takes several products."""
        from checkout.basket.day_views import DayView, ElsewhereView
        from checkout.basket.views import AddSeveralView

        ours = [
            path("add/", AddSeveralView.as_view(), name="add-several"),
            path("day/", DayView.as_view(), name="day"),
            path("elsewhere/", ElsewhereView.as_view(), name="elsewhere"),
        ]
        return super().get_urls() + self.post_process_urls(ours)
