"""What editors build pages from."""

from home.blocks.bodies import HomeBody, StoryBody
from home.blocks.links import LinkBlock, OptionalLinkBlock
from home.blocks.pictures import prefetch_body, prefetch_pictures
from home.blocks.words import ProseBlock

__all__ = [
    "HomeBody",
    "LinkBlock",
    "OptionalLinkBlock",
    "ProseBlock",
    "StoryBody",
    "prefetch_body",
    "prefetch_pictures",
]
