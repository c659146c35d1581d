"""The cache without its server. Tried once: without the except in forgiving(), every one of these raises."""

import socket
import time
from threading import Thread

import pytest

from config import cache
from config.cache import ForgivingRedisCache


@pytest.fixture(autouse=True)
def awake():
    cache.resting_until.clear()
    yield
    cache.resting_until.clear()


@pytest.fixture
def gone() -> ForgivingRedisCache:
    """A cache whose server has gone."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    return ForgivingRedisCache(f"redis://127.0.0.1:{port}/0", {})


@pytest.fixture
def silent():
    """A cache whose server takes calls and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        kept = []
        Thread(target=lambda: kept.append(server.accept()), daemon=True).start()
        yield ForgivingRedisCache(f"redis://127.0.0.1:{server.getsockname()[1]}/0", {})


def test_a_cache_without_a_server_knows_nothing(gone):
    assert gone.get("milk") is None
    assert gone.get("milk", "fresh") == "fresh"
    assert gone.get_many(["milk", "cream"]) == {}
    assert gone.set("milk", 1) is None
    assert gone.set_many({"milk": 1}) == []
    assert gone.add("milk", 1) is False
    assert gone.touch("milk") is False
    assert gone.delete("milk") is False
    assert gone.delete_many(["milk"]) is None
    assert gone.has_key("milk") is False
    assert gone.incr("milk", 2) == 2
    assert gone.clear() is False
    assert gone.get_or_set("milk", lambda: "fresh") == "fresh"


def test_a_silent_server_is_waited_for_once_and_then_left_alone(silent):
    began = time.monotonic()
    for _time in range(50):
        assert silent.get("milk") is None
    assert time.monotonic() - began < 3


def test_a_server_is_asked_again_after_its_rest(gone, monkeypatch):
    asked = []
    monkeypatch.setattr(cache, "logger", type("Log", (), {"warning": lambda *words: asked.append(words)}))
    gone.get("milk")
    gone.get("milk")
    assert len(asked) == 1
    monkeypatch.setattr(cache, "REST_S", 0)
    cache.resting_until.clear()
    gone.get("milk")
    gone.get("milk")
    assert len(asked) == 3


def test_a_mistake_of_ours_is_not_forgiven(gone):
    with pytest.raises(TypeError):
        gone.get()
