"""Which blocks a page type has."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError

from home.blocks.film import FilmBlock
from home.blocks.front import FarmCardBlock, HeroBlock, PromiseBlock, RangesBlock, StoryBlock
from home.blocks.newsletter import NewsletterBlock
from home.blocks.pictures import GalleryBlock, PictureBlock
from home.blocks.questions import FaqGroupBlock
from home.blocks.shelves import JournalShelfBlock, ProductShelfBlock, RecipeShelfBlock
from home.blocks.words import PROSE, CalloutBlock, ProseBlock, QuoteBlock, TableBlock

ONCE = {"max_num": 1}


class ReadingBody(blocks.StreamBlock):
    """What is read from top to bottom."""

    prose = ProseBlock(features=PROSE)
    quote = QuoteBlock()
    callout = CalloutBlock()
    table = TableBlock()
    picture = PictureBlock()
    gallery = GalleryBlock()
    film = FilmBlock()
    product_shelf = ProductShelfBlock()
    recipe_shelf = RecipeShelfBlock()
    farm_card = FarmCardBlock()
    newsletter = NewsletterBlock()


class StoryBody(ReadingBody):
    promise = PromiseBlock()

    class Meta:
        block_counts = {"promise": ONCE, "newsletter": ONCE}


class ArticleBody(ReadingBody):
    class Meta:
        block_counts = {"newsletter": ONCE}


class FrontBody(blocks.StreamBlock):
    """What sells and tells in one page; the hero, if there is one, comes first, since its headline is the page's."""

    hero = HeroBlock()
    ranges = RangesBlock()
    product_shelf = ProductShelfBlock()
    promise = PromiseBlock()
    story = StoryBlock()
    recipe_shelf = RecipeShelfBlock()
    journal_shelf = JournalShelfBlock()
    farm_card = FarmCardBlock()
    quote = QuoteBlock()
    film = FilmBlock()
    newsletter = NewsletterBlock()

    class Meta:
        block_counts = {"hero": ONCE, "ranges": ONCE, "promise": ONCE, "newsletter": ONCE}

    def clean(self, value):
        value = super().clean(value)
        late = [place for place, block in enumerate(value) if place and block.block_type == "hero"]
        if late:
            problem = ValidationError(_("The hero stands at the top. Move it up, or use a story instead."))
            raise StreamBlockValidationError({late[0]: problem})
        return value


class HomeBody(FrontBody):
    pass


class CampaignBody(FrontBody):
    prose = ProseBlock(features=PROSE)
    callout = CalloutBlock()
    table = TableBlock()
    picture = PictureBlock()
    gallery = GalleryBlock()


class FaqBody(blocks.StreamBlock):
    group = FaqGroupBlock()
