"""The pages that editors write."""

from home.models.campaigns import CampaignPage
from home.models.contact_page import ContactField, ContactPage, Subscription
from home.models.faq import FaqPage
from home.models.front import HomePage
from home.models.ingredients import RecipeIngredient, RecipeStep, Unit
from home.models.journal import ArticlePage, JournalIndexPage
from home.models.recipes import Course, RecipeIndexPage, RecipePage
from home.models.site import Announcement, ContactDetails, Menus, OpeningHours, SocialPage
from home.models.stories import FarmPage, ProsePage, StoryPage

__all__ = [
    "Announcement",
    "ArticlePage",
    "CampaignPage",
    "ContactDetails",
    "ContactField",
    "ContactPage",
    "Course",
    "FaqPage",
    "FarmPage",
    "HomePage",
    "JournalIndexPage",
    "Menus",
    "OpeningHours",
    "ProsePage",
    "RecipeIndexPage",
    "RecipeIngredient",
    "RecipePage",
    "RecipeStep",
    "SocialPage",
    "StoryPage",
    "Subscription",
    "Unit",
]
