"""The renditions that a first visit asks for, made beforehand: those of the home page and of the listing."""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from io import BytesIO

from wagtail.images.models import Filter

from demo.goods.ranges import RANGES, all_goods
from demo.words import home as words
from demo.words.journal import ARTICLES
from products.models import Picture, PictureRendition
from products.pictures import BOXES, FORMATS

Pictures = dict[str, Picture]


def boxes_shown() -> Iterator[tuple[str, str]]:
    """(picture, box) of what is seen first."""
    yield "hero-lineup", "hero"
    yield from (("meadow", "story"), ("pancakes", "story"))
    for each in RANGES:
        yield each.picture, "arch"
    for good in all_goods():
        yield good.key, "card"
    for slug in (*words.RECIPES["recipes"], *(article.picture for article in ARTICLES[:3])):
        yield slug, "teaser"


def begin(pictures: Pictures, shown: Iterable[tuple[str, str]]) -> list[Future]:
    """Starts to encode what is missing of `shown`, on all processors, beside whatever the caller goes on with.

    The encoders ask the database nothing and let other threads run; `store` writes, so that SQLite has one writer.
    """
    pool = ThreadPoolExecutor(max_workers=os.cpu_count())
    encoding = [pool.submit(_encoded, *each) for each in _missing(pictures, shown)]
    pool.shutdown(wait=False)
    return encoding


def store(encoding: list[Future]) -> None:
    """Waits for what was begun, and puts it into the library."""
    made = [each.result() for each in encoding]
    PictureRendition.objects.bulk_create(made, ignore_conflicts=True)


def _missing(pictures: Pictures, shown: Iterable[tuple[str, str]]) -> Iterator[tuple[Picture, Filter]]:
    ids = [picture.pk for picture in pictures.values()]
    there = set(PictureRendition.objects.filter(image__in=ids).values_list("image", "filter_spec"))
    for key, box in dict.fromkeys(shown):
        for spec in Filter.expand_spec([BOXES[box], FORMATS]):
            if (pictures[key].pk, spec) not in there:
                yield pictures[key], Filter(spec=spec)


def _encoded(picture: Picture, each: Filter) -> PictureRendition:
    with picture.file.storage.open(picture.file.name) as file:
        return picture.generate_rendition_instance(each, BytesIO(file.read()))
