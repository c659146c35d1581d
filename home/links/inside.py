"""What an address of ours answers to a stranger, asked within this process: no socket, nobody else is called."""

from urllib.parse import urljoin, urlsplit
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.utils import translation

from home.links.addresses import Whose, path_of, whose
from home.links.fetching import CIRCLING, FOR_GOOD, MOST_HOPS, REDIRECTS, Answer, NoAnswer


def fetch(address: str) -> Answer:
    """Who answers at an address of ours, after at most five redirects. Raises NoAnswer if it leads on and on."""
    url, moved_to = address, ""
    with translation.override(settings.LANGUAGE_CODE):  # a page leaves its own behind
        for _hop in range(MOST_HOPS + 1):
            status, leads_to = _ask(path_of(url))
            if status not in REDIRECTS or whose(leads_to, settings.SITE_URL) is not Whose.OURS:
                return Answer(status, url, moved_to)
            moved_to = urljoin(url, leads_to) if status in FOR_GOOD else moved_to
            url = urljoin(url, leads_to)
    raise NoAnswer(CIRCLING)


def _ask(path: str) -> tuple[int, str]:
    """Status and Location. The response isn't closed, since that would also close the caller's database connection."""
    handler = BaseHandler()
    handler.load_middleware()
    response = handler.get_response(WSGIRequest(_environ(path)))
    return response.status_code, response.headers.get("Location", "")


def _environ(path: str) -> dict:
    site, parts = urlsplit(settings.SITE_URL), urlsplit(path)
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": parts.path,
        "QUERY_STRING": parts.query,
        "HTTP_HOST": site.netloc,
        "SERVER_NAME": site.hostname,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": site.scheme,
    }
    setup_testing_defaults(environ)
    return environ
