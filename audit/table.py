"""The figures as one table, and below it what spoils those that are under their bar."""

from collections.abc import Iterator, Mapping, Sequence

from audit.bars import Figure

COLUMNS = {
    "performance": "speed",
    "accessibility": "access",
    "best-practices": "practice",
    "seo": "SEO",
    "light": "axe",
    "dark": "axe dark",
    "html": "HTML",
    "load": "first kB",
    "scripts": "JS kB",
    "fonts": "fonts",
    "shift": "shift",
}
NOT_ASKED = "–"
MOST_REASONS = 12

Rows = Mapping[str, Mapping[str, Figure]]  # page → measure → figure


def table(rows: Rows) -> str:
    """One line a page; a figure below its bar carries an exclamation mark."""
    cells = [["page", *COLUMNS.values()], *([name, *_cells(figures)] for name, figures in rows.items())]
    widths = [max(len(line[column]) for line in cells) for column in range(len(cells[0]))]
    lines = ["  ".join(_aligned(line, widths)).rstrip() for line in cells]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])


def _cells(figures: Mapping[str, Figure]) -> Iterator[str]:
    for measure in COLUMNS:
        figure = figures.get(measure)
        yield NOT_ASKED if figure is None else figure.words + ("" if figure.is_good else "!")


def _aligned(line: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    yield line[0].ljust(widths[0])
    yield from (cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True))


def below_the_bar(rows: Rows) -> list[str]:
    """A paragraph for each figure that isn't good."""
    return [
        "\n  ".join([f"{name}, {COLUMNS[measure]}: {figure.words}", *figure.why[:MOST_REASONS]])
        for name, figures in rows.items()
        for measure, figure in figures.items()
        if not figure.is_good
    ]
