"""The embedded set-up with reload and debug. What `make dev` starts."""

from .embedded import *  # noqa: F403
from .embedded import STORAGES

DEBUG = True
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
