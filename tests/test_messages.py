"""The catalogue of Hindi: whole, exact, and compiled."""

import ast
import re
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.utils import translation
from django.utils.translation import gettext, ngettext
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
HINDI, TEMPLATES = ROOT / "locale" / "hi" / "LC_MESSAGES", ROOT / "templates"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}|</?[a-z]+")
DEVANAGARI = re.compile(r"[ऀ-ॿ]")
TEXT = r"""u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
SAID = re.compile(rf"(?:\bn?gettext\(|\bn?pgettext\({TEXT}, ){TEXT}")
FOR_STAFF = (
    *("delivery/", "desk/", "freshness/", "home/admin/", "notices/desk/", "oscar/dashboard/", "products/admin/"),
    *("styleguide/", "wagtailadmin/", "wagtailcore/shared/block_preview", "wagtailusers/"),
)
ITS_OWN = {"PDF", "VAT", "RI", ", ", "“%(query)s”"}  # the same in both languages


@pytest.fixture(scope="module")
def catalogue():
    with (HINDI / "django.po").open("rb") as file:
        return read_po(file, locale="hi")


def pairs(catalogue):
    """(English, Hindi) of everything that is translated, the plural forms each."""
    for message in catalogue:
        if message.id and any(message.string if message.pluralizable else [message.string]):
            if message.pluralizable:
                one, many = message.string
                is_told_without_number = placeholders(one) == placeholders(message.id[0])
                yield message.id[0] if is_told_without_number else message.id[1], one
                yield message.id[1], many
            else:
                yield message.id, message.string


def placeholders(words: str) -> Counter:
    return Counter(PLACEHOLDER.findall(words))


def test_every_translation_has_the_placeholders_and_the_tags_of_its_original(catalogue):
    wrong = [(english, hindi) for english, hindi in pairs(catalogue) if placeholders(english) != placeholders(hindi)]
    assert wrong == []


def test_every_translation_is_hindi(catalogue):
    letters = re.compile(r"[^\W\d_]{3,}")
    odd = [
        (english, hindi)
        for english, hindi in pairs(catalogue)
        if not DEVANAGARI.search(hindi) and letters.search(PLACEHOLDER.sub("", english)) and english not in ITS_OWN
    ]
    assert odd == [("%(kj)s kJ / %(kcal)s kcal", "%(kj)s kJ / %(kcal)s kcal")]


def customer_strings() -> dict[str, str]:
    """What templates say to customers, and the template that says it."""
    said = {}
    for path in sorted(TEMPLATES.rglob("*.*")):
        name = path.relative_to(TEMPLATES).as_posix()
        if not name.startswith(FOR_STAFF):
            found = SAID.findall(templatize(path.read_text("utf-8")))
            said |= dict.fromkeys((ast.literal_eval(text) for _context, text in found), name)
    return said


def test_every_string_of_a_customers_template_is_translated(catalogue):
    said = customer_strings()
    assert "Add to basket" in said
    assert len(said) > 500
    told = {english for english, _hindi in pairs(catalogue)}
    assert [(name, english) for english, name in said.items() if english not in told] == [], "Run bin/messages."


def test_nothing_is_guessed(catalogue):
    assert [message.id for message in catalogue if message.id and message.fuzzy] == []


def test_what_the_shop_reads_is_what_translators_wrote(catalogue):
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    assert (HINDI / "django.mo").read_bytes() == compiled.getvalue(), "Run bin/messages --compile."


def test_the_shop_speaks_hindi():
    with translation.override("hi"):
        assert gettext("Add to basket") == "टोकरी में डालें"
        assert ngettext("%(days)d day", "%(days)d days", 3) % {"days": 3} == "3 दिन"
    with translation.override("en-gb"):
        assert gettext("Add to basket") == "Add to basket"
