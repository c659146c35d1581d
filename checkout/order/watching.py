"""One look at the database for all the pages that a process keeps up to date, however many they are."""

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable
from weakref import WeakKeyDictionary

from asgiref.sync import sync_to_async
from django.db import Error, connection

logger = logging.getLogger(__name__)
PAUSE_S = 2  # between two looks
WORD_S = 15  # a page hears a word at least so often, so that nobody in between takes the line for dead
LIFE_S = 300  # then a stream ends; the page opens another, and is asked again who it is

Read = Callable[[Iterable[int]], dict[int, str]]


class Watch:
    """The orders that pages of one event loop look at, and their versions as last read."""

    def __init__(self) -> None:
        self.pages: Counter[int] = Counter()
        self.versions: dict[int, str] = {}
        self.looks = 0
        self.looking: asyncio.Task | None = None

    def add(self, order_id: int, read: Read) -> None:
        self.pages[order_id] += 1
        if self.looking is None or self.looking.done():
            self.looking = asyncio.create_task(self._look(read))

    def drop(self, order_id: int) -> None:
        self.pages[order_id] -= 1
        if not self.pages[order_id]:
            del self.pages[order_id]
            self.versions.pop(order_id, None)

    async def _look(self, read: Read) -> None:
        """Reads on as long as there are pages. A database that is away for a while is asked again."""
        while self.pages:
            try:
                self.versions = await sync_to_async(_read, thread_sensitive=False)(read, list(self.pages))
                self.looks += 1
            except Error as problem:
                logger.warning("The status of orders can't be read: %s", problem)
            await asyncio.sleep(PAUSE_S)


watches: WeakKeyDictionary[asyncio.AbstractEventLoop, Watch] = WeakKeyDictionary()


async def watched(order_id: int, read: Read) -> AsyncIterator[str | None]:
    """The version of an order whenever it is another one, None after a while of silence; ends after LIFE_S.

    `read`: order ids → their versions. It is called in a thread, every PAUSE_S seconds for all pages together.
    """
    loop = asyncio.get_running_loop()
    watch = watches.setdefault(loop, Watch())
    watch.add(order_id, read)
    until, last, said_at = loop.time() + LIFE_S, "", loop.time()
    try:
        while loop.time() < until:
            version = watch.versions.get(order_id, last)
            if version != last:
                last, said_at = version, loop.time()
                yield version
            elif loop.time() - said_at >= WORD_S:
                said_at = loop.time()
                yield None
            await asyncio.sleep(PAUSE_S / 4)
    finally:
        watch.drop(order_id)


def _read(read: Read, order_ids: list[int]) -> dict[int, str]:
    try:
        return read(order_ids)
    finally:
        connection.close()
