"""Oscar's figures of uses, which only checkout.offer.uses moves."""

from typing import ClassVar

from django.db import transaction


class KeepsFigures:
    """A row that is saved whole, by a form for instance, but with its figures as they stand at that moment.

    They may have moved since the row was read. It is locked for that, so that none moves in between.
    """

    figures: ClassVar[tuple[str, ...]] = ()

    @transaction.atomic
    def save(self, *args, **kwargs) -> None:
        if self.pk:
            self._read_figures()
        super().save(*args, **kwargs)

    def _read_figures(self) -> None:
        rows = type(self)._default_manager.select_for_update(no_key=True).filter(pk=self.pk)
        for name, figure in (rows.values(*self.figures).first() or {}).items():
            setattr(self, name, figure)
