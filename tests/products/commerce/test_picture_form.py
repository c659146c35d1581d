import struct
import zlib
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.models import Collection

from products.models import Picture
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    Collection.objects.filter(depth=1).exists() or Collection.add_root(name="Root")
    client.force_login(make_user("ada@example.com", is_superuser=True, is_staff=True))
    return client


def png(size=(40, 50)):
    file = BytesIO()
    Image.new("RGB", size, "#fff").save(file, "PNG")
    return file.getvalue()


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_bomb(width, height):
    """A few bytes that claim to be a picture of width × height."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 64)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def upload(admin, content, name="milk.png", **fields):
    values = {"title": "Milk", "description": "A bottle of milk", "file": SimpleUploadedFile(name, content)} | fields
    return admin.post("/admin/images/add/", values)


def errors_of(response, field):
    assert response.status_code == 200
    assert not Picture.objects.exists()
    return " ".join(response.context["form"].errors[field])


def test_a_picture_with_a_description_is_taken(admin):
    assert upload(admin, png()).status_code == 302
    assert Picture.objects.get().description == "A bottle of milk"


def test_a_picture_without_a_description_is_not(admin):
    assert errors_of(upload(admin, png(), description=""), "description") == "This field is required."


def test_a_text_that_is_called_a_picture_is_refused(admin):
    assert "Upload a valid image" in errors_of(upload(admin, b"I am a bottle of milk", "milk.jpg"), "file")


def test_a_picture_that_ends_too_early_is_refused(admin):
    file = BytesIO()
    Image.effect_noise((200, 200), 50).save(file, "JPEG")
    assert "Upload a valid image" in errors_of(upload(admin, file.getvalue()[:4000], "milk.jpg"), "file")


def test_a_picture_of_sixty_megapixels_is_refused_unopened(admin):
    assert "too many pixels" in errors_of(upload(admin, png_bomb(10_000, 6_000)), "file")


def test_a_picture_that_claims_to_be_endless_is_refused(admin):
    assert "Upload a valid image" in errors_of(upload(admin, png_bomb(2**31 - 1, 2**31 - 1)), "file")


def test_a_drawing_that_could_run_scripts_is_refused(admin):
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    assert "Not a supported image format" in errors_of(upload(admin, svg, "milk.svg"), "file")


def test_a_file_that_is_too_big_is_refused(admin, settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 1000
    assert "too big" in errors_of(upload(admin, png() + b"\0" * 1000), "file")


def test_several_at_once_are_asked_for_descriptions_too(admin):
    file = SimpleUploadedFile("milk.png", png())
    response = admin.post("/admin/images/multiple/add/", {"title": "Milk", "files[]": file})
    assert response.status_code == 200
    assert not Picture.objects.exists()
    assert "What is to be seen, for those who can&#x27;t see it" in response.json()["form"]
