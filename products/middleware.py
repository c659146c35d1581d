"""Every request has a delivery."""

from django.utils.functional import SimpleLazyObject

from products.due import current_opening, due_of


class DueMiddleware:
    """Puts `request.opening` and `request.due` on the request; the clock is read once, when first asked."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        request.opening = SimpleLazyObject(current_opening)
        request.due = SimpleLazyObject(lambda: due_of(request.opening))
        return self.get_response(request)
