"""What each page of the checkout needs before it opens, and where it leads if that is missing."""

from django.urls import reverse
from django.utils.translation import gettext as _
from oscar.apps.checkout import exceptions, session
from oscar.core.loading import get_class

from checkout.lines import lines_shown, problems_of

Repository = get_class("shipping.repository", "Repository")


class CheckoutSessionMixin(session.CheckoutSessionMixin):
    """Oscar's pre-conditions, which carry where to go and what to say, in our words."""

    def check_basket_is_not_empty(self, request) -> None:
        if request.basket.is_empty:
            raise exceptions.FailedPreCondition(
                url=reverse("basket:summary"), message=_("Your basket is empty. Put something in first.")
            )

    def check_basket_is_valid(self, request) -> None:
        problems = problems_of(lines_shown(request.basket.all_lines()))
        if problems:
            raise exceptions.FailedPreCondition(url=reverse("basket:summary"), messages=problems)

    def check_user_email_is_captured(self, request) -> None:
        if not request.user.is_authenticated and not self.checkout_session.get_guest_email():
            raise exceptions.FailedPreCondition(url=reverse("checkout:shipping-address"))

    def check_a_valid_shipping_address_is_captured(self) -> None:
        is_set = self.checkout_session.is_shipping_address_set()
        if not is_set or not self.get_shipping_address(self.request.basket):
            raise exceptions.FailedPreCondition(
                url=reverse("checkout:shipping-address"), message=_("Tell us first where to bring it.")
            )

    def check_a_valid_shipping_method_is_captured(self) -> None:
        """There is one way to travel; nobody has to choose it."""

    def get_shipping_method(self, basket, shipping_address=None, **kwargs):
        slot = self.request.opening
        return Repository().get_default_shipping_method(basket, shipping_addr=shipping_address, slot=slot)
