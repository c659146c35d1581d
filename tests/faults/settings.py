"""The shop under faults: served by real processes on PostgreSQL, its cards behind the proxy.

Nothing is cached but in Redis, where a test wants that: each test begins with other rows.
"""

import os

from config.card_payments import payment_gateways
from config.settings.test import *  # noqa: F403
from config.settings.test import CACHES as IN_REDIS

CACHES = (
    IN_REDIS if os.environ.get("REDIS_URL") else {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
)
PAYMENT_GATEWAYS = payment_gateways(with_cards=True)
EMAIL_BACKEND = OUTBOX_EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
