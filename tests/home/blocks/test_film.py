import re

import pytest
from wagtail.blocks.struct_block import StructBlockValidationError

from home.blocks.film import FilmBlock
from tests import factories
from tests.page_factories import make_article

pytestmark = pytest.mark.django_db

ELSEWHERE = re.compile("^https:")


def film(**fields) -> dict:
    picture = factories.make_picture("A meadow", size=(1280, 800))
    return {"title": "Milking", "address": "https://vimeo.com/1084537", "picture": picture} | fields


def test_a_film_of_another_host_is_refused_at_its_address():
    block = FilmBlock()
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.normalize(film(address="https://films.example/1")))
    assert list(refused.value.block_errors) == ["address"]
    assert "“https://films.example/1” is no film that we can show" in refused.value.block_errors["address"].message


def test_without_a_script_it_is_a_link_and_nobody_else_is_called(client):
    words = client.get(make_article(body=[("film", film())]).url).content.decode()
    assert 'href="https://vimeo.com/1084537"' in words
    assert 'data-player="https://player.vimeo.com/video/1084537?dnt=1&amp;autoplay=1"' in words
    assert "<iframe" not in words
    assert 'src="https:' not in words
    assert "Play “Milking”" in words
    assert "Vimeo plays it, and learns of you only when you press." in words


def test_a_film_whose_host_is_allowed_no_longer_is_left_out(client, settings):
    page = make_article(body=[("prose", "<p>Look.</p>"), ("film", film())])
    settings.FILM_HOSTS = {}
    words = client.get(page.url).content.decode()
    assert "Look." in words
    assert "vimeo" not in words


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_player_comes_only_when_the_poster_is_pressed(page):
    article = make_article(body=[("film", film())])
    called = []
    page.route(ELSEWHERE, lambda route: (called.append(route.request.url), route.abort()))
    page.goto(article.url)
    page.wait_for_load_state("networkidle")
    assert called == []
    with page.expect_request(ELSEWHERE):
        page.get_by_role("link", name="Play “Milking”").click()
    assert page.locator("iframe.film__player").get_attribute("title") == "Milking"
    assert called == ["https://player.vimeo.com/video/1084537?dnt=1&autoplay=1"]
