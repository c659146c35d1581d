"""What a phone fetches for a page before anybody scrolls, and how much of the page moves by itself."""

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, Page

from audit import bars
from audit.bars import Figure, at_most
from audit.survey import Place

SETTLED_MS = 400
# Chromium counts what moves without anybody's doing
WATCH_SHIFTS = """
window.__shifts = [];
const words = node => node ? node.outerHTML || node.textContent : '';
const noted = each => [each.value, each.sources.map(source => words(source.node).slice(0, 90)).join(' | ')];
new PerformanceObserver(list => {
  window.__shifts.push(...list.getEntries().filter(each => !each.hadRecentInput).map(noted));
}).observe({type: 'layout-shift', buffered: true});
"""
SCROLL = """async () => {
  for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight / 2) {
    scrollTo({top, behavior: 'instant'});
    await new Promise(resolve => setTimeout(resolve, 80));
  }
}"""


@dataclass
class Load:
    """What came over the wire from the shop itself; bytes as transferred."""

    origin: str
    kinds: dict[str, tuple[str, str]] = field(default_factory=dict)  # request → kind and address
    sizes: dict[str, int] = field(default_factory=dict)  # request → bytes

    def told(self, event: dict) -> None:
        if event["response"]["url"].startswith(self.origin):
            self.kinds[event["requestId"]] = (event["type"], event["response"]["url"].removeprefix(self.origin))

    def finished(self, event: dict) -> None:
        self.sizes[event["requestId"]] = int(event["encodedDataLength"])

    def of(self, *kinds: str) -> list[tuple[int, str]]:
        """Bytes and address of each file of the kinds, of all without any; the heaviest first."""
        files = [(self.sizes.get(key, 0), url) for key, (kind, url) in self.kinds.items() if not kinds or kind in kinds]
        return sorted(files, reverse=True)


def weigh(phone: BrowserContext, place: Place, origin: str) -> dict[str, Figure]:
    """Measure → figure: first load, scripts, fonts and shift of a page on a phone that has fetched nothing yet."""
    page = phone.new_page()
    page.add_init_script(WATCH_SHIFTS)
    load = _loaded(page, place.path, origin)
    figures = {
        "load": _in_kb(load.of(), bars.FIRST_LOAD_KB if place.name == "range" else None),
        "scripts": _in_kb(load.of("Script"), bars.SCRIPTS_KB),
        "fonts": _fonts(load.of("Font"), page),
        "shift": _shift(page),
    }
    page.close()
    return figures


def _loaded(page: Page, path: str, origin: str) -> Load:
    load, wire = Load(origin), page.context.new_cdp_session(page)
    wire.on("Network.responseReceived", load.told)
    wire.on("Network.loadingFinished", load.finished)
    wire.send("Network.enable")
    page.goto(path, wait_until="load")
    page.wait_for_timeout(SETTLED_MS)
    return load


def _in_kb(files: list[tuple[int, str]], bar: float | None) -> Figure:
    heaviest = tuple(f"{size / 1000:.1f} kB {url}" for size, url in files[:12])
    total = sum(size for size, _ in files) / 1000
    return at_most(total, total if bar is None else bar, f"{total:.0f}", heaviest)


def _fonts(files: list[tuple[int, str]], page: Page) -> Figure:
    is_latin = page.evaluate("document.documentElement.lang").startswith("en")
    return at_most(
        len(files), bars.LATIN_FONTS if is_latin else len(files), str(len(files)), tuple(url for _, url in files)
    )


def _shift(page: Page) -> Figure:
    page.evaluate(SCROLL)
    page.wait_for_timeout(SETTLED_MS)
    shifts = page.evaluate("window.__shifts")
    total = sum(value for value, _ in shifts)
    return at_most(total, bars.SHIFT, f"{total:.3f}", tuple(f"{value:.4f} {where}" for value, where in shifts[:5]))
