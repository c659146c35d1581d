"""What editors build pages from."""

from home.blocks.bodies import ArticleBody, CampaignBody, FaqBody, HomeBody, StoryBody
from home.blocks.links import LinkBlock, OptionalLinkBlock
from home.blocks.menus import FooterMenuBody, HeaderMenuBody
from home.blocks.pictures import PictureChooserBlock, prefetch_body, prefetch_pictures
from home.blocks.words import ProseBlock

__all__ = [
    "ArticleBody",
    "CampaignBody",
    "FaqBody",
    "FooterMenuBody",
    "HeaderMenuBody",
    "HomeBody",
    "LinkBlock",
    "OptionalLinkBlock",
    "PictureChooserBlock",
    "ProseBlock",
    "StoryBody",
    "prefetch_body",
    "prefetch_pictures",
]
