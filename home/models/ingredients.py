"""What a recipe is made of, and how."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from home.durations import duration_words
from home.models.fields import ContentsField
from home.recipes.amounts import ingredient_words
from home.recipes.contents import Part, contradiction, listed_part, said_part

NO_AMOUNTS = _("For example: softened. No amounts, since they would not change with the servings")


class Unit(models.TextChoices):
    """What quantities are given in; spoons are level ones of 5 and 15 ml."""

    GRAMS = "g", _("g")
    KILOGRAMS = "kg", _("kg")
    MILLILITRES = "ml", _("ml")
    LITRES = "l", _("litres")
    TEASPOONS = "tsp", _("teaspoons")
    TABLESPOONS = "tbsp", _("tablespoons")
    PINCHES = "pinch", _("pinches")
    HANDFULS = "handful", _("handfuls")
    PIECES = "", _("pieces")


class RecipeIngredient(TranslatableMixin, Orderable):
    """A quantity of something; of one of our products, if it is linked.

    Quantity, unit, product and contents are the same in every language; the words are translated.
    """

    page = ParentalKey("home.RecipePage", on_delete=models.CASCADE, related_name="ingredients")
    heading = models.CharField(
        _("heading"),
        max_length=60,
        blank=True,
        help_text=_("Begins a group with this ingredient, for example: For the sauce"),
    )
    quantity = models.DecimalField(
        _("quantity"), max_digits=7, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    unit = models.CharField(_("unit"), max_length=8, choices=Unit, default=Unit.GRAMS, blank=True)
    name = models.CharField(_("ingredient"), max_length=100)
    name_of_one = models.CharField(
        _("name of one"),
        max_length=100,
        blank=True,
        help_text=_("Where it is counted, and one of it has another name: egg, for eggs"),
    )
    note = models.CharField(_("note"), max_length=80, blank=True, help_text=_("For example: softened"))
    product = models.ForeignKey(
        "products.Listing",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("our product"),
    )
    contains = ContentsField(
        _("what is in it"),
        help_text=_(
            "For what isn’t ours. Read the label: until every ingredient is answered, shoppers are told that it "
            "wasn’t checked, and nothing is said about diets. Oats, wheat and barley are cereals with gluten."
        ),
    )

    override_translatable_fields = [SynchronizedField("product", overridable=False)]
    panels = [
        FieldRowPanel([FieldPanel("quantity"), FieldPanel("unit"), FieldPanel("name")]),
        FieldRowPanel([FieldPanel("note", help_text=NO_AMOUNTS), FieldPanel("name_of_one"), FieldPanel("heading")]),
        FieldPanel("product"),
        FieldPanel("contains", heading=_("Allergens and diet")),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("ingredient")

    def __str__(self) -> str:
        return self.words

    def clean(self) -> None:
        problem = contradiction(self.contains)
        if problem:
            raise ValidationError({"contains": problem})

    @property
    def words(self) -> str:
        """As a cook reads it, e.g. "40 g salted butter, softened"."""
        return ingredient_words(self)

    @property
    def part(self) -> Part:
        """What it brings into the recipe."""
        if self.product:
            return listed_part(self.name, self.product, self.contains)
        return said_part(self.name, self.contains)


class RecipeStep(TranslatableMixin, Orderable):
    """One thing to do."""

    page = ParentalKey("home.RecipePage", on_delete=models.CASCADE, related_name="steps")
    text = models.TextField(_("what to do"), max_length=600)
    timer_minutes = models.PositiveSmallIntegerField(
        _("timer in minutes"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(24 * 60)],
        help_text=_("If something has to cook or rest for that long; the page offers a timer"),
    )

    panels = [FieldPanel("text"), FieldPanel("timer_minutes")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("step")

    def __str__(self) -> str:
        return self.text

    @property
    def timer_words(self) -> str:
        """How long its timer runs, e.g. "10 minutes"; "" for none."""
        return duration_words(self.timer_minutes) if self.timer_minutes else ""
