"""What each page of the checkout needs before it opens, and where it leads if that is missing."""

from django.urls import reverse
from django.utils.translation import gettext as _
from oscar.apps.checkout import exceptions, session
from oscar.core.loading import get_class

from checkout.asked import chosen_problem, slot_problem
from checkout.basket.day import keep
from checkout.lines import lines_shown, problems_of
from checkout.paying import pay_path, waiting_order
from checkout.places import elsewhere_words
from delivery.plans import area_of

Repository = get_class("shipping.repository", "Repository")


class CheckoutSessionMixin(session.CheckoutSessionMixin):
    """Oscar's pre-conditions, which carry where to go and what to say, in our words."""

    def check_basket_is_not_empty(self, request) -> None:
        if not request.basket.is_empty:
            return
        order = waiting_order(request)
        if order:
            told = _("Order %(number)s waits to be paid.") % {"number": order.number}
            raise exceptions.FailedPreCondition(url=pay_path(order), message=told)
        raise exceptions.FailedPreCondition(
            url=reverse("basket:summary"), message=_("Your basket is empty. Put something in first.")
        )

    def check_basket_is_valid(self, request) -> None:
        problems = problems_of(lines_shown(request.basket.all_lines()))
        if problems:
            raise exceptions.FailedPreCondition(url=reverse("basket:summary"), messages=problems)

    def check_user_email_is_captured(self, request) -> None:
        if not request.user.is_authenticated and not self.checkout_session.get_guest_email():
            raise exceptions.FailedPreCondition(
                url=reverse("checkout:shipping-address"), message=_("Tell us first where to bring it.")
            )

    def check_a_valid_shipping_address_is_captured(self) -> None:
        is_set = self.checkout_session.is_shipping_address_set()
        if not is_set or not self.get_shipping_address(self.request.basket):
            raise exceptions.FailedPreCondition(
                url=reverse("checkout:shipping-address"), message=_("Tell us first where to bring it.")
            )

    def check_all_still_holds(self, request) -> None:
        """Prices, stock and slot together: whatever stands against an order is told at once."""
        of_basket = problems_of(lines_shown(request.basket.all_lines()))
        of_slot = self.slot_problems()
        if of_slot:
            keep(request, request.delivery)  # a day that is lost is told here, and nowhere again
        if of_basket or of_slot:
            page = "basket:summary" if of_basket else "checkout:shipping-address"
            raise exceptions.FailedPreCondition(url=reverse(page), messages=[*of_basket, *of_slot])

    def slot_problems(self) -> list[str]:
        """Why the basket can't come where and when it was asked to; empty if it can."""
        choice, address = self.request.delivery, self.get_shipping_address(self.request.basket)
        chosen = chosen_problem(choice)
        if chosen:
            return [chosen]
        area = area_of(address.postcode) if choice.slot.area_id else None
        if choice.slot.area_id and (area is None or area.pk != choice.slot.area_id):
            return [elsewhere_words(address.postcode)]
        problem = slot_problem(choice.slot, self.request.basket)
        return [problem] if problem else []

    def check_a_valid_shipping_method_is_captured(self) -> None:
        """There is one way to travel; nobody has to choose it."""

    def has_told_delivery(self) -> bool:
        """Whether who, where and when are known and still hold, so that the delivery page has nothing to ask."""
        who = self.request.user.is_authenticated or self.checkout_session.get_guest_email()
        is_set = self.checkout_session.is_shipping_address_set()
        return bool(who and is_set and self.get_shipping_address(self.request.basket) and not self.slot_problems())

    def get_shipping_method(self, basket, shipping_address=None, **kwargs):
        slot = self.request.opening
        return Repository().get_default_shipping_method(basket, shipping_addr=shipping_address, slot=slot)
