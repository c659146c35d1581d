"""For how many a recipe is shown."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

MOST = 48  # beyond that nobody cooks by multiplying


@dataclass(frozen=True)
class Servings:
    """The number asked for, the number that the recipe is written for, and what was wrong with the question."""

    number: int
    written_for: int
    problem: str = ""

    @property
    def factor(self) -> Fraction:
        """What quantities are multiplied by."""
        return Fraction(self.number, self.written_for)

    @property
    def is_as_written(self) -> bool:
        return self.number == self.written_for

    @property
    def choices(self) -> list[int]:
        """The numbers to choose from: half as many, as many, half as many again, twice as many, and this one."""
        half, more = -(-self.written_for // 2), -(-self.written_for * 3 // 2)
        usual = {half, self.written_for, more, 2 * self.written_for}
        return sorted({each for each in usual if each <= MOST} | {self.number})


def read_servings(typed: str | None, written_for: int) -> Servings:
    """What `?serves=` asks for. Nothing is as written; what can't be served is as written, with a sentence on it."""
    if typed is None:
        return Servings(written_for, written_for)
    words = typed.strip()
    if words.isascii() and words.isdigit() and len(words) <= 3 and 1 <= int(words) <= MOST:
        return Servings(int(words), written_for)
    problem = _("We can work it out for 1 to %(most)d people. Here it is for %(serves)d.")
    return Servings(written_for, written_for, problem % {"most": MOST, "serves": written_for})
