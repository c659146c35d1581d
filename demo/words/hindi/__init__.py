"""What the pages of the demo say in Hindi, by what they say in English."""

from demo.words.hindi.goods import GOODS
from demo.words.hindi.pages import PAGES

HINDI = PAGES | GOODS
