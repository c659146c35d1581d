"""The pages that editors write."""

from home.models.front import HomePage
from home.models.recipes import RecipeIndexPage, RecipeIngredient, RecipePage, RecipeStep, Unit
from home.models.stories import FarmPage, ProsePage, StoryPage

__all__ = [
    "FarmPage",
    "HomePage",
    "ProsePage",
    "RecipeIndexPage",
    "RecipeIngredient",
    "RecipePage",
    "RecipeStep",
    "StoryPage",
    "Unit",
]
