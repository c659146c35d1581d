"""Which blocks a page type has."""

from wagtail import blocks

from home.blocks.front import HeroBlock, PromiseBlock, RangesBlock, StoryBlock
from home.blocks.pictures import PictureBlock
from home.blocks.questions import FaqGroupBlock
from home.blocks.shelves import ProductShelfBlock, RecipeShelfBlock
from home.blocks.words import PROSE, ProseBlock, QuoteBlock


class HomeBody(blocks.StreamBlock):
    hero = HeroBlock()
    ranges = RangesBlock()
    product_shelf = ProductShelfBlock()
    promise = PromiseBlock()
    story = StoryBlock()
    recipe_shelf = RecipeShelfBlock()


class StoryBody(blocks.StreamBlock):
    prose = ProseBlock(features=PROSE)
    picture = PictureBlock()
    quote = QuoteBlock()
    product_shelf = ProductShelfBlock()


class ArticleBody(StoryBody):
    recipe_shelf = RecipeShelfBlock()


class CampaignBody(HomeBody):
    prose = ProseBlock(features=PROSE)
    picture = PictureBlock()
    quote = QuoteBlock()


class FaqBody(blocks.StreamBlock):
    group = FaqGroupBlock()
