"""Asks an address of somebody else's whether anybody answers, and can't be made to ask one of our own network.

A name is resolved once, every address that it stands for is judged, and the connection goes to one of those very
addresses: a name server that answers otherwise a moment later changes nothing. Each redirect goes the same way. No
proxy of the environment is used, since a proxy would resolve names for itself.
"""

import socket
import ssl
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPException
from threading import Event, Timer
from urllib.parse import urljoin

from django.conf import settings
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, SSLError
from urllib3.util import Url, parse_url

from home.links.network import may_be_called

PATIENCE_S = 5  # for one connection: to connect, and to wait for each piece of an answer
DEADLINE_S = 10  # for all of it, redirects included, however slowly answers drip in
MOST_HOPS = 5
PORTS = {"http": 80, "https": 443}
REDIRECTS = (301, 302, 303, 307, 308)
FOR_GOOD = (301, 308)


class RefusedAddress(Exception):
    """We don't call there."""


class NoAnswer(Exception):
    """Nobody answers there. `why` is one of the words below."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


NAMELESS, UNSAFE, SILENT, CIRCLING = "nameless", "unsafe", "silent", "circling"


@dataclass(frozen=True)
class Answer:
    """The last status and who said it. `moved_to` is set if the first address says that it has moved for good."""

    status: int
    url: str
    moved_to: str = ""


class _Guarded:
    """A connection that opens no socket but to an address that may be called."""

    def _new_conn(self) -> socket.socket:
        return _open(self._dns_host, self.port, self.timeout)


class GuardedHttp(_Guarded, HTTPConnection):
    pass


class GuardedHttps(_Guarded, HTTPSConnection):
    pass


CONNECTIONS = {"http": GuardedHttp, "https": GuardedHttps}


def fetch(url: str) -> Answer:
    """Who answers at an address, after at most five redirects; nothing but the head of an answer is read.

    Raises RefusedAddress for what isn't http or https, names a user, or leads into a network that isn't public, and
    NoAnswer.
    """
    moved_to, ends_at = "", time.monotonic() + DEADLINE_S
    for hop in range(MOST_HOPS + 1):
        status, leads_to = _ask(url, ends_at)
        if status not in REDIRECTS or not leads_to:
            return Answer(status, url, moved_to)
        url = _joined(url, leads_to)
        if status in FOR_GOOD and (hop == 0 or moved_to):
            moved_to = url
    raise NoAnswer(CIRCLING)


def _joined(url: str, leads_to: str) -> str:
    try:
        return urljoin(url, leads_to)
    except ValueError as error:  # such as https://[
        raise NoAnswer(CIRCLING) from error


def _ask(url: str, ends_at: float) -> tuple[int, str]:
    """Status and Location; HEAD first, and GET where a server makes nothing of that."""
    status, leads_to = _answer("HEAD", url, ends_at)
    return _answer("GET", url, ends_at) if status >= 400 else (status, leads_to)


def _answer(method: str, url: str, ends_at: float) -> tuple[int, str]:
    parts = _checked(url)
    left_s = ends_at - time.monotonic()
    if left_s <= 0:
        raise NoAnswer(SILENT)
    port = parts.port or PORTS[parts.scheme]
    connection = CONNECTIONS[parts.scheme](parts.host.strip("[]"), port, timeout=min(PATIENCE_S, left_s))
    headers = {"User-Agent": f"Creamtop link check (+{settings.SITE_URL})", "Accept": "*/*"}
    try:
        with _within(left_s, connection):
            connection.request(method, parts.request_uri, headers=headers, preload_content=False)
            answer = connection.getresponse()
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        raise NoAnswer(_why(error)) from error
    finally:
        connection.close()
    return answer.status, answer.headers.get("Location", "")


def _checked(url: str) -> Url:
    try:
        parts = parse_url(url)
    except HTTPError as error:
        raise RefusedAddress("no address") from error
    if parts.scheme not in PORTS or not parts.host or parts.auth:
        raise RefusedAddress("no plain address on http or https")
    return parts


def _open(host: str, port: int, patience_s: float) -> socket.socket:
    """A socket to the first of a host's addresses that answers; none of them is tried unless all may be called."""
    found = _resolved(host, port, patience_s)
    for *_, place in found:
        if not may_be_called(place[0], settings.LINK_CHECK_NETWORKS):
            raise RefusedAddress(f"{host} stands for {place[0]}, which isn’t public")
    error: OSError = OSError(f"{host} stands for no address")
    for family, kind, protocol, _name, place in found:
        opened = socket.socket(family, kind, protocol)
        try:
            opened.settimeout(patience_s)
            opened.connect(place)
            return opened
        except OSError as failed:
            opened.close()
            error = failed
    raise error


def _resolved(host: str, port: int, patience_s: float) -> list:
    """What the resolver says, if it says so in time: it knows no time-out of its own that could be set."""
    resolver = ThreadPoolExecutor(max_workers=1)
    try:
        return resolver.submit(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM).result(patience_s)
    except UnicodeError as error:
        raise socket.gaierror(f"{host!r} is no name") from error
    finally:
        resolver.shutdown(wait=False)


@contextmanager
def _within(seconds: float, connection: HTTPConnection) -> Iterator[None]:
    """Hangs up when the time is over: a server that sends a byte now and then would hold us for ever.

    Raises TimeoutError then, since half an answer may look like a whole one.
    """
    is_over = Event()

    def hang_up() -> None:
        is_over.set()
        with suppress(OSError, AttributeError):  # closed, or not even open
            connection.sock.shutdown(socket.SHUT_RDWR)

    timer = Timer(seconds, hang_up)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
    if is_over.is_set():
        raise TimeoutError


def _why(error: Exception) -> str:
    if isinstance(error, socket.gaierror):
        return NAMELESS
    return UNSAFE if isinstance(error, (SSLError, ssl.SSLError)) else SILENT
