"""Whether a form comes from one of our own pages, told by the browser itself.

It stands in for a token where a cached page holds the form: adding to the basket, choosing a day, leaving word.
"""

from urllib.parse import urlsplit

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt


def from_our_pages(request) -> bool:
    """True if the browser says so: by Sec-Fetch-Site, else by Origin, else by Referer.

    A browser sends at least one of them with a form; what sends none is no browser with somebody's cookies.
    Source: OWASP, Cross-Site Request Forgery Prevention, "Fetch metadata" and "Verifying origin".
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin") or request.headers.get("Referer")
    if not origin:
        return True
    try:
        return urlsplit(origin).netloc == request.get_host()
    except ValueError:  # no address, such as http://[
        return False


class FromOurPages:
    """A view without a token, whose posts are only taken from our own pages. Others are led to what it shows on a GET.

    A class that has a `dispatch` of its own is decorated with csrf_exempt once more.
    """

    @method_decorator([csrf_exempt, never_cache])
    def dispatch(self, request, *args, **kwargs):
        if request.method == "POST" and not from_our_pages(request):
            messages.error(request, _("That came from another site, so nothing was changed. Please use our own pages."))
            return redirect(request.path)
        return super().dispatch(request, *args, **kwargs)
