"""Which basket a request brings, and what its shopper has to be told about their day."""

from django.contrib import messages
from oscar.apps.basket import middleware

from checkout.basket.day import lost_told

BACK_OFFICE = ("/admin/", "/dashboard/")


class BasketMiddleware(middleware.BasketMiddleware):
    """Oscar's, whose cookie also says that other sites' forms don't get it."""

    def process_template_response(self, request, response):
        """Words go into the page that is about to be shown, before it is rendered."""
        if is_page_of_shopper(request):
            for words in lost_told(request):
                messages.info(request, words)
        return super().process_template_response(request, response)

    def process_response(self, request, response):
        response = super().process_response(request, response)
        cookie = response.cookies.get(self.get_cookie_key(request))
        if cookie is not None:
            cookie["samesite"] = "Lax"
        return response


def is_page_of_shopper(request) -> bool:
    """Whether a page of the shop is opened. The back office shows the same messages, to somebody at work."""
    return request.method == "GET" and not request.path.startswith(BACK_OFFICE)
