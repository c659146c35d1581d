"""Every request has a delivery."""

from django.utils.functional import SimpleLazyObject

from delivery.choosing import DeliveryChoice, choice_for
from products.due import due_of


class DueMiddleware:
    """Puts `request.delivery` (DeliveryChoice), its slot `request.opening` and `request.due` on the request.

    The clock is read once, when one of them is first asked for.
    """

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        answer_for(request, SimpleLazyObject(lambda: choice_for(request)))
        return self.get_response(request)


def answer_for(request, choice: DeliveryChoice) -> None:
    """From here on the request is answered for this choice: prices, dates and basket, if they weren't asked for yet."""
    request.delivery = choice
    request.opening = SimpleLazyObject(lambda: choice.slot)
    request.due = SimpleLazyObject(lambda: due_of(choice.slot))
