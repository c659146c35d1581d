"""A cache on Redis that the shop can do without."""

import logging
import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.exceptions import ConnectionError as NoConnection
from redis.exceptions import TimeoutError as NoAnswer

logger = logging.getLogger(__name__)

PATIENCE_S = 0.5  # to be connected, and to be answered
REST_S = 5  # how long a server that failed is left alone, so that not every request waits for it

resting_until: dict[tuple[str, ...], float] = {}  # servers → a moment of time.monotonic()


def forgiving(name: str, nothing: Callable[..., Any]) -> Callable:
    """A method of Django's client that answers what `nothing` gives while the server can't be reached."""
    asks = getattr(RedisCacheClient, name)

    @wraps(asks)
    def asked(self, *arguments, **named):
        servers = tuple(self._servers)
        if time.monotonic() < resting_until.get(servers, 0):
            return nothing(*arguments)
        try:
            return asks(self, *arguments, **named)
        except (NoConnection, NoAnswer) as problem:
            resting_until[servers] = time.monotonic() + REST_S
            logger.warning("The cache can’t be reached, so nothing is remembered for %s s: %s", REST_S, problem)
            return nothing(*arguments)

    return asked


class ForgivingClient(RedisCacheClient):
    """Remembers nothing while its server is gone."""

    get = forgiving("get", lambda _key, default=None: default)
    get_many = forgiving("get_many", lambda *_: {})
    add = forgiving("add", lambda *_: False)
    set = forgiving("set", lambda *_: None)
    touch = forgiving("touch", lambda *_: False)
    delete = forgiving("delete", lambda *_: False)
    has_key = forgiving("has_key", lambda *_: False)
    incr = forgiving("incr", lambda _key, delta=1: delta)
    set_many = forgiving("set_many", lambda *_: None)
    delete_many = forgiving("delete_many", lambda *_: None)
    clear = forgiving("clear", lambda *_: False)


class ForgivingRedisCache(RedisCache):
    """Django's cache on Redis. Pages are slower while the server is gone, but they come."""

    def __init__(self, server, params) -> None:
        super().__init__(server, params)
        self._class = ForgivingClient
        patience = {"socket_connect_timeout": PATIENCE_S, "socket_timeout": PATIENCE_S}
        self._options = patience | self._options
