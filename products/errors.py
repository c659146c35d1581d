"""What can be wrong with what an editor wants to sell."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong. `pack` is the place of a pack in the form, None for the product; `field` may be ""."""

    message: str
    field: str = ""
    pack: int | None = None


@dataclass
class CommerceRefused(Exception):
    """A product can't be saved as it was given: every problem, gathered. Nothing was written."""

    problems: list[Problem] = field(default_factory=list)

    def __str__(self) -> str:
        return " ".join(problem.message for problem in self.problems)


@dataclass
class ChangedMeanwhile(CommerceRefused):
    """Somebody else changed what the editor changed too. `opened` is what a form that knows of it was opened with."""

    opened: object = None
