"""What the pages of the demo say in Hindi, by what they say in English."""

from demo.words.hindi.bodies import BODIES
from demo.words.hindi.campaign import CAMPAIGN_WORDS
from demo.words.hindi.contact import CONTACT_WORDS
from demo.words.hindi.goods import GOODS
from demo.words.hindi.journal import JOURNAL_WORDS
from demo.words.hindi.pages import PAGES
from demo.words.hindi.questions import QUESTION_WORDS
from demo.words.hindi.recipes import RECIPE_WORDS
from demo.words.hindi.stories import STORY_WORDS

HINDI = (
    STORY_WORDS
    | RECIPE_WORDS
    | JOURNAL_WORDS
    | QUESTION_WORDS
    | CAMPAIGN_WORDS
    | CONTACT_WORDS
    | BODIES
    | PAGES
    | GOODS
)
