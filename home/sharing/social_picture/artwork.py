"""What is not words: the cream ground, and on it the photograph or, where there is none, our meadow."""

from collections.abc import Iterable
from functools import cache

from django.contrib.staticfiles import finders
from PIL import Image, ImageDraw, ImageOps

SIZE = (1200, 630)  # what places for sharing ask for
PHOTO = (560, 630)
CORNER = 210  # of the photograph, as in static/css/components/hero.css
MARK = "icons/icon-512.png"
SMOOTH = 3  # shapes are drawn so many times larger

# The day colours of static/css/tokens.css; a test holds them together.
COLOURS = {
    "--surface": "#fbf6ea",
    "--ink-heading": "#1f4a38",
    "--ink-soft": "#4b574d",
    "--accent": "#a63f26",
    "--butter": "#edbe4b",
    "--surface-deep": "#1f4a38",
    "--on-deep": "#f8f0de",
}
SUN = ((1010, 505), 118)  # its middle and its radius
MEADOW = (((0, 520), (190, 455), (390, 462), (640, 520)), ((640, 520), (860, 570), (1030, 590), (1200, 540)))
FURROWS = (
    ((-20, 600), (260, 500), (520, 545), (760, 600)),
    ((760, 600), (900, 632), (1060, 640), (1220, 604)),
    ((80, 660), (240, 570), (420, 590), (600, 660)),
)
Points = list[tuple[float, float]]


def with_photograph(photo: Image.Image) -> Image.Image:
    """The ground with the photograph off its right edge."""
    ground = Image.new("RGB", SIZE, COLOURS["--surface"])
    shape = Image.new("L", _larger([PHOTO])[0])
    corners = (True, False, False, False)
    ImageDraw.Draw(shape).rounded_rectangle((0, 0, *shape.size), CORNER * SMOOTH, fill=255, corners=corners)
    fitted = ImageOps.fit(photo.convert("RGB"), PHOTO, Image.Resampling.LANCZOS)
    ground.paste(fitted, (SIZE[0] - PHOTO[0], 0), shape.resize(PHOTO, Image.Resampling.LANCZOS))
    return ground


def with_meadow() -> Image.Image:
    """The ground with the sun behind our meadow, as in the mark."""
    return _meadow().copy()


@cache
def _meadow() -> Image.Image:
    scene = Image.new("RGB", _larger([SIZE])[0], COLOURS["--surface"])
    pen = ImageDraw.Draw(scene)
    middle, radius = SUN
    pen.circle(_larger([middle])[0], radius * SMOOTH, fill=COLOURS["--butter"])
    hills = [point for part in MEADOW for point in _curve(*part)]
    pen.polygon(_larger([*hills, SIZE, (0, SIZE[1])]), fill=COLOURS["--surface-deep"])
    for furrow in FURROWS:
        pen.line(_larger(_curve(*furrow)), fill=COLOURS["--on-deep"], width=8 * SMOOTH, joint="curve")
    return scene.resize(SIZE, Image.Resampling.LANCZOS)


def put_mark(ground: Image.Image, at: tuple[int, int], size: int) -> None:
    """Puts the dairy's mark with its upper left corner there."""
    with Image.open(finders.find(MARK)) as mark:
        small = mark.convert("RGBA").resize((size, size), Image.Resampling.LANCZOS)
    ground.paste(small, at, small)


def _curve(start, first, second, end, steps: int = 60) -> Points:
    """The points of a cubic Bézier curve."""
    points = []
    for step in range(steps + 1):
        t, u = step / steps, 1 - step / steps
        weights = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
        x, y = (
            sum(w * point[axis] for w, point in zip(weights, (start, first, second, end), strict=True))
            for axis in (0, 1)
        )
        points.append((x, y))
    return points


def _larger(points: Iterable[tuple[float, float]]) -> Points:
    return [(x * SMOOTH, y * SMOOTH) for x, y in points]
