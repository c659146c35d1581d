"""The way in for the application server."""

import os
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parents[1])]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.embedded")

from django.core.wsgi import get_wsgi_application  # noqa: E402

application = get_wsgi_application()
