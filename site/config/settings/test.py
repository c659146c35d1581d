"""What the tests run on: SQLite in memory unless DATABASE_URL says otherwise; files go to a temporary folder."""

import tempfile
from pathlib import Path

from config.card_payments import payment_gateways

from .base import *  # noqa: F403
from .base import STORAGES

SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
VAR = Path(tempfile.gettempdir()) / "creamtop-tests"
MEDIA_ROOT = VAR / "media"
STATIC_ROOT = VAR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns without it
EMAIL_BACKEND = OUTBOX_EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PAYMENT_GATEWAYS = payment_gateways(with_cards=False)  # a test that pays by card says so
PAY_ON_DELIVERY_OPEN_ORDERS = UNPAID_ORDERS = 1000  # tests order for one guest; a test of the limits sets them
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
