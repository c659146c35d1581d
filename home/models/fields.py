"""Columns that several page types have, and kinds of columns of our own."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from home.recipes.contents import ANSWERS


def picture_field() -> models.ForeignKey:
    """A column for a picture that may be deleted without taking the page with it."""
    return models.ForeignKey(
        "products.Picture",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("picture"),
    )


class ContentsField(models.JSONField):
    """What an editor says is in an ingredient: a list of codes (home.recipes.contents.ANSWERS), empty while unsaid."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs | {"default": list, "blank": True})

    def formfield(self, **kwargs) -> forms.MultipleChoiceField:
        """A box to tick for each answer."""
        return forms.MultipleChoiceField(
            label=kwargs.get("label", self.verbose_name),
            help_text=self.help_text,
            choices=ANSWERS,
            required=False,
            widget=forms.CheckboxSelectMultiple({"class": "answers"}),
        )
