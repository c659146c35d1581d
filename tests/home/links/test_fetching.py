"""Asked of a server of our own, which is allowed here by its network and nowhere else."""

import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from home.links import fetching
from home.links.fetching import NoAnswer, RefusedAddress, fetch

REDIRECTS = {
    "/moved": (301, "/fine"),
    "/moved-twice": (308, "/moved"),
    "/for-now": (302, "/fine"),
    "/then-for-good": (302, "/moved"),
    "/round": (302, "/round"),
    "/to-metadata": (302, "http://169.254.169.254/latest/meta-data/"),
    "/to-localhost-six": (301, "http://[::1]/"),
    "/to-file": (302, "file:///etc/passwd"),
    "/to-nonsense": (302, "http://["),
}


class Answering(BaseHTTPRequestHandler):
    def do_HEAD(self):
        self.server.heard.append((self.command, self.path, self.headers["Host"], self.headers["User-Agent"]))
        if self.path == "/drip":
            self.drip()
            return
        status, place = REDIRECTS.get(self.path, (404 if self.path == "/gone" else 200, ""))
        if self.path == "/get-only":
            status = 405 if self.command == "HEAD" else 200
        self.send_response(status)
        if place:
            self.send_header("Location", place)
        self.end_headers()

    do_GET = do_HEAD  # noqa: N815

    def drip(self):
        try:
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            while True:
                self.wfile.write(b"X")
                self.wfile.flush()
                time.sleep(0.1)
        except OSError:
            self.close_connection = True

    def log_message(self, *args):
        pass


@pytest.fixture
def server(settings):
    settings.LINK_CHECK_NETWORKS = ["127.0.0.1/32"]
    settings.SITE_URL = "https://dairy.example"
    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        server.daemon_threads = True
        server.heard = []
        server.home = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_it_asks_for_the_head_of_a_page_and_says_who_asks(server):
    answer = fetch(f"{server.home}/fine")
    assert (answer.status, answer.moved_to) == (200, "")
    here = server.home.removeprefix("http://")
    assert server.heard == [("HEAD", "/fine", here, "Creamtop link check (+https://dairy.example)")]


def test_where_head_is_not_answered_well_it_asks_for_the_page(server):
    assert fetch(f"{server.home}/get-only").status == 200
    assert [heard[0] for heard in server.heard] == ["HEAD", "GET"]
    assert fetch(f"{server.home}/gone").status == 404


@pytest.mark.parametrize(
    ("path", "moved_to"), [("/moved", "/fine"), ("/moved-twice", "/fine"), ("/for-now", ""), ("/then-for-good", "")]
)
def test_redirects_are_followed_and_a_move_for_good_is_told(server, path, moved_to):
    answer = fetch(server.home + path)
    assert answer.status == 200
    assert answer.url == f"{server.home}/fine"
    assert answer.moved_to == (server.home + moved_to if moved_to else "")


def test_redirects_without_an_end_are_left(server):
    with pytest.raises(NoAnswer) as silence:
        fetch(f"{server.home}/round")
    assert silence.value.why == "circling"
    assert len(server.heard) == 6


@pytest.mark.parametrize("path", ["/to-metadata", "/to-localhost-six", "/to-file"])
def test_a_redirect_does_not_lead_it_into_our_network(server, path):
    with pytest.raises(RefusedAddress):
        fetch(server.home + path)


def test_a_redirect_to_nonsense_is_no_answer(server):
    with pytest.raises((NoAnswer, RefusedAddress)):
        fetch(f"{server.home}/to-nonsense")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://0.0.0.0/",
        "http://10.0.0.1/",
        "http://192.168.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
        "http://[64:ff9b::7f00:1]/",
        "https://127.0.0.1/",
    ],
)
def test_addresses_of_our_own_network_are_refused_before_anything_is_sent(settings, monkeypatch, url):
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("it opened a connection"))
    with pytest.raises(RefusedAddress):
        fetch(url)


@pytest.mark.parametrize(
    "url",
    ["ftp://cows.example/", "file:///etc/passwd", "gopher://cows.example/", "javascript:alert(1)", "/shop/", "http://"],
)
def test_only_http_and_https_are_asked(url):
    with pytest.raises(RefusedAddress):
        fetch(url)


def test_an_address_that_names_a_user_is_refused(server):
    with pytest.raises(RefusedAddress):
        fetch(server.home.replace("http://", "http://ada:secret@"))
    assert server.heard == []


def resolving(*answers):
    """A resolver that says something else each time."""
    told = iter(answers)
    places = lambda hosts, port: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, port)) for host in hosts]  # noqa: E731
    return lambda host, port, **_: places(next(told), port)


def test_a_name_is_resolved_once_and_the_call_goes_to_what_was_judged(server, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", resolving(["127.0.0.1"]))  # a second question would fail
    assert fetch(f"http://cows.example:{server.server_port}/fine").status == 200
    assert server.heard[0][2] == f"cows.example:{server.server_port}"


def test_a_name_that_answers_otherwise_the_next_time_is_judged_again(server, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", resolving(["127.0.0.1"], ["10.0.0.1"]))
    with pytest.raises(RefusedAddress, match=r"10\.0\.0\.1"):
        fetch(f"http://cows.example:{server.server_port}/moved")
    assert len(server.heard) == 1


def test_a_name_that_stands_for_one_private_address_among_public_ones_is_refused(monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", resolving(["93.184.216.34", "192.168.1.1"]))
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("it opened a connection"))
    with pytest.raises(RefusedAddress, match=r"192\.168\.1\.1"):
        fetch("http://cows.example/")


def test_a_proxy_of_the_environment_is_not_asked(server, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    assert fetch(f"{server.home}/fine").status == 200


def test_a_name_that_nobody_has_is_told_apart(monkeypatch):
    def unknown(*args, **kwargs):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(NoAnswer) as silence:
        fetch("https://cows.example/")
    assert silence.value.why == "nameless"


def test_nobody_answers_on_a_closed_port(server):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(NoAnswer) as silence:
        fetch(f"http://127.0.0.1:{port}/")
    assert silence.value.why == "silent"


def test_a_server_that_speaks_no_tls_has_no_good_certificate(server):
    with pytest.raises(NoAnswer) as silence:
        fetch(server.home.replace("http://", "https://"))
    assert silence.value.why == "unsafe"


def test_an_answer_that_drips_in_is_hung_up_on(server, monkeypatch):
    monkeypatch.setattr(fetching, "DEADLINE_S", 0.5)
    began = time.monotonic()
    with pytest.raises(NoAnswer):
        fetch(f"{server.home}/drip")
    assert time.monotonic() - began < 3
