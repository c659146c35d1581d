"""The mark of the shop, wherever a machine shows it."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from PIL import Image

from home.sharing.manifest import GROUND
from tests import factories

pytestmark = pytest.mark.django_db


def found(address: str) -> Path:
    """The file behind the address of a static file."""
    return Path(finders.find(address.removeprefix("/static/")))


@pytest.mark.parametrize("address", ["/", "/basket/", "/nothing/"])
def test_every_page_names_icons_that_are_there(client, address):
    factories.make_home()
    head = client.get(address).content.decode().split("</head>")[0]
    icons = re.findall(r'<link rel="(icon|apple-touch-icon)" href="([^"]+)"', head)
    assert [(kind, found(file).name) for kind, file in icons] == [
        ("icon", "favicon.ico"),
        ("icon", "favicon.svg"),
        ("apple-touch-icon", "apple-touch-icon.png"),
    ]
    assert '<link rel="manifest" href="/site.webmanifest">' in head


def test_the_oldest_kind_is_found_without_reading_a_page(client):
    response = client.get("/favicon.ico")
    assert response.status_code == 302 and not response.cookies
    with Image.open(found(response.url)) as icon:
        assert icon.format == "ICO" and icon.ico.sizes() == {(16, 16), (32, 32), (48, 48)}


def test_the_manifest_tells_what_a_home_screen_shows(client):
    response = client.get("/site.webmanifest")
    assert response["Content-Type"] == "application/manifest+json" and not response.cookies
    told = response.json()
    assert (told["name"], told["lang"], told["start_url"]) == ("Longmeadow Dairy", "en-GB", "/")
    sizes = [(each["sizes"], each.get("purpose", "any")) for each in told["icons"]]
    assert sizes == [("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")]
    for each in told["icons"]:
        with Image.open(found(each["src"])) as icon:
            assert f"{icon.width}x{icon.height}" == each["sizes"]


def test_a_mask_cuts_nothing_off(client):
    with Image.open(found("/static/icons/icon-maskable-512.png")) as icon:
        assert icon.mode == "RGB"
        ground = icon.getpixel((0, 0))
        left, upper, right, lower = (
            icon.point(lambda value: value).convert("L").point(lambda grey: 255 * (grey > 90)).getbbox()
        )
    assert ground == (31, 74, 56)
    safe = 512 * 0.1  # outside a circle of four fifths, a mask may cut
    assert min(left, upper, 512 - right, 512 - lower) > safe


def test_the_colours_around_a_page_are_those_of_the_shop(client):
    factories.make_home()
    tokens = Path("static/css/tokens.css").read_text()
    day, night = re.search(r"--surface: light-dark\((#\w+), (#\w+)\)", tokens).groups()
    html = client.get("/").content.decode()
    assert f'<meta name="theme-color" content="{day}" media="(prefers-color-scheme: light)">' in html
    assert f'<meta name="theme-color" content="{night}" media="(prefers-color-scheme: dark)">' in html
    assert day == GROUND
