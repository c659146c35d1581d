"""Oscar's favourites, named as their customer reads them."""

from oscar.apps.wishlists.abstract_models import AbstractLine


class Line(AbstractLine):
    def get_title(self):
        """The product's name in the reader's language; what was noted of one that has gone."""
        return self.product.name if self.product else self.title


from oscar.apps.wishlists.models import *  # noqa: E402
