"""What can be seen in the picture: words where they belong, the photograph, nothing that runs over."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from home.sharing.social_picture.artwork import COLOURS
from home.sharing.social_picture.content import Content
from home.sharing.social_picture.drawing import draw
from home.sharing.social_picture.typesetting import can_shape

TITLE = (68, 130, 600, 600)  # where the title stands beside a photograph
PHOTO = (900, 100, 1190, 620)
GROUND = (250, 246, 234)  # --surface, as it comes back from a JPEG


def picture(title="Natural yoghurt", photo: str | None = "#336699", **words) -> Image.Image:
    photograph = Image.new("RGB", (560, 630), photo) if photo else None
    return Image.open(BytesIO(draw(Content(title=title, shop="Longmeadow Dairy", **words), photograph))).convert("RGB")


def ink(image: Image.Image, box: tuple[int, int, int, int], colour: str) -> int:
    """The number of pixels in a box that are about of a colour."""
    wanted = tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
    pixels = image.crop(box).get_flattened_data()
    return sum(all(abs(a - b) < 40 for a, b in zip(pixel, wanted, strict=True)) for pixel in pixels)


def width_of_ink(image: Image.Image) -> int:
    """From the first to the last column of the title, in pixels."""
    left, _top, right, _bottom = image.crop(TITLE).convert("L").point(lambda grey: 255 if grey < 128 else 0).getbbox()
    return right - left


def test_it_has_the_size_that_places_for_sharing_ask_for():
    data = draw(Content(title="Kefir", shop="Longmeadow Dairy"), None)
    image = Image.open(BytesIO(data))
    assert (image.format, image.size) == ("JPEG", (1200, 630))
    assert len(data) < 200_000


def test_the_title_stands_beside_the_photograph():
    assert ink(picture(""), TITLE, COLOURS["--ink-heading"]) == 0
    image = picture()
    assert ink(image, TITLE, COLOURS["--ink-heading"]) > 6_000
    assert ink(image, PHOTO, "#336699") > 0.99 * 290 * 520


def test_the_line_above_the_title_is_in_another_colour():
    assert ink(picture(), TITLE, COLOURS["--accent"]) == 0
    assert ink(picture(overline="Set in the jar"), TITLE, COLOURS["--accent"]) > 800


def test_without_a_photograph_the_page_is_told_over_our_meadow():
    image = picture("Privacy", photo=None, lead="What we know about you, why, and for how long.")
    assert ink(image, (68, 130, 600, 380), COLOURS["--ink-heading"]) > 4_000
    assert ink(image, (68, 260, 900, 440), COLOURS["--ink-soft"]) > 1_500
    assert ink(image, (0, 540, 1200, 630), COLOURS["--surface-deep"]) > 60_000
    assert ink(image, (900, 390, 1120, 560), COLOURS["--butter"]) > 10_000


@pytest.mark.parametrize("photo", [None, "#336699"])
@pytest.mark.parametrize(
    "title", ["A very long title " * 12, "Donaudampfschifffahrtsgesellschaft" * 4, "बहुत लंबा शीर्षक " * 12]
)
def test_a_long_title_runs_over_nothing(title, photo):
    image = picture(title, photo=photo, overline="Over " * 30, lead="Lead " * 60)
    right = 632 if photo else 1140
    foot = (0, 600, 630, 630) if photo else (640, 455, 850, 500)
    assert image.crop((right, 230, right + 6, 440)).getcolors(99) == [(6 * 210, GROUND)]
    assert ink(image, foot, COLOURS["--ink-heading"]) == 0


@pytest.mark.skipif(not can_shape(), reason="Pillow finds no Raqm or FriBiDi here")
def test_hindi_is_shaped():
    """A virama makes one letter of two; without shaping it would be drawn as a third."""
    joined, apart = width_of_ink(picture("क्ष")), width_of_ink(picture("कष"))
    assert 30 < joined < 0.8 * apart


def test_a_page_whose_title_can_not_be_drawn_has_a_picture_all_the_same():
    assert ink(picture("🥛"), TITLE, COLOURS["--ink-heading"]) == 0


def test_the_colours_are_those_of_the_shop():
    tokens = Path("static/css/tokens.css").read_text()
    for name, colour in COLOURS.items():
        (value,) = re.findall(rf"{name}: (?:light-dark\()?(#[0-9a-f]{{6}})", tokens)
        assert value == colour, name
