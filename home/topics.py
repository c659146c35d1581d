"""Topics of the journal: one spelling for each, and the ones that are there as suggestions."""

from collections.abc import Iterable

from django import forms
from django.utils.html import format_html, format_html_join


def spelling(typed: str, known: Iterable[str]) -> str:
    """A topic as it is spelt already, whatever its case and spaces; as it was typed, if it is new."""
    plain = " ".join(typed.split())
    return next((topic for topic in known if topic.casefold() == plain.casefold()), plain)


class TopicInput(forms.TextInput):
    """A line that suggests the topics of all articles; without JavaScript too. `suggested` is asked for each form."""

    def __init__(self, suggested, attrs=None) -> None:
        super().__init__(attrs)
        self.suggested = suggested

    def render(self, name: str, value, attrs=None, renderer=None):
        key = f"{name}-suggested"
        line = super().render(name, value, (attrs or {}) | {"list": key, "autocomplete": "off"}, renderer)
        options = format_html_join("", '<option value="{}"></option>', ((topic,) for topic in self.suggested()))
        return format_html('{}<datalist id="{}">{}</datalist>', line, key, options)
