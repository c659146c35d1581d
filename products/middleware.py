"""Every request has a delivery."""

from django.utils.functional import SimpleLazyObject

from delivery.choosing import choice_for
from products.due import due_of


class DueMiddleware:
    """Puts `request.delivery`, its slot `request.opening` and `request.due` on the request.

    The clock is read once, when one of them is first asked for.
    """

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        request.delivery = SimpleLazyObject(lambda: choice_for(request))
        request.opening = SimpleLazyObject(lambda: request.delivery.slot)
        request.due = SimpleLazyObject(lambda: due_of(request.opening))
        return self.get_response(request)
