"""One machine, no servers: SQLite, local files, mail in var/mail. `make run` starts it; a dairy can stay on it."""

import os
from contextlib import suppress
from tempfile import NamedTemporaryFile

from django.core.management.utils import get_random_secret_key

from config import env

from .base import *  # noqa: F403
from .base import VAR

VAR.mkdir(parents=True, exist_ok=True)


def kept_secret_key() -> str:
    """The key of this machine, made once and kept in var/secret-key.

    It appears under its name only when it is whole, since the server and the clock start side by side.
    """
    file = VAR / "secret-key"
    if not file.exists():
        with NamedTemporaryFile("w", dir=VAR, prefix="secret-key-") as fresh:  # readable by its owner alone
            fresh.write(get_random_secret_key())
            fresh.flush()
            with suppress(FileExistsError):
                os.link(fresh.name, file)
    return file.read_text()


SECRET_KEY = env.text("SECRET_KEY", "") or kept_secret_key()
ALLOWED_HOSTS = env.names("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
