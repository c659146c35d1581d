"""What axe-core finds on a page, in light and in dark."""

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

from audit.bars import Figure, none_of

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text()
SCHEMES = ("light", "dark")
# Where a page stands in Wagtail's own views, what of it is Wagtail's (7.4): its map of a form, its badge, the field of
# its text editor, its tabs; and what only a whole page can have
WAGTAILS = ("[class*=w-minimap]", ".page-status-tag", ".public-DraftEditor-content", ".button[role=tab]")
OF_ITS_FRAME = ("page-has-heading-one", "landmark-unique")
RUN = "([exclude, rules]) => axe.run({exclude}, {resultTypes: ['violations'], rules}).then(each => each.violations)"


def violations(page: Page, *, is_in_wagtails_frame: bool = False) -> dict[str, Figure]:
    """Scheme → what is wrong on the page that stands open in the tab, without motion."""
    page.evaluate(AXE)
    exclude = [[selector] for selector in WAGTAILS] if is_in_wagtails_frame else []
    rules = {rule: {"enabled": False} for rule in OF_ITS_FRAME} if is_in_wagtails_frame else {}
    return {scheme: _in(page, scheme, exclude, rules) for scheme in SCHEMES}


def _in(page: Page, scheme: str, exclude: list, rules: dict) -> Figure:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    found = page.evaluate(RUN, [exclude, rules])
    return none_of(tuple(f"{scheme}: {each['id']}: {each['help']}{_where(each)}" for each in found))


def _where(violation: dict) -> str:
    return "".join(f"\n    {node['target'][0]}  {node['html'][:120]}" for node in violation["nodes"][:4])
