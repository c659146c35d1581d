"""What somebody hostile types. MARK is seen on the page when it was shown as words; RAN is set when it ran."""

import json

MARK = "mk<img src=x onerror=__ran=1>"
TEXT = (
    f"{MARK}\"'></script></title></textarea></style><script>__ran=1</script><svg/onload=__ran=1>"
    "<a href=javascript:__ran=1>"
)
SHOWN = "mk&lt;img src=x"  # as words in HTML
IN_JSON = ("mk\\u003Cimg", "mk\\u003cimg")  # as words in JSON inside HTML
LINKS = (
    "javascript:__ran=1",
    "JaVaScRiPt:__ran=1",
    "java\tscript:__ran=1",
    " javascript:__ran=1",
    "data:text/html,<script>__ran=1</script>",
    "vbscript:__ran=1",
    'https://example.com/"onmouseover="__ran=1',
)


def text(most: int | None = None) -> str:
    """The longest that fits into a field of so many characters."""
    return TEXT[:most]


def content_state() -> str:
    """What the rich text editor posts: hostile words, and a link of each kind."""
    blocks, entities = [_block(TEXT)], {}
    for number, url in enumerate(LINKS):
        entities[str(number)] = {"type": "LINK", "mutability": "MUTABLE", "data": {"url": url}}
        blocks.append(_block("a link to follow") | {"entityRanges": [{"offset": 0, "length": 6, "key": number}]})
    return json.dumps({"blocks": blocks, "entityMap": entities})


def _block(words: str) -> dict:
    key = f"k{abs(hash(words)) % 10000}"
    return {"key": key, "text": words, "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}
