"""What a review asks for."""

from django import forms
from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.reviews import forms as stock

STARS = [
    (5, _("5 stars: a favourite")),
    (4, _("4 stars: good")),
    (3, _("3 stars: fair")),
    (2, _("2 stars: not for me")),
    (1, _("1 star: something was wrong")),
]
LONGEST_REVIEW = 3000


class ProductReviewForm(stock.ProductReviewForm):
    score = forms.TypedChoiceField(label=_("How many stars?"), choices=STARS, coerce=int, widget=forms.RadioSelect)

    class Meta(stock.ProductReviewForm.Meta):
        labels = {"title": _("In a few words"), "body": _("Your review")}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].max_length = LONGEST_REVIEW
        self.fields["body"].widget.attrs |= {"maxlength": LONGEST_REVIEW, "rows": 6}
        for name, label, autofill in (("name", _("First name"), "given-name"), ("email", _("E-mail"), "email")):
            if name in self.fields:
                self.fields[name].label = label
                self.fields[name].widget.attrs["autocomplete"] = autofill

    def clean_body(self) -> str:
        body = self.cleaned_data["body"]
        if len(body) > LONGEST_REVIEW:
            too_long = _("Keep it under %(most)d characters; it has %(has)d.")
            raise forms.ValidationError(too_long % {"most": LONGEST_REVIEW, "has": len(body)})
        return body
