"""Lighthouse's scores of a page as on a phone with a slow line, its default: the best of a few runs."""

import json
import os
import subprocess
from collections.abc import Collection, Iterator

from audit.bars import CATEGORIES, Figure, at_least
from audit.shop import ROOT

PROGRAM = ROOT / "audit" / "node_modules" / ".bin" / "lighthouse"
QUIET_BROWSER = (
    *("--headless=new", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
METRICS = (
    *("first-contentful-paint", "largest-contentful-paint", "speed-index"),
    *("total-blocking-time", "cumulative-layout-shift", "server-response-time"),
)
PATIENCE_S = 180


class Failed(Exception):
    """Lighthouse could not measure a page. Its words are what it said."""


def scores(url: str, *, cookies: str, chromium: str, runs: int, categories: Collection[str]) -> dict[str, Figure]:
    """Category → its best score of all runs, with what spoils it. `cookies` are those of the header.

    Chromium sometimes loses its trace: such a run counts nothing. Raises Failed if all of them do.
    """
    reports, failed = [], None
    for _ in range(runs):
        try:
            reports.append(_report(url, cookies, chromium, categories))
        except Failed as failure:
            failed = failure
    if not reports:
        raise failed
    return {category: best(reports, category) for category in categories}


def _report(url: str, cookies: str, chromium: str, categories: Collection[str]) -> dict:
    command = [
        *(str(PROGRAM), url, "--quiet", "--output=json", "--output-path=stdout"),
        f"--only-categories={','.join(categories)}",
        f"--chrome-flags={' '.join((*QUIET_BROWSER, *_flags_of_root()))}",
        *([f"--extra-headers={json.dumps({'Cookie': cookies})}"] if cookies else []),
    ]
    environment = os.environ | {"CHROME_PATH": chromium}
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE_S)  # noqa: S603
    except subprocess.TimeoutExpired as late:
        raise Failed(f"Lighthouse was not done with {url} after {PATIENCE_S} seconds.") from late
    if done.returncode:
        raise Failed(f"Lighthouse could not measure {url}:\n{done.stderr or done.stdout}")
    return json.loads(done.stdout)


def _flags_of_root() -> tuple[str, ...]:
    return () if os.geteuid() else ("--no-sandbox",)  # Chromium refuses its sandbox to root


def best(reports: list[dict], category: str) -> Figure:
    """The score of the best report, with what costs it points."""
    report = max(reports, key=lambda each: each["categories"][category]["score"] or 0)
    score = round((report["categories"][category]["score"] or 0) * 100)
    return at_least(score, CATEGORIES[category], tuple(_spoilers(report, category)))


def _spoilers(report: dict, category: str) -> Iterator[str]:
    """The audits that cost points; for performance its metrics and whatever could be quicker."""
    audits = report["audits"]
    if category == "performance":
        yield ", ".join(
            f"{name} {audits[name]['displayValue']}" for name in METRICS if "displayValue" in audits.get(name, ())
        )
    for reference in report["categories"][category]["auditRefs"]:
        audit = audits[reference["id"]]
        is_scored = audit["scoreDisplayMode"] in ("binary", "numeric", "metricSavings")
        if is_scored and (audit["score"] or 0) < 1 and reference["id"] not in METRICS:
            yield f"{audit['id']}: {audit['title']} {audit.get('displayValue', '')}".strip() + _where(audit)


def _where(audit: dict) -> str:
    items = audit.get("details", {}).get("items", [])
    places = [
        item["node"]["selector"] if "node" in item else item.get("url", "") for item in items if isinstance(item, dict)
    ]
    return "".join(f"\n    {place}" for place in places[:5] if isinstance(place, str) and place)
