"""What a text is made of."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock, TypedTableBlockValidationError
from wagtail_localize.segments import StringSegmentValue

from home.blocks.groups import WORDS
from home.blocks.tables import in_other_words, words_in

PROSE = ["bold", "italic", "link", "ol", "ul", "h3"]
LINES = ["bold", "italic", "link", "ol", "ul"]  # for what stands under a heading of its own
LEAST_COLUMNS = 2


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, set large."""

    quote = blocks.TextBlock(max_length=300, label=_("words"))
    who = blocks.CharBlock(max_length=80, required=False, label=_("who said it"))

    class Meta:
        icon = "openquote"
        label = _("Pull quote")
        group = WORDS
        description = _("One sentence, set large between two lines.")
        template = "blocks/quote.html"
        preview_value = {
            "quote": _("A date is a promise about a morning you were not there for."),
            "who": _("Hannah Firth, dairy"),
        }


class ProseBlock(blocks.RichTextBlock):
    """Running text."""

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        group = WORDS
        description = _("Running text with headings, lists and links.")
        template = "blocks/prose.html"
        preview_value = _(
            "<p>The milk for cheddar goes from parlour to vat in churns, sixty paces over the yard.</p>"
            "<h3>What a gentle start buys</h3><p>The carried milk keeps <b>two days longer</b> in the fridge.</p>"
        )


class CalloutBlock(blocks.StructBlock):
    """Something to remember, beside the text."""

    title = blocks.CharBlock(max_length=80, required=False, label=_("heading"))
    text = blocks.RichTextBlock(features=LINES, label=_("text"))

    class Meta:
        icon = "info-circle"
        label = _("Note")
        group = WORDS
        description = _("A few lines on butter yellow: something to remember, or to do.")
        template = "blocks/callout.html"
        preview_value = {
            "title": _("Take it out an hour before"),
            "text": _("<p>Cheese from the fridge tastes of fridge. An hour on the board wakes it up.</p>"),
        }


class TableBlock(TypedTableBlock):
    """Things compared: what is compared stands in the first column, what it is compared by in the headings."""

    words = blocks.CharBlock(required=False, max_length=120, label=_("Words"))
    number = blocks.DecimalBlock(required=False, label=_("Number"))
    yes_or_no = blocks.BooleanBlock(required=False, label=_("Yes or no"))

    class Meta:
        icon = "table"
        label = _("Comparison table")
        group = WORDS
        description = _("Things side by side. The first column names them; the caption says what is compared.")
        template = "blocks/table.html"
        preview_value = {
            "caption": _("Our milks"),
            "columns": [
                {"type": "words", "heading": _("Milk")},
                {"type": "words", "heading": _("Good for")},
                {"type": "yes_or_no", "heading": _("Cream on top")},
            ],
            "rows": [
                {"values": [_("Gold top"), _("Porridge, and for drinking cold"), True]},
                {"values": [_("Whole"), _("Tea, and most of what is baked"), True]},
                {"values": [_("Semi-skimmed"), _("Coffee"), False]},
            ],
        }

    def clean(self, value):
        table = super().clean(value)
        if not self.is_deferred_validation:
            refuse_unreadable(table)
        return table

    def get_translatable_segments(self, value) -> list[StringSegmentValue]:
        """What wagtail-localize has translated, in the order in which it gives them back."""
        return [StringSegmentValue("", words) for words in words_in(value)]

    def restore_translated_segments(self, value, segments):
        """The table of the original in the words of the segments."""
        translated = iter(sorted(segments, key=lambda segment: segment.order))
        return in_other_words(value, lambda _original: next(translated).render_text())


def refuse_unreadable(table) -> None:
    """Raises TypedTableBlockValidationError for a table that somebody who hears it read could not follow."""
    problems = []
    if not table.caption.strip():
        problems.append(_("Write a caption: it says what is compared, also to those who hear the table read."))
    if len(table.columns) < LEAST_COLUMNS or not table.row_data:
        problems.append(_("A comparison needs at least two columns and one row."))
    if not all(column["heading"].strip() for column in table.columns):
        problems.append(_("Give every column a heading."))
    if problems:
        raise TypedTableBlockValidationError(non_block_errors=[ValidationError(words) for words in problems])
