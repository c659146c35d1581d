"""Values that make no sense stop start-up; the message names the variable, the value and the allowed ones."""

from decimal import Decimal
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import env


@pytest.fixture
def setting(monkeypatch):
    return lambda value: monkeypatch.setenv("SETTING", value)


def complaint(read, *args) -> str:
    with pytest.raises(ImproperlyConfigured) as told:
        read("SETTING", *args)
    return str(told.value)


def test_a_text_is_taken_without_blanks_around_it(setting):
    setting("  butter ")
    assert env.text("SETTING") == "butter"


def test_a_text_that_is_missing_takes_its_default():
    assert env.text("SETTING", "milk") == "milk"


def test_a_text_without_default_must_be_set():
    assert complaint(env.text) == "SETTING is not set. Set it in the environment."


@pytest.mark.parametrize(("value", "meant"), [("1", True), ("Yes", True), ("off", False), ("FALSE", False), ("", True)])
def test_a_flag_reads_usual_words(setting, value, meant):
    setting(value)
    assert env.flag("SETTING", True) is meant


def test_a_flag_refuses_other_words(setting):
    setting("perhaps")
    assert complaint(env.flag, False) == (
        "SETTING='perhaps' is not a yes or a no. Allowed: 1, true, yes, on, 0, false, no, off."
    )


def test_a_choice_refuses_what_is_not_on_the_list(setting):
    setting("pigeon")
    assert complaint(env.choice, ("file", "smtp"), "file") == "SETTING='pigeon' is unknown. Allowed: file, smtp."


def test_a_port_is_a_number(setting):
    setting("8001")
    assert env.port("SETTING", 8000) == 8001


@pytest.mark.parametrize("value", ["0", "65536", "-1", "8000.0", "http"])
def test_a_port_refuses_what_is_none(setting, value):
    setting(value)
    assert complaint(env.port, 8000) == f"SETTING='{value}' is not a port. Allowed: 1 to 65535."


def test_an_amount_is_exact(setting):
    setting("2.50")
    assert env.amount("SETTING", "2.00") == Decimal("2.50")


@pytest.mark.parametrize("value", ["-1", "2,50", "0.005", "NaN", "Infinity", "free"])
def test_an_amount_refuses_what_is_not_whole_pennies(setting, value):
    setting(value)
    assert complaint(env.amount, "2.00") == (
        f"SETTING='{value}' is not an amount. Allowed: pounds and pennies such as 2.00."
    )


def test_a_currency_is_one_of_the_world(setting):
    setting("INR")
    assert env.currency("SETTING", "GBP") == "INR"


def test_a_currency_refuses_an_unknown_code(setting):
    setting("PINTS")
    assert complaint(env.currency, "GBP") == (
        "SETTING='PINTS' is unknown. Allowed: a code of ISO 4217 such as GBP, EUR or INR."
    )


def test_a_time_zone_refuses_an_unknown_name(setting):
    setting("Europe/Longmeadow")
    assert complaint(env.time_zone, "Europe/London") == (
        "SETTING='Europe/Longmeadow' is unknown. Allowed: a name of the tz database such as Europe/London."
    )


def test_names_are_parted_at_commas(setting):
    setting("shop.example, www.shop.example,")
    assert env.names("SETTING") == ["shop.example", "www.shop.example"]


def test_without_a_url_the_database_is_a_file():
    database = env.database("SETTING", Path("var/shop.sqlite3"))

    assert database["ENGINE"] == "django.db.backends.sqlite3"
    assert database["NAME"] == Path("var/shop.sqlite3")


def test_a_database_url_is_taken_apart(setting):
    setting("postgresql://dairy:p%40ss@db.example:5433/shop?sslmode=require")

    assert env.database("SETTING", Path("unused")) == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "shop",
        "USER": "dairy",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "5433",
        "OPTIONS": {"options": "-c jit=off", "sslmode": "require"},
    }


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("mysql://root@localhost/shop", "SETTING starts with 'mysql'. Allowed: postgresql, postgres, sqlite."),
        (
            "postgresql://dairy:secret@db.example",
            "SETTING names no database. Write it as postgresql://user:secret@host:5432/name.",
        ),
        ("postgresql://dairy:secret@db.example:milk/shop", "SETTING has a port that is none. Allowed: 1 to 65535."),
        ("sqlite://", "SETTING names no database. Write it as sqlite:////path/to/shop.sqlite3."),
    ],
)
def test_a_database_url_that_makes_no_sense_is_refused(setting, url, told):
    setting(url)
    assert complaint(env.database, Path("unused")) == told


def test_without_a_url_the_cache_is_in_memory():
    assert env.cache("SETTING")["BACKEND"] == "django.core.cache.backends.locmem.LocMemCache"


def test_a_cache_url_names_a_redis_server(setting):
    setting("redis://cache.example:6379/1")
    assert env.cache("SETTING") == {
        "BACKEND": "config.cache.ForgivingRedisCache",
        "LOCATION": "redis://cache.example:6379/1",
    }


def test_a_cache_of_another_kind_is_refused(setting):
    setting("memcached://cache.example")
    assert complaint(env.cache) == "SETTING starts with 'memcached'. Allowed: redis, rediss."


class TestAllOrNone:
    NAMES = ("CARD_KEY", "CARD_SECRET")

    def test_none_is_fine(self):
        assert env.all_or_none(*self.NAMES) == ["", ""]

    def test_all_are_fine(self, monkeypatch):
        monkeypatch.setenv("CARD_KEY", " a ")
        monkeypatch.setenv("CARD_SECRET", "b")

        assert env.all_or_none(*self.NAMES) == ["a", "b"]

    def test_some_are_refused_and_the_missing_named(self, monkeypatch):
        monkeypatch.setenv("CARD_KEY", "a")

        with pytest.raises(ImproperlyConfigured, match="CARD_SECRET missing beside CARD_KEY"):
            env.all_or_none(*self.NAMES)
