"""The pages that editors write."""

from home.models.campaigns import CampaignPage
from home.models.contact_page import ContactField, ContactPage, Subscription
from home.models.faq import FaqPage
from home.models.front import HomePage
from home.models.ingredients import RecipeIngredient, RecipeStep, Unit
from home.models.journal import ArticlePage, JournalIndexPage
from home.models.links import LinkedAddress, Outcome, PageLink
from home.models.recipes import Course, RecipeIndexPage, RecipePage
from home.models.site import Announcement, ContactDetails, Menus, OpeningHours, SocialPage
from home.models.social import SocialPicture
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
    "LinkedAddress",
    "Menus",
    "OpeningHours",
    "Outcome",
    "PageLink",
    "ProsePage",
    "RecipeIndexPage",
    "RecipeIngredient",
    "RecipePage",
    "RecipeStep",
    "SocialPage",
    "SocialPicture",
    "StoryPage",
    "Subscription",
    "Unit",
]
