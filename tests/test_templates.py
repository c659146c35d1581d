"""What shoppers read goes through gettext: no template holds words of its own outside the tags for it."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
STAFF_READ = ("oscar/dashboard/", "freshness/", "delivery/", "desk/", "styleguide/", "wagtailadmin/", "home/admin/")
STAFF_READ += ("products/admin/", "notices/desk/", "wagtailcore/")
ALONE = {"base_alone.html", "500.html"}  # shown when the shop can't say in which language
ATTRIBUTES_ONLY = {"includes/adds.html"}
TOLD = re.compile(r"\{%\s*blocktrans(?:late)?\b.*?%\}.*?\{%\s*endblocktrans(?:late)?\s*%\}", re.DOTALL)
COMMENT = re.compile(r"\{%\s*comment\b.*?%\}.*?\{%\s*endcomment\s*%\}|\{#.*?#\}", re.DOTALL)
ELEMENT_NAME = re.compile(r"(</?)\{\{.*?\}\}")  # <{{ heading|default:"h3" }} class="…">
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
LETTERS = re.compile(r"[^\W\d_]{2,}")
SPOKEN = {"alt", "title", "placeholder", "aria-label", "aria-description", "label", "summary", "data-said"}
SILENT = {"script", "style", "svg"}
HELD = "\N{OBJECT REPLACEMENT CHARACTER}"  # where a tag stood


class Words(HTMLParser):
    """The texts of a page, and those of its attributes that are read out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag, attrs):
        self.silent += tag in SILENT
        self.found += [value for name, value in attrs if name in SPOKEN and value]

    def handle_endtag(self, tag):
        self.silent -= tag in SILENT

    def handle_data(self, data):
        if not self.silent:
            self.found.append(data)


def words_outside(source: str) -> list[str]:
    """The words of a template that no translator sees."""
    parser = Words()
    parser.feed(TAG.sub(HELD, ELEMENT_NAME.sub(r"\1h3", TOLD.sub(HELD, COMMENT.sub("", source)))))
    parser.close()
    texts = (" ".join(each.replace(HELD, " ").split()) for each in parser.found)
    return [each for each in texts if LETTERS.search(each)]


def customers_templates():
    for path in sorted(TEMPLATES.rglob("*")):
        name = path.relative_to(TEMPLATES).as_posix()
        if path.suffix in (".html", ".txt") and not name.startswith(STAFF_READ) and name not in ALONE | ATTRIBUTES_ONLY:
            yield name


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('<p>{% translate "Milk" %} {{ name }}</p>', []),
        ("<p>{% blocktranslate trimmed %}Milk{% endblocktranslate %}, 2 × {{ name }}</p>", []),
        ("<p>Milk {{ name }}</p>", ["Milk"]),
        ('<img alt="A bottle"><a aria-label="Home {{ x }}">×</a>', ["A bottle", "Home"]),
        ("{% comment %}For us{% endcomment %}<script>let me = 1</script>{# not this #}", []),
        ('<p class="{% if yes %}big{% endif %}">{% if yes %}Yes{% endif %}</p>', ["Yes"]),
    ],
)
def test_words_outside_of_gettext_are_found(source, words):
    assert words_outside(source) == words


def test_every_word_of_a_customers_template_can_be_translated():
    found = {name: words_outside((TEMPLATES / name).read_text()) for name in customers_templates()}
    assert {name: words for name, words in found.items() if words} == {}


def test_no_template_leads_to_an_address_of_one_language():
    """Guard: href="/" in a template, or the shop's address with a slash in a mail."""
    fixed = re.compile(r'(?:href|action)="/(?!/)[^{"]*"|\{\{ site_url \}\}/')
    found = {name: fixed.findall((TEMPLATES / name).read_text()) for name in customers_templates()}
    assert {name: links for name, links in found.items() if links} == {}
