"""The form of a freshness policy."""

from django import forms
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model

from desk.fields import dress
from freshness.kinds import DateKind
from freshness.models import FreshnessPolicy


class PolicyForm(forms.ModelForm):
    """What a type of product, or one product, promises. `services.policies` judges it."""

    class Meta:
        model = FreshnessPolicy
        fields = (
            "product_class",
            "product",
            "date_kind",
            "minimum_life_days",
            "shelf_life_days",
            "keep_from_celsius",
            "keep_to_celsius",
            "past_days",
        )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        products = get_model("catalogue", "Product").objects.select_related("parent")
        self.fields["product"].queryset = products.order_by("parent__title", "title")
        self.fields["product"].empty_label = _("Of the whole type")
        self.fields["product_class"].empty_label = _("Of one product")
        self.fields["date_kind"].choices = [("", _("Choose…")), *DateKind.choices]
        if self.instance.pk:
            self.fields["product"].disabled = self.fields["product_class"].disabled = True
        dress(self)

    def _post_clean(self) -> None:
        """Gives the instance its values; the service judges them, and says everything at once."""
        forms.models.construct_instance(self, self.instance, self._meta.fields, self._meta.exclude)
