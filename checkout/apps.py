from django.urls import path
from oscar.apps.checkout import apps


class CheckoutConfig(apps.CheckoutConfig):
    name = "checkout"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Makes the messages of orders known to the outbox."""
        from checkout.messages.kinds import register_kinds

        super().ready()
        register_kinds()

    def get_urls(self) -> list:
        """Oscar's addresses, the delivery as an event for a calendar, and those of the payment page."""
        from checkout.payments import views
        from checkout.views import CalendarView

        ours = [
            path("thank-you/calendar/", CalendarView.as_view(), name="calendar"),
            path("pay/<slug:number>/", views.pay, name="pay"),
            path("pay/<slug:number>/setup/", views.set_up, name="pay-setup"),
            path("pay/<slug:number>/authorise/", views.authorise, name="pay-authorise"),
            path("pay/<slug:number>/check/", views.check, name="pay-check"),
            path("pay/<slug:number>/cards/", views.cards, name="pay-cards"),
            path("pay/<slug:number>/otherwise/", views.pay_otherwise, name="pay-otherwise"),
            path("pay/<slug:number>/give-up/", views.give_up, name="pay-give-up"),
            path("payments/<slug:code>/events/", views.hear, name="gateway-events"),
        ]
        return super().get_urls() + self.post_process_urls(ours)
