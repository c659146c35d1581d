"""The settings of tests for a server in a process of its own: it serves our scripts and styles too."""

from config.settings.test import *  # noqa: F403

WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
