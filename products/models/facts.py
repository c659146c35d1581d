"""The columns of a product's facts, in the three groups in which they are shown."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

NOT_NEGATIVE = MinValueValidator(0)
AT_MOST_100 = MaxValueValidator(100)


def grams(label: str) -> models.DecimalField:
    """A column for grams per 100 g or 100 ml; empty when not known."""
    return models.DecimalField(
        label, max_digits=6, decimal_places=2, null=True, blank=True, validators=[NOT_NEGATIVE, AT_MOST_100]
    )


class Species(models.TextChoices):
    COW = "cow", _("Cow")
    GOAT = "goat", _("Goat")
    SHEEP = "sheep", _("Sheep")
    BUFFALO = "buffalo", _("Buffalo")


class HeatTreatment(models.TextChoices):
    PASTEURISED = "pasteurised", _("Pasteurised")
    RAW = "raw", _("Raw milk")


class Composition(models.Model):
    """What it is made of, and how it is kept."""

    ingredients = models.TextField(
        _("ingredients"), blank=True, help_text=_("In falling order of weight. Put allergens in **stars**.")
    )
    species = models.CharField(_("milk from"), max_length=10, choices=Species, blank=True)
    heat_treatment = models.CharField(_("heat treatment"), max_length=12, choices=HeatTreatment, blank=True)
    is_homogenised = models.BooleanField(_("homogenised"), null=True, blank=True)
    is_vegetarian = models.BooleanField(
        _("vegetarian"), null=True, blank=True, help_text=_("No animal rennet or gelatine")
    )
    has_no_allergens = models.BooleanField(
        _("contains none of the fourteen"),
        default=False,
        help_text=_("Tick it once you have checked; without any tick shoppers read that nothing is listed yet."),
    )
    fat_percent = models.DecimalField(
        _("fat in %"), max_digits=4, decimal_places=1, null=True, blank=True, validators=[NOT_NEGATIVE, AT_MOST_100]
    )
    grams_per_ml = models.DecimalField(
        _("grams a millilitre weighs"),
        max_digits=5,
        decimal_places=3,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.1")), MaxValueValidator(Decimal("3"))],
        help_text=_("For recipes that measure it by volume. Milk: 1.03"),
    )
    keep_from_celsius = models.SmallIntegerField(_("keep from °C"), null=True, blank=True)
    keep_to_celsius = models.SmallIntegerField(_("keep to °C"), null=True, blank=True)
    storage_advice = models.CharField(
        _("storage advice"), max_length=200, blank=True, help_text=_("For example: once open, eat within 3 days.")
    )
    origin_farm = models.CharField(_("origin"), max_length=120, blank=True)

    class Meta:
        abstract = True


class NutritionPer(models.TextChoices):
    GRAMS = "g", _("100 g")
    MILLILITRES = "ml", _("100 ml")


class Nutrition(models.Model):
    """Typical values per 100 g or 100 ml, in the order in which the law wants them shown.

    Source: Regulation (EU) No 1169/2011, Annex XV, as kept in UK law.
    """

    nutrition_per = models.CharField(_("nutrition per"), max_length=2, choices=NutritionPer, default=NutritionPer.GRAMS)
    energy_kj = models.PositiveIntegerField(_("energy in kJ"), null=True, blank=True)
    energy_kcal = models.PositiveIntegerField(_("energy in kcal"), null=True, blank=True)
    fat_g = grams(_("fat"))
    saturates_g = grams(_("of which saturates"))
    carbohydrate_g = grams(_("carbohydrate"))
    sugars_g = grams(_("of which sugars"))
    protein_g = grams(_("protein"))
    salt_g = grams(_("salt"))
    nutrition_source = models.CharField(_("source of the values"), max_length=120, blank=True)

    class Meta:
        abstract = True


class Level(models.TextChoices):
    LOW = "low", _("Low")
    MEDIUM = "medium", _("Medium")
    HIGH = "high", _("High")


class Footprint(models.Model):
    """What making it costs the world. A figure is never shown without its source and year."""

    carbon_kg_per_kg = models.DecimalField(
        _("kg CO₂e per kg"), max_digits=6, decimal_places=2, null=True, blank=True, validators=[NOT_NEGATIVE]
    )
    carbon_source = models.CharField(_("source of the figure"), max_length=120, blank=True)
    carbon_date = models.DateField(_("figure as of"), null=True, blank=True)
    packaging = models.CharField(_("packaging"), max_length=120, blank=True)
    is_recyclable = models.BooleanField(_("recyclable"), null=True, blank=True)
    is_biodegradable = models.BooleanField(_("biodegradable"), null=True, blank=True)

    class Meta:
        abstract = True
