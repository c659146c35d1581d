"""The picture of a page as places for sharing ask for it."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.utils.translation import override
from PIL import Image
from wagtail.models import PageViewRestriction

from home.models import SocialPicture
from home.sharing.social_picture import keeping
from home.sharing.social_picture.content import content_of
from tests import factories
from tests.language_factories import make_translation
from tests.page_factories import make_article, make_campaign

pytestmark = pytest.mark.django_db

HERE = "http://127.0.0.1:8000"


def told(client, address: str) -> dict[str, str]:
    """What the head says of the picture: property → content."""
    head = client.get(address).content.decode()
    return dict(re.findall(r'<meta property="(og:image[^"]*)" content="([^"]*)">', head))


def address_in(client, address: str) -> str:
    return told(client, address)["og:image"].removeprefix(HERE)


@pytest.fixture
def drawings(monkeypatch) -> list[str]:
    """The titles that were drawn, one for each drawing."""
    titles, draw = [], keeping.draw

    def counted(content, photo):
        titles.append(content.title)
        return draw(content, photo)

    monkeypatch.setattr(keeping, "draw", counted)
    return titles


class TestHead:
    def test_it_names_the_picture_its_size_and_what_it_shows(self, client):
        picture = factories.make_picture("Cows on a “meadow”", size=(2000, 1250))
        page = factories.make_story("How we work", slug="how", picture=picture)
        address = f"/social/{page.pk}/{content_of(page).digest}.jpg"
        assert told(client, "/how/") == {
            "og:image": HERE + address,
            "og:image:type": "image/jpeg",
            "og:image:width": "1200",
            "og:image:height": "630",
            "og:image:alt": "How we work – Cows on a “meadow” – Longmeadow Dairy",
        }
        assert '<meta name="twitter:card" content="summary_large_image">' in client.get("/how/").content.decode()

    def test_basket_and_search_name_none(self, client):
        factories.make_home()
        assert told(client, "/basket/") == told(client, "/search/?q=milk") == {}

    def test_an_alias_is_shared_under_the_picture_of_what_it_repeats(self, client):
        page = factories.make_story("How we work", slug="how")
        page.create_alias(update_slug="again")
        assert address_in(client, "/again/") == address_in(client, "/how/")

    def test_what_the_head_names_is_there(self, client):
        milk = factories.make_product_page(overline="Whole", picture=factories.make_picture(size=(1400, 1750)))
        recipe = factories.make_recipe(prep_minutes=10)
        hindi = make_translation(recipe, title="पैनकेक")
        for page in (milk, milk.get_parent(), recipe, hindi, recipe.get_parent(), make_article(), make_campaign()):
            assert client.get(address_in(client, page.url)).status_code == 200, page.url


class TestPicture:
    def test_it_is_a_jpeg_that_caches_may_keep_for_ever(self, client):
        factories.make_story(slug="how", picture=factories.make_picture(size=(2000, 1250)))
        response = client.get(address_in(client, "/how/"))
        assert response["Content-Type"] == "image/jpeg"
        assert response["Cache-Control"] == "public, max-age=31536000, immutable"
        assert not response.cookies
        assert Image.open(BytesIO(response.content)).size == (1200, 630)

    def test_it_is_drawn_once_and_then_read(self, client, drawings):
        address = address_in(client, factories.make_story(slug="how").url)
        first, second = client.get(address), client.get(address)
        assert first.content == second.content
        assert drawings == ["How we work"]

    def test_a_file_that_was_cleared_away_is_drawn_again(self, client, media_root, drawings):
        address = address_in(client, factories.make_story(slug="how").url)
        first = client.get(address).content
        for file in media_root.rglob("*.jpg"):
            file.unlink()
        assert client.get(address).content == first
        assert client.get(address).content == first
        assert len(drawings) == 2

    def test_another_process_that_was_faster_is_no_fault(self, client, media_root, monkeypatch):
        page = factories.make_story(slug="how")
        draw = keeping.draw

        def slowly(content, photo):
            SocialPicture.objects.create(page=page, digest=content.digest, file="social/theirs.jpg")
            return draw(content, photo)

        monkeypatch.setattr(keeping, "draw", slowly)
        assert client.get(address_in(client, "/how/")).status_code == 200
        assert [row.file.name for row in SocialPicture.objects.all()] == ["social/theirs.jpg"]
        assert not list(Path(media_root).rglob("*.jpg"))

    def test_a_photograph_whose_file_is_missing_is_left_out(self, client):
        photo = factories.make_picture(size=(2000, 1250))
        page = factories.make_story(slug="how", picture=photo)
        default_storage.delete(photo.file.name)
        response = client.get(f"/social/{page.pk}/{content_of(page).digest}.jpg")
        assert Image.open(BytesIO(response.content)).size == (1200, 630)

    def test_it_goes_with_its_page(self, client, media_root, django_capture_on_commit_callbacks):
        page = factories.make_story(slug="how")
        client.get(address_in(client, "/how/"))
        assert len(list(media_root.rglob("*.jpg"))) == 1
        with django_capture_on_commit_callbacks(execute=True):
            page.delete()
        assert not SocialPicture.objects.exists() and not list(media_root.rglob("*.jpg"))


class TestWhenThePageChanges:
    def test_the_address_changes_and_the_old_one_leads_on(self, client, media_root, django_capture_on_commit_callbacks):
        page = factories.make_story("How we work", slug="how")
        before = address_in(client, "/how/")
        old = client.get(before).content
        page.title = "How we milk"
        page.save_revision().publish()
        after = address_in(client, "/how/")
        assert after != before
        response = client.get(before)
        assert (response.status_code, response.url) == (302, after)
        assert response["Cache-Control"] == "public, max-age=3600"
        with django_capture_on_commit_callbacks(execute=True):
            assert client.get(after).content != old
        assert [row.digest for row in SocialPicture.objects.all()] == [after.split("/")[-1].removesuffix(".jpg")]
        assert len(list(media_root.rglob("*.jpg"))) == 1

    def test_a_draft_changes_nothing_that_strangers_see(self, client):
        page = factories.make_story("How we work", slug="how")
        before = address_in(client, "/how/")
        page.title = "A secret"
        page.save_revision()
        assert address_in(client, "/how/") == before
        assert client.get(before).status_code == 200

    def test_a_focal_point_or_another_picture_changes_it(self):
        photo = factories.make_picture()
        page = factories.make_story(picture=photo)
        digests = [content_of(page).digest]
        photo.focal_point_x = photo.focal_point_y = photo.focal_point_width = photo.focal_point_height = 40
        digests.append(content_of(page).digest)
        page.picture = factories.make_picture()
        digests.append(content_of(page).digest)
        assert len(set(digests)) == 3


class TestClosedDoors:
    @pytest.fixture
    def address(self, client):
        return address_in(client, factories.make_story(slug="how").url)

    def test_a_page_that_is_no_longer_live_has_none(self, client, address):
        factories.StoryPage.objects.get().unpublish()
        assert client.get(address).status_code == 404

    def test_a_draft_has_none(self, client):
        draft = factories.make_story("Not yet", live=False)
        assert client.get(f"/social/{draft.pk}/{content_of(draft).digest}.jpg").status_code == 404

    def test_a_private_page_has_none(self, client, address):
        page = factories.StoryPage.objects.get()
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        assert client.get(address).status_code == 404

    @pytest.mark.parametrize("address", ["/social/999999999/0123456789abcdef.jpg", "/social/1/0123456789abcdef.jpg"])
    def test_what_is_no_page_has_none(self, client, address):
        factories.make_home()
        assert client.get(address).status_code == 404

    def test_an_invented_address_draws_nothing(self, client, address, drawings):
        page = factories.StoryPage.objects.get()
        assert client.get(f"/social/{page.pk}/0123456789abcdef.jpg").url == address
        assert drawings == [] and not SocialPicture.objects.exists()
        assert client.post(address).status_code == 405


def test_each_language_has_words_of_its_own():
    recipe = factories.make_recipe("Pancakes", prep_minutes=20)
    with override("hi"):
        hindi = content_of(make_translation(recipe, title="पैनकेक"))
    english = content_of(recipe)
    assert (english.title, english.overline, hindi.title) == ("Pancakes", "20 minutes", "पैनकेक")
    assert hindi.overline != "20 minutes"
