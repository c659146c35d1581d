"""Private pages, asked for cheaply."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Left, Length
from wagtail.models import PageViewRestriction


class SeldomPrivate:
    """A page of a shop in which hardly anything is private: one look says whether anything is at all.

    Wagtail reads all ancestors and then their restrictions for every page that it serves.
    """

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """The restrictions on this page and those above it; one query where no page is restricted, else three."""
        if not PageViewRestriction.objects.exists():
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()


def open_to_all() -> Q:
    """Narrows pages to those that anybody may see: neither they nor a page above them is restricted."""
    above = PageViewRestriction.objects.filter(page__path=Left(OuterRef("path"), Length("page__path")))
    return ~Exists(above)
