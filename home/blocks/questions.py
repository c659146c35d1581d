"""What a page of questions is built from."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.blocks.words import LINES
from home.questions import groups_of


class QuestionBlock(blocks.StructBlock):
    """A question as a shopper asks it, and its answer."""

    question = blocks.CharBlock(max_length=150, label=_("question"))
    answer = blocks.RichTextBlock(features=LINES, label=_("answer"))

    class Meta:
        icon = "help"
        label = _("Question")


class FaqGroupBlock(blocks.StructBlock):
    """Questions about one thing."""

    title = blocks.CharBlock(max_length=80, label=_("heading"))
    questions = blocks.ListBlock(QuestionBlock(), min_num=1, label=_("questions"))

    class Meta:
        icon = "list-ul"
        label = _("Group of questions")
        description = _("A heading, and questions that fold open below it. Each gets an address of its own.")
        template = "includes/faq_group.html"
        preview_value = {
            "title": _("Dates and freshness"),
            "questions": [
                {"question": _("How long does milk keep?"), "answer": _("<p>Until the use-by date on its top.</p>")},
                {"question": _("And yoghurt?"), "answer": _("<p>Past its date: look, smell, and decide.</p>")},
            ],
        }

    def get_context(self, value, parent_context=None):
        return super().get_context(value, parent_context) | {"group": groups_of([value])[0]}
