"""What a page of questions is built from."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

ANSWER = ["bold", "italic", "link", "ol", "ul"]


class QuestionBlock(blocks.StructBlock):
    """A question as a shopper asks it, and its answer."""

    question = blocks.CharBlock(max_length=150, label=_("question"))
    answer = blocks.RichTextBlock(features=ANSWER, label=_("answer"))

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
