"""Words in our fonts, measured and broken into lines. Pillow draws them; it knows neither lines nor a second font.

Devanagari is drawn only where Pillow can shape it (with Raqm and FriBiDi, which Pango brings along): wrongly shaped
words are worse than none.
"""

import logging
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby

from django.contrib.staticfiles import finders
from fontTools.ttLib import TTFont
from PIL import ImageDraw, ImageFont, features

logger = logging.getLogger(__name__)

VIRAMA = "\u094d"  # joins the letter before it to the one after
JOINERS = "\u200c\u200d"
MEASURED = 100  # the size in which words are measured, for all sizes
Measure = Callable[[str], float]


@dataclass(frozen=True)
class Face:
    """A font file of ours, and the weight to set it in where it has several."""

    file: str
    weight: int = 0


HEADING = Face("fonts/vollkorn-latin.woff2", 600)
TEXT = Face("fonts/figtree-latin.woff2", 400)
STRONG = Face("fonts/figtree-latin.woff2", 650)
DEVANAGARI = Face("fonts/noto-sans-devanagari-400.woff2")
DEVANAGARI_STRONG = Face("fonts/noto-sans-devanagari-700.woff2")


@dataclass(frozen=True)
class Style:
    """Faces in the order in which they are asked for a sign, a size in pixels, room between two signs."""

    faces: tuple[Face, ...]
    size: int
    tracking: float = 0


@cache
def can_shape() -> bool:
    """Whether this machine can draw Devanagari."""
    if features.check("raqm"):
        return True
    logger.warning("Pillow finds no Raqm or FriBiDi here: shared pictures go without words in Devanagari.")
    return False


def drawable(words: str, faces: tuple[Face, ...]) -> str:
    """The words on one line, without what no face has and what nobody sees; "" for a script that can't be shaped."""
    line = " ".join(unicodedata.normalize("NFC", words).split())
    known = set().union(*(_signs(face) for face in faces))
    kept = "".join(sign for sign in line if sign in JOINERS or (sign in known and unicodedata.category(sign)[0] != "C"))
    return " ".join(kept.split()) if can_shape() or not is_devanagari(kept) else ""


def is_devanagari(words: str) -> bool:
    """Whether the words hold a sign of that script, which needs more room above and below."""
    return any("\u0900" <= sign <= "\u097f" for sign in words)


def lines_of(words: str, width: float, most: int, measure: Measure) -> list[str]:
    """The words in lines of a width, `most` at most; what is cut ends in "…". Lines are of about the same length."""
    broken = _broken(words, width, measure)
    if len(broken) > most:
        rest = " ".join(broken[most - 1 :])
        return [*broken[: most - 1], _cut(rest, width, measure)]
    return _balanced(words, width, broken, measure)


def fits(words: str, width: float, most: int, measure: Measure) -> bool:
    """Whether the words stand whole in so many lines of a width, without a word that had to be torn."""
    return all(measure(word) <= width for word in words.split()) and len(_broken(words, width, measure)) <= most


def _broken(words: str, width: float, measure: Measure) -> list[str]:
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer) <= width:
            lines[-1] = longer
        else:
            lines += _torn(word, width, measure)
    return lines


def _torn(word: str, width: float, measure: Measure) -> list[str]:
    """A word in pieces that are no wider than a line."""
    pieces = [""]
    for syllable in syllables(word):
        if pieces[-1] and measure(pieces[-1] + syllable) > width:
            pieces.append("")
        pieces[-1] += syllable
    return pieces


def _cut(words: str, width: float, measure: Measure) -> str:
    """As many of the words as a line holds with "…" behind them; of a word that is too long, as much as it holds."""
    kept = syllables(words)
    while kept and measure("".join(kept).rstrip(" ,;:–-") + "…") > width:
        kept.pop()
    line = "".join(kept)
    whole = line.rpartition(" ")[0] if words[len(line) :][:1].strip() else line
    return (whole or line).rstrip(" ,;:–-") + "…"


def _balanced(words: str, width: float, broken: list[str], measure: Measure) -> list[str]:
    """The same number of lines, as narrow as can be without tearing a word that stood whole."""
    widest = max((measure(word) for word in words.split()), default=width)
    low, high = min(width, max(width / 2, widest)), width
    while high - low > 4:
        middle = (low + high) / 2
        narrower = _broken(words, middle, measure)
        low, high, broken = (low, middle, narrower) if len(narrower) == len(broken) else (middle, high, broken)
    return broken


def syllables(words: str) -> list[str]:
    """Signs that must not be parted: a letter with its marks, letters that a virama joins."""
    parts: list[str] = []
    for sign in words:
        is_bound = unicodedata.category(sign).startswith("M") or sign in JOINERS
        if parts and (is_bound or (parts[-1].rstrip(JOINERS).endswith(VIRAMA) and sign.strip())):
            parts[-1] += sign
        else:
            parts.append(sign)
    return parts


def width_of(line: str, style: Style) -> float:
    """In pixels, word by word: shaping is slow, and the same words are measured in many lines and sizes."""
    words = line.split(" ")
    gaps = (len(words) - 1) * _width(" ", style.faces)
    drawn = sum(_width(word, style.faces) for word in words) + gaps
    return drawn * style.size / MEASURED + style.tracking * len(syllables(line))


@lru_cache(maxsize=4096)
def _width(word: str, faces: tuple[Face, ...]) -> float:
    style = Style(faces, MEASURED)
    return sum(_advance(run, font, style) for run, font in _runs(word, style))


def write(draw: ImageDraw.ImageDraw, at: tuple[float, float], line: str, style: Style, colour: str) -> None:
    """Draws a line from its left end; `at` is on the baseline."""
    x, y = at
    for run, font in _runs(line, style):
        for piece in syllables(run) if style.tracking else [run]:
            draw.text((x, y), piece, fill=colour, font=font, anchor="ls", features=_features())
            x += _advance(piece, font, style)


def _runs(line: str, style: Style) -> Iterator[tuple[str, ImageFont.FreeTypeFont]]:
    """The line in pieces of one face; a space and a mark stay with what stands before them."""
    chosen: list[Face] = []
    for sign in line:
        follows = bool(chosen) and (sign == " " or sign in JOINERS or unicodedata.category(sign).startswith("M"))
        having = (face for face in style.faces if sign in _signs(face))
        chosen.append(chosen[-1] if follows else next(having, style.faces[0]))
    for face, pairs in groupby(zip(chosen, line, strict=True), key=lambda pair: pair[0]):
        yield "".join(sign for _face, sign in pairs), _font(face, style.size)


def _advance(run: str, font: ImageFont.FreeTypeFont, style: Style) -> float:
    return font.getlength(run, features=_features()) + style.tracking * len(syllables(run))


def _features() -> list[str] | None:
    return ["lnum"] if can_shape() else None  # figures as tall as capitals, as in the shop's headings


@cache
def _font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(_path(face), size)
    if face.weight:
        font.set_variation_by_axes([face.weight])
    return font


@cache
def _signs(face: Face) -> frozenset[str]:
    with TTFont(_path(face), lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))


def _path(face: Face) -> str:
    found = finders.find(face.file)
    if not found:
        raise FileNotFoundError(f"static/{face.file} is missing: shared pictures are set in it.")
    return found
