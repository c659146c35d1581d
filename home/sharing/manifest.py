"""What a phone is told that puts the shop on its home screen."""

from collections.abc import Callable

GROUND = "#fbf6ea"  # --surface of static/css/tokens.css by day; a manifest has no other for the night
ICONS = {
    "icons/icon-192.png": {"sizes": "192x192"},
    "icons/icon-512.png": {"sizes": "512x512"},
    "icons/icon-maskable-512.png": {"sizes": "512x512", "purpose": "maskable"},
}


def manifest(*, name: str, language: str, start: str, address_of: Callable[[str], str]) -> dict:
    """The web app manifest. `address_of` says under which address a static file is served.

    Source: https://www.w3.org/TR/appmanifest/
    """
    return {
        "name": name,
        "lang": language,
        "id": start,
        "start_url": start,
        "scope": "/",
        "display": "minimal-ui",
        "background_color": GROUND,
        "theme_color": GROUND,
        "icons": [{"src": address_of(file), "type": "image/png"} | facts for file, facts in ICONS.items()],
    }
