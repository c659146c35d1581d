import struct
import zlib
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection, UploadedFile

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
    told = "Say what is to be seen, for those who can’t see it; or tick that it is decoration only."
    for empty in ("", "  "):
        assert errors_of(upload(admin, png(), description=empty), "description") == told


def test_the_name_of_a_file_is_no_description(admin):
    told = errors_of(upload(admin, png(), description="IMG_2041.jpg"), "description")
    assert told == "“IMG_2041.jpg” is the name of a file. Say what is to be seen on the picture."


def test_what_only_decorates_needs_no_description_and_keeps_none(admin):
    assert upload(admin, png(), description="A bottle", is_decorative="on").status_code == 302
    assert (Picture.objects.get().description, Picture.objects.get().is_decorative) == ("", True)


def test_a_picture_can_not_lose_its_description_and_keeps_its_focal_point(admin):
    upload(admin, png())
    picture = Picture.objects.get()
    edit = reverse("wagtailimages:edit", args=[picture.pk])
    focus = {f"focal_point_{name}": 10 for name in ("x", "y", "width", "height")}
    assert admin.post(edit, {"title": "Milk", "description": ""} | focus).status_code == 200
    assert Picture.objects.get().description == "A bottle of milk"
    assert admin.post(edit, {"title": "Milk", "description": "Two bottles"} | focus).status_code == 302
    assert Picture.objects.get().description == "Two bottles"
    assert Picture.objects.get().get_focal_point().centroid == (10, 10)


def test_the_chooser_asks_for_it_too(admin):
    file = SimpleUploadedFile("milk.png", png())
    posted = {"image-chooser-upload-title": "Milk", "image-chooser-upload-file": file}
    response = admin.post(reverse("wagtailimages_chooser:create"), posted)
    assert not Picture.objects.exists()
    assert "Say what is to be seen" in response.json()["htmlFragment"]
    posted |= {"image-chooser-upload-file": SimpleUploadedFile("milk.png", png())}
    admin.post(reverse("wagtailimages_chooser:create"), posted | {"image-chooser-upload-description": "A bottle"})
    assert Picture.objects.get().description == "A bottle"


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
    assert "What is to be seen, for those who can’t see it" in response.json()["form"]
    waiting = UploadedFile.objects.get()
    finish = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting.pk])
    form = {f"uploaded-image-{waiting.pk}-title": "Milk"}
    assert not admin.post(finish, form).json()["success"]
    assert not Picture.objects.exists()
    assert admin.post(finish, form | {f"uploaded-image-{waiting.pk}-description": "A bottle"}).json()["success"]
    assert Picture.objects.get().description == "A bottle"
