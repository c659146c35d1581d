"""A browser that notices when anything hostile runs or could be followed."""

from tests.attacks.payloads import IN_JSON, SHOWN

HOSTILE_LINKS = """() => [...document.querySelectorAll('a[href], area[href], form[action]')]
  .map(each => each.href || each.action)
  .filter(each => /^\\s*(javascript|data|vbscript):/i.test(each))"""


class Watcher:
    """Opens addresses in one tab; gathers what ran and whether hostile words were shown as words."""

    def __init__(self, context) -> None:
        self.page = context.new_page()
        self.page.set_default_timeout(60_000)
        self.page.on("dialog", self._spoke)
        self.troubles: list[str] = []
        self.shown: list[str] = []

    def _spoke(self, dialog) -> None:
        self.troubles.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    def open(self, path: str) -> None:
        answer = self.page.goto(path, wait_until="load")
        if answer.status >= 500:
            self.troubles.append(f"{path}: {answer.status}")
        self._look(path)
        words = answer.text()
        if any(each in words for each in (SHOWN, *IN_JSON)):
            self.shown.append(path)

    def show(self, html: str) -> None:
        """Shows HTML as a mail program or a feed reader does that stops nothing: without our headers."""
        self.page.goto("about:blank")
        self.page.set_content(html)
        self._look(f"{html[:40]}…")

    def _look(self, name: str) -> None:
        self.page.wait_for_timeout(150)  # an error of a picture comes late
        if self.page.evaluate("typeof window.__ran !== 'undefined'"):
            self.troubles.append(f"{name}: it ran")
        self.troubles += [f"{name}: leads to {link}" for link in self.page.evaluate(HOSTILE_LINKS)]
