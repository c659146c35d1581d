"""The demo's pages, published without the rest of the demo."""

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import override_settings

from demo.steps import catalogue, front, journal, pages, pictures, site, tree
from home.blocks import ArticleBody, CampaignBody, FaqBody, HomeBody, StoryBody
from home.models import ArticlePage, CampaignPage, ContactPage, FaqPage, FarmPage, HomePage, Menus, StoryPage
from home.navigation import navigation
from tests.demo.seeding import make_what_migrations_make

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def published(django_db_setup, django_db_blocker, tmp_path_factory):
    """Published once; each test works in a savepoint of its own, and all of it is taken back at the end."""
    media = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("pages"))
    with django_db_blocker.unblock(), media, transaction.atomic():
        make_what_migrations_make()
        home, library = tree.standing_home(), pictures.stored_pictures()
        pages.publish_shop(home, library, catalogue.stock_shelves())
        pages.publish_stories(home, library)
        pages.publish_recipes(home, library)
        journal.publish_journal(home, library)
        journal.answer_questions(home)
        journal.open_campaign(home, library)
        site.hang_letterbox(home)
        front.furnish_home(home, library)
        site.arrange_menus(home)
        yield
        transaction.set_rollback(True)


def test_the_home_page_tells_and_sells():
    assert [block.block_type for block in HomePage.objects.get(locale__language_code="en-gb").body] == [
        "hero",
        "ranges",
        "product_shelf",
        "product_shelf",
        "promise",
        "story",
        "story",
        "recipe_shelf",
        "journal_shelf",
        "newsletter",
    ]


def test_the_journal_answers_and_a_campaign_stand_ready():
    articles = ArticlePage.objects.live().order_by("-published_on")
    assert [article.topic for article in articles] == ["In the dairy", "In the dairy", "The round", "The herd"]
    assert len(FaqPage.objects.get().questions()) == 15
    assert not CampaignPage.objects.get().is_over


def test_a_contact_form_stands_in_the_footer_and_says_whom_it_answers():
    page = ContactPage.objects.get()
    assert [field.clean_name for field in page.form_fields.all()] == [
        "your_name",
        "your_e_mail",
        "phone",
        "what_is_it_about",
        "your_message",
    ]
    assert page.sender_of({"your_e_mail": "alice@example.com"}) == "alice@example.com"
    assert "Write to us" in [link.words for link in navigation().footer[2].links]


def test_the_menus_are_arranged_in_the_admin_as_the_tree_stands():
    cache.clear()  # it was filled before the pages stood
    assert [link.words for link in navigation().header] == [
        "Milk",
        "Cream",
        "Butter",
        "Yoghurt",
        "Cheese",
        "Ice cream",
        "Last days",
        "The farm",
        "Recipes",
        "Journal",
    ]
    assert [(group.title, len(group.links)) for group in navigation().footer] == [
        ("The dairy", 8),
        ("Who we are", 4),
        ("Good to know", 7),
    ]
    assert navigation().footer[0].links[0].words == "Everything we make"
    menus = Menus.objects.get()
    menus.full_clean()


def test_every_block_that_an_editor_has_stands_somewhere():
    shown = {
        block.block_type
        for kind in (HomePage, ArticlePage, CampaignPage, FaqPage, FarmPage)
        for page in kind.objects.all()
        for block in page.body
    }
    bodies = (HomeBody, ArticleBody, StoryBody, CampaignBody, FaqBody)
    assert {name for body in bodies for name in body().child_blocks} - shown == set()


def test_every_page_could_be_saved_by_an_editor():
    for kind in (HomePage, ArticlePage, CampaignPage, FaqPage, FarmPage, StoryPage):
        for page in kind.objects.all():
            page.body.stream_block.clean(page.body)
