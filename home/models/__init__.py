"""The pages that editors write."""

from home.models.campaigns import CampaignPage
from home.models.faq import FaqPage
from home.models.front import HomePage
from home.models.ingredients import RecipeIngredient, RecipeStep, Unit
from home.models.journal import ArticlePage, JournalIndexPage
from home.models.recipes import Course, RecipeIndexPage, RecipePage
from home.models.stories import FarmPage, ProsePage, StoryPage

__all__ = [
    "ArticlePage",
    "CampaignPage",
    "Course",
    "FaqPage",
    "FarmPage",
    "HomePage",
    "JournalIndexPage",
    "ProsePage",
    "RecipeIndexPage",
    "RecipeIngredient",
    "RecipePage",
    "RecipeStep",
    "StoryPage",
    "Unit",
]
