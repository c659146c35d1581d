"""What this machine offers to the tests: PostgreSQL, Redis, Chromium, PDFs."""

import os
import shutil
import sys
from getpass import getuser

POSTGRES_URLS = (
    "postgresql://postgres@127.0.0.1:5432/shop",
    "postgresql://postgres:postgres@127.0.0.1:5432/shop",
    f"postgresql://{getuser()}@127.0.0.1:5432/shop",
    f"postgresql://{getuser()}@/shop",  # the local socket
)
REDIS_URL = "redis://127.0.0.1:6379/0"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def postgres_url() -> str:
    """The first PostgreSQL that answers and lets us make databases, DATABASE_URL before the usual local ones; or ""."""
    named = os.environ.get("DATABASE_URL", "")
    candidates = (named,) if named.startswith("postgres") else POSTGRES_URLS
    return next((url for url in candidates if may_create_databases(url)), "")


def may_create_databases(url: str) -> bool:
    """Whether the server behind the URL answers within two seconds and its role may create databases."""
    import psycopg

    try:
        with psycopg.connect(url, dbname="postgres", connect_timeout=2) as connection:
            query = "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
            return bool(connection.execute(query).fetchone()[0])
    except psycopg.Error:
        return False


def redis_url() -> str:
    """REDIS_URL or the usual local one, if a server answers there; or ""."""
    import redis

    url = os.environ.get("REDIS_URL", "") or REDIS_URL
    try:
        with redis.Redis.from_url(url, socket_connect_timeout=2, socket_timeout=2) as server:
            server.ping()
    except redis.RedisError:
        return ""
    return url


def can_print() -> bool:
    """Whether WeasyPrint finds the libraries of the system that it needs for PDFs."""
    try:
        import weasyprint  # noqa: F401
        from PIL import ImageFile
    except (ImportError, OSError):
        return False
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint lets Pillow take broken pictures, for the whole process
    return True


def chromium_path() -> str:
    """Where Chromium is: CHROMIUM, or on the path; or ""."""
    named = os.environ.get("CHROMIUM", "")
    if named:
        return shutil.which(named) or ""
    return next((path for path in map(shutil.which, BROWSERS) if path), "")


if __name__ == "__main__":
    sys.stdout.write({"postgres": postgres_url, "redis": redis_url, "chromium": chromium_path}[sys.argv[1]]())
