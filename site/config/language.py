"""The language of an answer: that of its address, whatever the browser prefers."""

from django.middleware.locale import LocaleMiddleware
from django.utils.translation import get_language


class LanguageOfAddress(LocaleMiddleware):
    """Django's. An address without a prefix is of the shop's own language, so that no answer varies by a header."""

    def process_response(self, request, response):
        response.headers.setdefault("Content-Language", get_language())
        return response
