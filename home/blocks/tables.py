"""The words of a comparison table, for those who translate it."""

from collections.abc import Callable

from wagtail.blocks import CharBlock
from wagtail.contrib.typed_table_block.blocks import TypedTable


def words_in(table: TypedTable) -> list[str]:
    """Caption, headings and cells, as they are read; without numbers, ticks and what is left empty."""
    words: list[str] = []
    in_other_words(table, lambda said: words.append(said) or said)
    return words


def in_other_words(table: TypedTable, say: Callable[[str], str]) -> TypedTable:
    """The same table with what `say` makes of its words, asked for them in the order of `words_in`."""

    def said(words: str) -> str:
        return say(words) if _is_said(words) else words

    return TypedTable(
        caption=said(table.caption),
        columns=[{**column, "heading": said(column["heading"])} for column in table.columns],
        row_data=[
            {
                "values": [
                    said(value) if isinstance(column["block"], CharBlock) else value
                    for column, value in zip(table.columns, row["values"], strict=True)
                ]
            }
            for row in table.row_data
        ],
    )


def _is_said(words: str | None) -> bool:
    return bool(words and words.strip())
