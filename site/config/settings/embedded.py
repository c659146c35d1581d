"""One machine, no servers: SQLite, local files, mail in var/mail. `make run` starts it; a dairy can stay on it."""

import os
from contextlib import suppress
from tempfile import NamedTemporaryFile

from django.core.management.utils import get_random_secret_key

from config import env
from config.card_payments import PUBLISHABLE_SANDBOX_KEY, SANDBOX_KEY, payment_gateways, standing_sandbox

from .base import *  # noqa: F403
from .base import STRIPE_SECRET_KEY, VAR

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

# Without Stripe's keys, cards are paid in the sandbox that runs beside the shop, if there is one.
sandbox = None if STRIPE_SECRET_KEY else standing_sandbox(VAR)
if sandbox:
    STRIPE_SECRET_KEY, STRIPE_PUBLISHABLE_KEY = SANDBOX_KEY, PUBLISHABLE_SANDBOX_KEY
    STRIPE_API, STRIPE_WEBHOOK_SECRET, STRIPE_IS_SANDBOX = sandbox.api, sandbox.webhook_secret, True
    PAYMENT_GATEWAYS = payment_gateways(with_cards=True)
