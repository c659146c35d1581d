"""The tie between an Oscar product and its pages, and everything factual that is the same in every language."""

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from products.models.facts import Composition, Footprint, Nutrition


class TaxClass(models.TextChoices):
    """Names of the rates in settings.TAX_RATES."""

    ZERO = "zero", _("Zero-rated")
    REDUCED = "reduced", _("Reduced rate")
    STANDARD = "standard", _("Standard rate")


class TemperatureZone(models.TextChoices):
    AMBIENT = "ambient", _("Ambient")
    CHILLED = "chilled", _("Chilled")
    FROZEN = "frozen", _("Frozen")


class ListingQuerySet(models.QuerySet):
    def without_page(self) -> "ListingQuerySet":
        """Products that no page tells of, in any language."""
        pages = apps.get_model("products", "ProductPage").objects
        return self.exclude(translation_key__in=pages.values("translation_key"))

    def keyed(self) -> "ListingQuerySet":
        """The translation keys of all listings, for a subquery."""
        return self.exclude(translation_key=None).values("translation_key")

    def with_allergens_stated(self) -> "ListingQuerySet":
        """Those of which somebody has said what they contain; a trace alone says nothing of that."""
        contained = ListingAllergen.objects.filter(is_trace=False).values("listing")
        return self.filter(models.Q(has_no_allergens=True) | models.Q(pk__in=contained))


class Listing(Composition, Nutrition, Footprint):
    """A product (never a child: a child asks its parent) as it stands in the shop.

    Its pages, one a language, share its translation key. A foreign key from the page would break copies, aliases
    and translations, and would let an old revision bring back an old product.
    """

    product = models.OneToOneField(
        "catalogue.Product", on_delete=models.PROTECT, related_name="listing", verbose_name=_("product")
    )
    translation_key = models.UUIDField(_("key of its pages"), unique=True, null=True, blank=True, editable=False)
    tax_class = models.CharField(_("tax class"), max_length=10, choices=TaxClass, default=TaxClass.ZERO)
    temperature_zone = models.CharField(
        _("temperature zone"), max_length=10, choices=TemperatureZone, default=TemperatureZone.CHILLED
    )

    objects = ListingQuerySet.as_manager()

    class Meta:
        verbose_name = _("listing")
        verbose_name_plural = _("listings")
        permissions = [("trade", _("Can change products, prices and facts"))]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(keep_from_celsius__lte=models.F("keep_to_celsius"))
                | models.Q(keep_from_celsius=None)
                | models.Q(keep_to_celsius=None),
                name="storage_range_in_order",
                violation_error_message=_("The lower storage temperature is above the upper one."),
            ),
            models.CheckConstraint(
                condition=models.Q(carbon_kg_per_kg=None) | ~models.Q(carbon_source=""),
                name="carbon_figure_has_a_source",
                violation_error_message=_("Name the source of the carbon figure."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.product)

    @property
    def are_allergens_stated(self) -> bool:
        """Whether somebody has said what it contains: an empty list alone is no answer."""
        return self.has_no_allergens or any(not each.is_trace for each in self.allergens.all())

    def clean(self) -> None:
        if self.tax_class not in settings.TAX_RATES:
            known = ", ".join(settings.TAX_RATES)
            raise ValidationError({"tax_class": f"No rate is set for {self.tax_class!r}. Known: {known}."})


class Allergen(models.TextChoices):
    """The fourteen that must be declared. Source: Regulation (EU) No 1169/2011, Annex II, as kept in UK law."""

    CELERY = "celery", _("Celery")
    GLUTEN = "gluten", _("Cereals with gluten")
    CRUSTACEANS = "crustaceans", _("Crustaceans")
    EGGS = "eggs", _("Eggs")
    FISH = "fish", _("Fish")
    LUPIN = "lupin", _("Lupin")
    MILK = "milk", _("Milk")
    MOLLUSCS = "molluscs", _("Molluscs")
    MUSTARD = "mustard", _("Mustard")
    NUTS = "nuts", _("Nuts")
    PEANUTS = "peanuts", _("Peanuts")
    SESAME = "sesame", _("Sesame")
    SOYA = "soya", _("Soya")
    SULPHITES = "sulphites", _("Sulphur dioxide and sulphites")


class ListingAllergen(models.Model):
    """An allergen that a product contains, or may contain a trace of."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="allergens")
    allergen = models.CharField(_("allergen"), max_length=12, choices=Allergen)
    is_trace = models.BooleanField(_("may contain a trace"), default=False)

    class Meta:
        verbose_name = _("allergen")
        verbose_name_plural = _("allergens")
        ordering = ["is_trace", "allergen"]
        constraints = [models.UniqueConstraint(fields=["listing", "allergen"], name="an_allergen_once_a_listing")]

    def __str__(self) -> str:
        return self.get_allergen_display()
