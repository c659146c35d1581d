"""The home page's body: built when every page that it leads to stands."""

from demo.steps.written import Named
from demo.words import home as words
from home.models import HomePage
from products.models import Picture


def furnish_home(home: HomePage, pictures: dict[str, Picture]) -> None:
    """Fills the home page, unless an editor or an earlier seed has."""
    if home.body:
        return
    home.body = Named(pictures).body(words.BODY)
    home.search_description = words.SEARCH_DESCRIPTION
    home.save_revision().publish()
