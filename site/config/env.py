"""Reads settings from the environment. A value that makes no sense stops start-up and names the allowed ones."""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE_WORDS = ("1", "true", "yes", "on")
FALSE_WORDS = ("0", "false", "no", "off")


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


def names(name: str, default: str = "") -> list[str]:
    """The parts of a comma-separated variable, without blanks."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def database(name: str, sqlite_file: Path) -> dict:
    """Django's database settings from a URL such as postgresql://user:secret@host:5432/name.

    Without the variable: SQLite in `sqlite_file`, in WAL mode, with immediate transactions and a busy timeout,
    so that readers never wait for the one writer and two writers queue instead of failing.
    Raises ImproperlyConfigured on a scheme other than postgresql or sqlite.
    """
    url = os.environ.get(name, "").strip()
    if not url:
        return sqlite(sqlite_file)
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return sqlite(Path(parts.path))
    if parts.scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured(f"{name} starts with {parts.scheme!r}. Allowed: postgresql, sqlite.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
    }


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
