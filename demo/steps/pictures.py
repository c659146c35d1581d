"""The demo's pictures in the shop's library."""

import json
from hashlib import sha1
from pathlib import Path

from django.core.files.images import ImageFile
from wagtail.models import Collection

from products.models import Picture

FOLDER = Path(__file__).resolve().parents[1] / "pictures"
CREDIT = "Made for this demo"

# Where to look, as shares of width and height, where the middle is not it.
FOCUS = {
    "cheeseboard": (0.33, 0.45),
    "dairy-churns": (0.35, 0.52),
    "doorstep": (0.42, 0.52),
    "glass-of-milk": (0.35, 0.55),
    "meadow": (0.5, 0.62),
    "pancakes": (0.5, 0.54),
    "paneer-curry": (0.45, 0.45),
    "milkshake": (0.5, 0.45),
    "tzatziki": (0.5, 0.46),
    "rice-pudding": (0.45, 0.47),
}
FOCUS_SHARE = 0.4  # of the width and the height that should stay in a crop


def stored_pictures() -> dict[str, Picture]:
    """Every picture of the demo by its key, the file's name; the same file is stored once."""
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    captions = json.loads((FOLDER / "captions.json").read_text(encoding="utf-8"))
    return {name.removesuffix(".jpg"): _stored(name, caption) for name, caption in captions.items()}


def _stored(name: str, caption: str) -> Picture:
    path = FOLDER / name
    content_hash = sha1(path.read_bytes(), usedforsecurity=False).hexdigest()  # as Wagtail does
    return Picture.objects.filter(file_hash=content_hash).first() or _store(path, caption, content_hash)


def _store(path: Path, caption: str, content_hash: str) -> Picture:
    title = path.stem.replace("-", " ").capitalize()
    picture = Picture(title=title, description=caption, credit=CREDIT)
    with path.open("rb") as file:
        picture.file = ImageFile(file, name=path.name)
        picture.file_size, picture.file_hash = path.stat().st_size, content_hash
        _focus(picture, path.stem)
        picture.save()
    return picture


def _focus(picture: Picture, key: str) -> None:
    if key not in FOCUS:
        return
    across, down = FOCUS[key]
    picture.focal_point_x = int(picture.width * across)
    picture.focal_point_y = int(picture.height * down)
    picture.focal_point_width = int(picture.width * FOCUS_SHARE)
    picture.focal_point_height = int(picture.height * FOCUS_SHARE)
