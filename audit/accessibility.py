"""What axe-core finds on a page, in light and in dark."""

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

from audit.bars import Figure, none_of

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text()
SCHEMES = ("light", "dark")


def violations(page: Page) -> dict[str, Figure]:
    """Scheme → what is wrong on the page that stands open in the tab, without motion."""
    page.evaluate(AXE)
    return {scheme: _in(page, scheme) for scheme in SCHEMES}


def _in(page: Page, scheme: str) -> Figure:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(results => results.violations)")
    return none_of(tuple(f"{scheme}: {each['id']}: {each['help']}{_where(each)}" for each in found))


def _where(violation: dict) -> str:
    return "".join(f"\n    {node['target'][0]}  {node['html'][:120]}" for node in violation["nodes"][:4])
