"""What customers say of a product: approved reviews only."""

from collections import Counter
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

LATEST = 5
HALF, TENTH = Decimal("0.5"), Decimal("0.1")


@dataclass(frozen=True)
class Bar:
    """How many gave so many stars."""

    stars: int
    count: int


@dataclass(frozen=True)
class Summary:
    """All approved reviews in short, and the latest of them."""

    count: int
    average: Decimal
    bars: tuple[Bar, ...]
    latest: tuple

    @property
    def average_shown(self) -> str:
        return f"{self.average.normalize():f}"


def summary_of(product) -> Summary | None:
    """The reviews of a product, or None if nobody wrote one. At most two queries."""
    approved = product.reviews.approved()
    scores = Counter(approved.values_list("score", flat=True))
    if not scores:
        return None
    count = scores.total()
    average = Decimal(sum(score * times for score, times in scores.items())) / count
    return Summary(
        count=count,
        average=average.quantize(TENTH, ROUND_HALF_UP),
        bars=tuple(Bar(stars, scores[stars]) for stars in range(5, 0, -1)),
        latest=tuple(approved.select_related("user").order_by("-date_created", "-pk")[:LATEST]),
    )


def stars(score: Decimal | int) -> list[str]:
    """The icons of five stars for a score of 0 to 5, to the nearest half."""
    halves = (Decimal(score) / HALF).quantize(Decimal(1), ROUND_HALF_UP)
    whole, half = divmod(int(halves), 2)
    return ["star"] * whole + ["star-half"] * half + ["star-none"] * (5 - whole - half)


def reviewer(review) -> str:
    """The first name of who wrote it; family names stay private."""
    named = (review.user.first_name if review.user else "") or review.name
    return named.split()[0] if named.strip() else _("A customer")
