"""Which basket a request brings, and what its shopper has to be told about their day."""

from django.conf import settings
from django.contrib import messages
from oscar.apps.basket import middleware
from oscar.core.loading import get_model

from checkout.basket.day import lost_told
from checkout.paying import SESSION_KEY

BACK_OFFICE = ("/admin/", "/dashboard/")


class BasketMiddleware(middleware.BasketMiddleware):
    """Oscar's, whose cookie also says that other sites' forms don't get it."""

    def get_cookie_basket(self, cookie_key: str, request, manager):
        """A guest's basket; first of all the one that was given back, since this session's order of it fell through.

        The order took its cookie away. What the guest has begun meanwhile takes in its lines.
        """
        begun, back = super().get_cookie_basket(cookie_key, request, manager), given_back(request)
        if begun is None or back is None or begun == back:
            return begun or back
        begun.merge(back, add_quantities=False)
        return begun

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


def given_back(request):
    """The open basket of the order that a guest has placed in this session, or None; one query at most."""
    has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
    ordered = request.session.get(SESSION_KEY) if has_session else None
    return get_model("basket", "Basket").open.filter(order=ordered, owner=None).first() if ordered else None
