"""The picture itself: the dairy's name, the title and what stands above or below it, on the ground of `artwork`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO

from PIL import Image, ImageDraw

from home.sharing.social_picture import artwork
from home.sharing.social_picture.artwork import COLOURS
from home.sharing.social_picture.content import Content
from home.sharing.social_picture.typesetting import (
    DEVANAGARI,
    DEVANAGARI_STRONG,
    HEADING,
    STRONG,
    TEXT,
    Style,
    drawable,
    fits,
    is_devanagari,
    lines_of,
    width_of,
    write,
)

LEFT = 68
TOP = 56
MARK = 60
ABOVE_TITLE = 10
DESCENT = 0.35  # how far signs reach below their baseline, as a part of the size
HEADINGS = (HEADING, DEVANAGARI_STRONG, TEXT)
TEXTS = (TEXT, DEVANAGARI, HEADING)
STRONGS = (STRONG, DEVANAGARI_STRONG, HEADING)


@dataclass(frozen=True)
class Place:
    """Where words stand: how wide and how deep down, in which sizes the title is tried, how many lines it may have."""

    width: int
    lead_width: int
    top: int
    bottom: int
    sizes: range
    most_lines: int


BESIDE_PHOTO = Place(width=522, lead_width=522, top=136, bottom=590, sizes=range(80, 50, -4), most_lines=5)
OVER_MEADOW = Place(width=1064, lead_width=800, top=128, bottom=448, sizes=range(96, 56, -4), most_lines=2)


@dataclass(frozen=True)
class Line:
    """A line of words, and how far below the one before it stands."""

    words: str
    style: Style
    colour: str
    below: float


def draw(content: Content, photo: Image.Image | None) -> bytes:
    """A JPEG of 1200 × 630 pixels, with the photograph or on words alone."""
    ground = artwork.with_photograph(photo) if photo else artwork.with_meadow()
    place = BESIDE_PHOTO if photo else OVER_MEADOW
    artwork.put_mark(ground, (LEFT, TOP), MARK)
    pen = ImageDraw.Draw(ground)
    _write_shop(pen, content.shop, place.width - MARK - 20)
    lines = _lines(content, place)
    y = place.top + max(0, place.bottom - place.top - sum(line.below for line in lines)) * 0.45
    for line in lines:
        y += line.below
        write(pen, (LEFT, y), line.words, line.style, COLOURS[line.colour])
    file = BytesIO()
    ground.save(file, "JPEG", quality=88, subsampling=0, optimize=True)
    return file.getvalue()


def _write_shop(pen: ImageDraw.ImageDraw, name: str, width: int) -> None:
    style = Style(HEADINGS, 34)
    for line in lines_of(drawable(name, HEADINGS), width, 1, partial(width_of, style=style)):
        write(pen, (LEFT + MARK + 18, TOP + MARK / 2 + 11), line, style, COLOURS["--ink-heading"])


def _lines(content: Content, place: Place) -> list[Line]:
    overline, lead = list(_overline(content.overline, place)), list(_lead(content.lead, place))
    room = place.bottom - place.top - sum(line.below for line in overline + lead)
    return [*overline, *_title(content.title, place, room), *lead]


def _overline(words: str, place: Place) -> Iterator[Line]:
    words = drawable(words.upper(), STRONGS)
    style = Style(STRONGS, 23, tracking=0 if is_devanagari(words) else 3.2)
    for line in lines_of(words, place.width, 1, partial(width_of, style=style)):
        yield Line(line, style, "--accent", 24)


def _title(words: str, place: Place, room: float) -> Iterator[Line]:
    """In the largest size in which it stands whole; in the smallest, it may be cut."""
    words = drawable(words, HEADINGS)
    leading = 1.28 if is_devanagari(words) else 1.06
    for size in place.sizes:
        style = Style(HEADINGS, size)
        measure = partial(width_of, style=style)
        most = min(place.most_lines, int((room - ABOVE_TITLE - size * DESCENT) / (size * leading)))
        if fits(words, place.width, most, measure):
            break
    for number, line in enumerate(lines_of(words, place.width, most, measure)):
        yield Line(line, style, "--ink-heading", size * leading + (0 if number else ABOVE_TITLE))


def _lead(words: str, place: Place) -> Iterator[Line]:
    words = drawable(words, TEXTS)
    style = Style(TEXTS, 30)
    for number, line in enumerate(lines_of(words, place.lead_width, 2, partial(width_of, style=style))):
        yield Line(line, style, "--ink-soft", 44 if number else 60)
