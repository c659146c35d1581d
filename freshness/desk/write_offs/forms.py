"""The forms of write-offs and counts: they read and word; freshness.services.write_offs judges and writes."""

from collections.abc import Iterable
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from desk.fields import dress
from freshness.errors import Refused
from freshness.kinds import BatchStatus, DateKind
from freshness.models import Batch, Destination, WriteOffReason
from freshness.services.write_offs import Loss

MOST_UNITS = 1_000_000_000  # more than any batch has
CHOOSE = [("", _("Choose…"))]


def proposed_quantity(batch: Batch) -> int:
    """All of what is held, else what nobody has a claim to; never 0 while something is there.

    The clock has held what is past its sale; what its policy still sells past its date may be on its way to somebody.
    """
    is_held = batch.status != BatchStatus.AVAILABLE
    return batch.on_hand if is_held else batch.free or batch.on_hand


def proposed_reason(batches: Iterable[Batch], today: date) -> str:
    """Past its date, if all of them are and of one kind; else "" """
    kinds = {batch.date_kind if batch.date < today else "" for batch in batches}
    reasons = {DateKind.USE_BY: WriteOffReason.PAST_USE_BY, DateKind.BEST_BEFORE: WriteOffReason.PAST_BEST_BEFORE}
    return reasons.get(kinds.pop(), "") if len(kinds) == 1 else ""


class WriteOffForm(forms.Form):
    """Units of one or several batches, for one reason: a field of quantity for each batch."""

    reason = forms.ChoiceField(label=_("Reason"), choices=CHOOSE + WriteOffReason.choices)
    destination = forms.ChoiceField(label=_("Where it goes"), choices=CHOOSE + Destination.choices)
    note = forms.CharField(label=_("Note"), max_length=200, required=False)

    def __init__(self, *args, batches: list[Batch], today: date, **options) -> None:
        super().__init__(*args, **options)
        self.batches = batches
        self.fields["reason"].initial = proposed_reason(batches, today)
        for batch in batches:
            self.fields[_name(batch)] = forms.IntegerField(
                label=_("Units"), min_value=1, max_value=MOST_UNITS, initial=proposed_quantity(batch)
            )
        dress(self)

    def rows(self) -> list[tuple[Batch, forms.BoundField]]:
        """Each batch with its field of quantity."""
        return [(batch, self[_name(batch)]) for batch in self.batches]

    def losses(self) -> list[Loss]:
        """What was typed, as the service wants it."""
        data = self.cleaned_data
        told = (data["reason"], data["destination"], data["note"])
        return [Loss(batch, data[_name(batch)], *told) for batch in self.batches]

    def show(self, batch: Batch, refused: Refused) -> None:
        """Puts each problem of a batch beside its field."""
        for problem in refused.problems:
            name = _name(batch) if problem.field == "quantity" else problem.field
            self.add_error(name if name in self.fields else None, problem.words)


def _name(batch: Batch) -> str:
    return f"quantity_{batch.pk}"


class CountForm(forms.Form):
    """What was counted of a batch."""

    counted = forms.IntegerField(label=_("Counted"), min_value=0, max_value=MOST_UNITS)
    reason = forms.CharField(
        label=_("Why it differs"), max_length=200, help_text=_("What was found, or how it was counted")
    )

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **options)
        dress(self)
        self.fields["counted"].widget.attrs["autofocus"] = True
