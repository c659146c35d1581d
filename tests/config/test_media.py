"""Uploaded files, as the embedded set-up serves them."""

import pytest


@pytest.fixture
def upload(media_root):
    def write(name, content=b"bytes"):
        file = media_root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)

    return write


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("images/milk.webp", "image/webp"),
        ("images/milk.avif", "image/avif"),
        ("original_images/milk.jpg", "image/jpeg"),
        ("prices.pdf", "application/pdf"),
    ],
)
def test_pictures_and_pdfs_are_shown_and_kept_for_a_year(client, upload, name, kind):
    upload(name, b"milk")

    response = client.get(f"/media/{name}")

    assert b"".join(response.streaming_content) == b"milk"
    assert response["Content-Type"] == kind
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "attachment" not in response.get("Content-Disposition", "")


@pytest.mark.parametrize("name", ["evil.svg", "evil.html", "evil.js", "noextension"])
def test_anything_else_is_offered_for_saving(client, upload, name):
    upload(name)

    assert client.get(f"/media/{name}")["Content-Disposition"] == "attachment"


def test_an_unchanged_picture_is_not_sent_again(client, upload):
    upload("milk.png")
    changed = client.get("/media/milk.png")["Last-Modified"]

    response = client.get("/media/milk.png", headers={"If-Modified-Since": changed})

    assert response.status_code == 304
    assert "Content-Disposition" not in response


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name", ["documents/a.pdf", "images/../documents/a.pdf", "./documents/a.pdf", "Documents/a.pdf"]
)
def test_documents_are_left_to_wagtail_which_asks_who_may_read_them(client, upload, name):
    upload("documents/a.pdf")
    upload("images/milk.png")

    assert client.get(f"/media/{name}").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["missing.png", "images", "../secret-key", "images/../../secret-key"])
def test_nothing_else_can_be_read(client, upload, media_root, path):
    upload("images/milk.png")
    (media_root.parent / "secret-key").write_text("secret")

    assert client.get(f"/media/{path}").status_code in (400, 404)


@pytest.mark.django_db
def test_a_name_too_long_for_the_file_system_is_not_there(client, media_root):
    assert client.get(f"/media/{'a' * 300}").status_code == 404
