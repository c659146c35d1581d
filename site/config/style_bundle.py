"""One style sheet out of a chain of imports, so that a page asks for one file."""

import re
from collections.abc import Callable
from posixpath import dirname, join, normpath, relpath

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
CHARSET = re.compile(r"@charset[^;]*;\s*")
IMPORT = re.compile(r"""@import\s+url\(\s*["']?(?P<part>[^"')]+)["']?\s*\)(?:\s+layer\((?P<layer>[\w.-]+)\))?\s*;""")
RELATIVE_URL = re.compile(r"""url\(\s*(?P<quote>["']?)(?![a-z]+:|/|\#)(?P<path>[^"')]+)(?P=quote)\s*\)""")
BLANK_LINES = re.compile(r"\n\s*\n+")


def bundle(name: str, read: Callable[[str], str]) -> str:
    """The style sheet with what it imports written into it, each in its layer, without comments.

    `name` is its path among the static files, such as css/main.css; `read` gives the text of such a path.
    Raises ValueError for an import in any other form than `@import url("…") layer(…);`.
    """
    return f'@charset "utf-8";\n{BLANK_LINES.sub(chr(10), _inlined(name, read)).strip()}\n'


def _inlined(name: str, read: Callable[[str], str]) -> str:
    folder = dirname(name)

    def part(match: re.Match) -> str:
        inner = normpath(join(folder, match["part"]))
        text = _rebased(_inlined(inner, read), dirname(inner), folder)
        return f"@layer {match['layer']} {{\n{text}\n}}" if match["layer"] else text

    whole = IMPORT.sub(part, CHARSET.sub("", COMMENT.sub("", read(name))))
    if "@import" in whole:
        raise ValueError(f'{name} has an @import that cannot be bundled. Write it as @import url("…") layer(…);')
    return whole


def _rebased(text: str, here: str, there: str) -> str:
    """Addresses that were relative to the folder `here` made relative to `there`."""

    def moved(match: re.Match) -> str:
        return f'url("{relpath(join("/", here, match["path"]), join("/", there))}")'

    return RELATIVE_URL.sub(moved, text)
