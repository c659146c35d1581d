"""Pictures of the pages for docs/screenshots/: each at three widths, side by side on one sheet. `make pictures` takes
them, of every type of page and of SCENES; it fails if the browser complained. PAGES=home,basket takes only these;
VAR_DIR=… takes the shop that stands there instead of seeding one.
"""

import io
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from audit.__main__ import FLAGS, say, var_folder
from audit.shop import ROOT, Shop, open_shop
from audit.survey import examples_of
from audit.visitors import Visitors
from tests.services import chromium_path

FOLDER = ROOT / "docs" / "screenshots"
WIDTHS = (360, 768, 1440)
TALLEST = 2000  # CSS pixels of a page that are shown
SCALE = 0.6
GAP, GROUND = 24, "#8d8d86"
QUALITY = 78  # of WebP
IN_VIEW = "image => image.checkVisibility() && image.getBoundingClientRect().top < innerHeight"


@dataclass(frozen=True)
class Scene:
    """What a sheet shows, and who looks at it."""

    name: str
    path: str
    visitor: str = "stranger"
    scheme: str = "light"
    status: int = 200


# Beside one page of each type
SCENES = (
    Scene("home-dark", "/", scheme="dark"),
    Scene("home-hindi", "/hi/"),
    Scene("product-dark", "/shop/milk/whole-milk/", scheme="dark"),
    Scene("product-hindi", "/hi/shop/milk/whole-milk/"),
    Scene("search", "/search/?q=milk"),
    Scene("search-empty", "/search/?q=xyzzy"),
    Scene("basket", "/basket/", "guest"),
    Scene("basket-hindi", "/hi/basket/", "guest"),
    Scene("checkout-delivery", "/checkout/shipping-address/", "guest"),
    Scene("checkout-review", "/checkout/preview/", "reviewer"),
    Scene("checkout-thanks", "/checkout/thank-you/", "buyer"),
    Scene("account", "/account/", "shopper"),
    Scene("sign-in", "/accounts/login/"),
    Scene("not-found", "/nothing-stands-here/", status=404),
    Scene("today-board", "/admin/freshness/", "staff"),
    Scene("delivery-calendar", "/admin/delivery/", "staff"),
    Scene("style-guide", "/admin/style-guide/", "staff"),
)


def main() -> int:
    """The exit code."""
    only, complaints = [*filter(None, os.environ.get("PAGES", "").split(","))], []
    with var_folder() as var, sync_playwright() as playwright, open_shop(var) as shop:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=[*FLAGS])
        visitors = Visitors(browser, shop)
        for scene in [*of_each_type(shop), *SCENES]:
            if not only or scene.name in only:
                say(f"Taking {scene.name}")
                shots = [take(browser, visitors, scene, width, complaints) for width in WIDTHS]
                side_by_side(shots).save(FOLDER / f"{scene.name}.webp", quality=QUALITY, method=6)
        browser.close()
    say("\n".join(complaints) or "The browser had nothing to complain about.")
    return 1 if complaints else 0


def of_each_type(shop: Shop) -> Iterator[Scene]:
    """The first page of each type, named as the type: RecipeIndexPage is recipe-index."""
    first = dict(reversed(examples_of(shop)["pages"]))
    for kind in sorted(first):
        yield Scene(re.sub(r"(?<!^)(?=[A-Z])", "-", kind.removesuffix("Page")).lower(), first[kind])


def take(browser: Browser, visitors: Visitors, scene: Scene, width: int, complaints: list[str]) -> Image.Image:
    """The page from its top, as tall as it is or as may be shown; adds what goes wrong to `complaints`."""
    context = browser.new_context(
        base_url=visitors.shop.url,
        viewport={"width": width, "height": 900},
        color_scheme=scene.scheme,
        storage_state=visitors[scene.visitor].storage_state(),
    )
    page, where = context.new_page(), f"{scene.name}, {width} px"
    page.on("pageerror", lambda error: complaints.append(f"{where}: {error}"))
    page.on(
        "response",
        lambda answer: (
            answer.status not in (scene.status, *range(200, 400))
            and complaints.append(f"{where}: {answer.status} {answer.url}")
        ),
    )
    page.goto(scene.path)
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        complaints.append(f"{where}: scrolls sideways")
    height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate("scrollTo(0, 0)")  # a page may begin where its errors are
    wait_for_pictures(page)
    shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    context.close()
    return shot


def wait_for_pictures(page: Page) -> None:
    """Those that came into view have been fetched."""
    page.wait_for_load_state("networkidle")
    page.wait_for_function(f"[...document.images].filter({IN_VIEW}).every(image => image.complete)")


def side_by_side(shots: list[Image.Image]) -> Image.Image:
    """One sheet, smaller, on a ground that is none of ours."""
    small = [
        shot.resize((round(shot.width * SCALE), round(shot.height * SCALE)), Image.Resampling.LANCZOS) for shot in shots
    ]
    width, height = sum(shot.width for shot in small) + GAP * (len(small) + 1), max(shot.height for shot in small)
    sheet, left = Image.new("RGB", (width, height + 2 * GAP), GROUND), GAP
    for shot in small:
        sheet.paste(shot, (left, GAP))
        left += shot.width + GAP
    return sheet


if __name__ == "__main__":
    sys.exit(main())
