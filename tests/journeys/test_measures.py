"""The short form of `make audit`: the main pages and their states in axe, on the scales and in a strict parser."""

import pytest
from tinyhtml5.parser import HTMLParser

from audit.bars import Figure
from audit.measuring import Measuring
from audit.survey import main_places

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def measuring(shop, browser) -> Measuring:
    return Measuring(shop, browser, say=lambda _words: None)


@pytest.fixture(scope="module")
def places(shop):
    return main_places(shop)


def told(name: str, figures: dict[str, Figure]) -> list[str]:
    return [f"{name}: {measure} {each.words} {each.why}" for measure, each in figures.items() if not each.is_good]


def test_axe_finds_nothing_in_light_or_dark(measuring, places):
    assert [words for place in places for words in told(place.name, measuring.axe(place))] == []


def test_pages_are_light_and_stand_still(measuring, places):
    assert [words for place in places for words in told(place.name, measuring.weights(place))] == []


def test_every_address_of_ours_is_measured_or_has_a_reason_not_to_be(measuring):
    """A new view without a link to it, and a type of page without a page, are found here."""
    _places, missing = measuring.find(())
    assert missing == []


def test_html_is_well_formed(measuring, places):
    assert [f"{place.name}: {error}" for place in places for error in parse_errors(measuring.source(place))] == []


def test_the_parser_notices_what_is_malformed():
    assert parse_errors("<!doctype html><title>Milk</title><p><div></p></div>") != []


def parse_errors(source: str) -> list:
    parser = HTMLParser()
    parser.parse(source)
    return parser.errors
