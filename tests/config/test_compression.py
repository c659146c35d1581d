"""What leaves the shop compressed, and what doesn't."""

import gzip

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from config.compression import WordsCompressed
from tests import factories

MUCH = b"Gold top milk. " * 100


def answered(response, accepts="gzip, br"):
    request = RequestFactory().get("/", headers={"accept-encoding": accepts})
    return WordsCompressed(lambda _: response)(request)


@pytest.mark.django_db
def test_a_page_leaves_compressed(client):
    factories.make_home()
    plain = client.get("/")
    packed = client.get("/", headers={"accept-encoding": "gzip"})

    assert packed["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed["Vary"]
    assert gzip.decompress(packed.content) == plain.content


@pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "application/json", "application/xml"])
def test_words_leave_compressed(kind):
    assert answered(HttpResponse(MUCH, content_type=kind))["Content-Encoding"] == "gzip"


def test_a_browser_that_unpacks_nothing_gets_words_as_they_are():
    assert answered(HttpResponse(MUCH), accepts="identity").content == MUCH


@pytest.mark.parametrize("kind", ["image/avif", "application/pdf", "font/woff2"])
def test_what_is_packed_already_is_left_alone(kind):
    assert "Content-Encoding" not in answered(HttpResponse(MUCH, content_type=kind))


def test_an_event_reaches_the_page_when_it_happens():
    stream = StreamingHttpResponse(iter([MUCH]), content_type="text/event-stream")

    assert "Content-Encoding" not in answered(stream)


def test_a_picture_keeps_its_length(client):
    name = default_storage.save("milk.webp", ContentFile(MUCH))
    picture = client.get(f"/media/{name}", headers={"accept-encoding": "gzip"})

    assert "Content-Encoding" not in picture
    assert picture["Content-Length"] == "1500"
