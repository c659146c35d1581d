"""Reads settings from the environment. A value that makes no sense stops start-up and names the allowed ones."""

import os
from collections.abc import Collection
from decimal import Decimal, InvalidOperation
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit
from zoneinfo import available_timezones

from babel.core import get_global
from django.core.exceptions import ImproperlyConfigured

TRUE_WORDS = ("1", "true", "yes", "on")
FALSE_WORDS = ("0", "false", "no", "off")
DATABASE_URLS = {
    "postgresql": "postgresql://user:secret@host:5432/name",
    "postgres": "postgres://user:secret@host:5432/name",
    "sqlite": "sqlite:////path/to/shop.sqlite3",
}


def text(name: str, default: str | None = None) -> str:
    """The variable as it stands.

    Raises ImproperlyConfigured if it is missing or empty and there is no default.
    """
    value = os.environ.get(name, "").strip()
    if value:
        return value
    if default is None:
        raise ImproperlyConfigured(f"{name} is not set. Set it in the environment.")
    return default


def all_or_none(*names: str) -> list[str]:
    """The variables as they stand, which belong together; all of them empty if none is set.

    Raises ImproperlyConfigured if some are set and some are not, naming those that are missing.
    """
    values = {name: os.environ.get(name, "").strip() for name in names}
    missing = [name for name, value in values.items() if not value]
    if missing and len(missing) < len(names):
        given = ", ".join(name for name in names if name not in missing)
        raise ImproperlyConfigured(f"{', '.join(missing)} missing beside {given}. Set all of them, or none.")
    return list(values.values())


def flag(name: str, default: bool) -> bool:
    """True or False, from one of the words above.

    Raises ImproperlyConfigured on any other word.
    """
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value in TRUE_WORDS:
        return True
    if value in FALSE_WORDS:
        return False
    allowed = ", ".join(TRUE_WORDS + FALSE_WORDS)
    raise ImproperlyConfigured(f"{name}={value!r} is not a yes or a no. Allowed: {allowed}.")


def choice(name: str, allowed: tuple[str, ...], default: str) -> str:
    """One of `allowed`.

    Raises ImproperlyConfigured on any other value, naming the allowed ones.
    """
    value = text(name, default)
    if value not in allowed:
        raise ImproperlyConfigured(f"{name}={value!r} is unknown. Allowed: {', '.join(allowed)}.")
    return value


def port(name: str, default: int) -> int:
    """A port from 1 to 65535.

    Raises ImproperlyConfigured on anything else.
    """
    value = text(name, str(default))
    if not (value.isdecimal() and 1 <= int(value) <= 65535):
        raise ImproperlyConfigured(f"{name}={value!r} is not a port. Allowed: 1 to 65535.")
    return int(value)


def amount(name: str, default: str) -> Decimal:
    """An amount of money in whole pennies, zero or more.

    Raises ImproperlyConfigured on anything else.
    """
    value = text(name, default)
    try:
        number = Decimal(value)
        whole = number >= 0 and number == number.quantize(Decimal("0.01"))
    except InvalidOperation:
        whole = False
    if not whole:
        raise ImproperlyConfigured(f"{name}={value!r} is not an amount. Allowed: pounds and pennies such as 2.00.")
    return number


def currency(name: str, default: str) -> str:
    """The code of a currency, such as GBP.

    Raises ImproperlyConfigured on a code that ISO 4217 does not know.
    """
    return known(name, default, get_global("all_currencies"), "a code of ISO 4217 such as GBP, EUR or INR")


def time_zone(name: str, default: str) -> str:
    """The name of a time zone, such as Europe/London.

    Raises ImproperlyConfigured on a name that this machine's time zones don't hold.
    """
    return known(name, default, available_timezones(), "a name of the tz database such as Europe/London")


def known(name: str, default: str, allowed: Collection[str], words: str) -> str:
    """One of `allowed`, of which there are too many to list: the error says it in words."""
    value = text(name, default)
    if value not in allowed:
        raise ImproperlyConfigured(f"{name}={value!r} is unknown. Allowed: {words}.")
    return value


def names(name: str, default: str = "") -> list[str]:
    """The parts of a comma-separated variable, without blanks."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def database(name: str, sqlite_file: Path) -> dict:
    """Django's database settings from a URL such as postgresql://user:secret@host:5432/name.

    Without the variable: SQLite in `sqlite_file`, in WAL mode, with immediate transactions and a busy timeout,
    so that readers never wait for the one writer and two writers queue instead of failing.
    Raises ImproperlyConfigured on a scheme other than postgresql or sqlite, and on a URL without a database.
    """
    url = os.environ.get(name, "").strip()
    if not url:
        return sqlite(sqlite_file)
    parts = urlsplit(url)
    if parts.scheme not in DATABASE_URLS:
        raise ImproperlyConfigured(f"{name} starts with {parts.scheme!r}. Allowed: {', '.join(DATABASE_URLS)}.")
    if not parts.path.strip("/"):
        raise ImproperlyConfigured(f"{name} names no database. Write it as {DATABASE_URLS[parts.scheme]}.")
    if parts.scheme == "sqlite":
        return sqlite(Path(unquote(parts.path)))
    return postgresql(name, parts)


def postgresql(name: str, parts: SplitResult) -> dict:
    """Settings for a PostgreSQL server; what stands behind a question mark, such as sslmode=require, is handed to it.

    Its just-in-time compiler is off unless the URL says otherwise: it spends seconds on queries of milliseconds.
    Raises ImproperlyConfigured when its port is none; never quotes the URL, since that holds the password.
    """
    try:
        number = parts.port or ""
    except ValueError:
        raise ImproperlyConfigured(f"{name} has a port that is none. Allowed: 1 to 65535.") from None
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(number),
        "OPTIONS": {"options": "-c jit=off"} | dict(parse_qsl(parts.query)),
    }


def cache(name: str) -> dict:
    """Django's cache settings from a URL such as redis://host:6379/0. Without the variable: the memory of this process.

    Raises ImproperlyConfigured on a scheme other than redis or rediss.
    """
    url = text(name, "")
    if not url:
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    scheme = urlsplit(url).scheme
    if scheme not in ("redis", "rediss"):
        raise ImproperlyConfigured(f"{name} starts with {scheme!r}. Allowed: redis, rediss.")
    return {"BACKEND": "config.cache.ForgivingRedisCache", "LOCATION": url}


def sqlite(file: Path) -> dict:
    """Settings under which SQLite serves a small dairy."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000; "
                "PRAGMA mmap_size=134217728; PRAGMA cache_size=-20000;"
            ),
        },
    }
