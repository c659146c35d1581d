"""What facts say in other languages than the one they are typed in."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

STARS = "**"  # around an allergen: a pair of them


class FactWords(models.Model):
    """A text of the facts, such as "Whole **milk**.", in another language; without words until somebody gives them.

    It hangs on the text and not on a product: where the text is changed, what was said of the old one is not shown.
    """

    original = models.TextField(_("as it is typed"), editable=False)
    language = models.CharField(_("language"), max_length=10, editable=False)
    words = models.TextField(_("in this language"), blank=True, help_text=_("Put allergens in **stars**."))

    class Meta:
        verbose_name = _("words of facts")
        verbose_name_plural = _("facts in other languages")
        ordering = ["words", "original"]  # what is missing comes first
        constraints = [models.UniqueConstraint(fields=["language", "original"], name="fact_words_once_a_language")]

    def __str__(self) -> str:
        return self.original

    def get_language_display(self) -> str:
        return str(dict(settings.LANGUAGES).get(self.language, self.language))

    def clean(self) -> None:
        """An allergen that stands out in one language stands out in the others."""
        wanted = self.original.count(STARS) // 2
        if self.words and self.words.count(STARS) != 2 * wanted:
            problem = ngettext(
                "Put stars around %(number)d allergen, as in the text above.",
                "Put stars around %(number)d allergens, as in the text above.",
                wanted,
            )
            raise ValidationError({"words": problem % {"number": wanted}})
