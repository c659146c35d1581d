"""The way in for a server that can hold many open lines, such as uvicorn: all that config.wsgi serves, and streams."""

import os
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parents[1])]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.embedded")

from django.core.asgi import get_asgi_application  # noqa: E402

application = get_asgi_application()
