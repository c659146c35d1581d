"""Pages leave compressed; pictures and PDFs are so already."""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware

WORDS = ("text/html", "text/plain", "text/css", "text/csv", "text/calendar")
DATA = ("application/json", "application/ld+json", "application/xml", "application/rss+xml", "application/atom+xml")


class WordsCompressed(GZipMiddleware):
    """Compresses what is made of words; a stream of events goes out as it comes.

    Django hides the length of what it compresses behind random padding and masks each token anew, so that nobody learns
    a secret from lengths. Files of static/ lie there compressed: WhiteNoise stands before this.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        kind = response.get("Content-Type", "").split(";")[0]
        return super().process_response(request, response) if kind in WORDS + DATA else response
