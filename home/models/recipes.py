"""Recipes, with what to buy for them."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, Page
from wagtail.search import index

from home.blocks import prefetch_pictures
from home.durations import duration_words
from home.ingredients import ingredient_words
from home.models.fields import picture_field
from products.models import SeldomPrivate


class RecipeIndexPage(SeldomPrivate, Page):
    """All recipes."""

    introduction = models.CharField(_("introduction"), max_length=250, blank=True)

    max_count_per_parent = 1
    subpage_types = ["home.RecipePage"]
    content_panels = [*Page.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("recipe index")

    def get_context(self, request, *args, **kwargs):
        recipes = list(RecipePage.objects.live().child_of(self).order_by("title"))
        prefetch_pictures(recipes)
        return super().get_context(request, *args, **kwargs) | {"recipes": recipes}


class RecipePage(SeldomPrivate, Page):
    """A recipe, with what to buy for it."""

    found_as = _("Recipe")

    introduction = models.TextField(_("introduction"), max_length=400, blank=True)
    picture = picture_field()
    serves = models.PositiveSmallIntegerField(_("serves"), default=4, validators=[MinValueValidator(1)])
    prep_minutes = models.PositiveSmallIntegerField(_("minutes to prepare"), default=0)
    cook_minutes = models.PositiveSmallIntegerField(_("minutes to cook"), default=0)
    waiting = models.CharField(_("waiting"), max_length=40, blank=True, help_text=_("For example: and a night"))

    parent_page_types = ["home.RecipeIndexPage"]
    subpage_types = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("picture"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("serves"), FieldPanel("prep_minutes"), FieldPanel("cook_minutes")]),
                FieldPanel("waiting"),
            ],
            _("How many, how long"),
        ),
        InlinePanel("ingredients", label=_("ingredient"), heading=_("Ingredients"), min_num=1),
        InlinePanel("steps", label=_("step"), heading=_("Steps"), min_num=1),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("introduction"),
        index.RelatedFields("ingredients", [index.SearchField("name")]),
    ]

    class Meta:
        verbose_name = _("recipe")

    @property
    def total_minutes(self) -> int:
        return self.prep_minutes + self.cook_minutes

    @property
    def duration(self) -> str:
        """How long it takes, waiting included, e.g. "20 minutes and a night"; "" when not known."""
        work = duration_words(self.total_minutes) if self.total_minutes else ""
        return " ".join(part for part in (work, self.waiting) if part)

    @property
    def found_note(self) -> str:
        """What a search says of it beside its kind."""
        return self.duration

    def get_context(self, request, *args, **kwargs):
        from home import recipe_page  # it needs the models of this module

        return super().get_context(request, *args, **kwargs) | recipe_page.context(request, self)


class Unit(models.TextChoices):
    GRAMS = "g", _("g")
    MILLILITRES = "ml", _("ml")
    TEASPOONS = "tsp", _("teaspoons")
    TABLESPOONS = "tbsp", _("tablespoons")
    PIECES = "", _("pieces")


class RecipeIngredient(Orderable):
    """A quantity of something; of one of our products, if it is linked."""

    page = ParentalKey(RecipePage, on_delete=models.CASCADE, related_name="ingredients")
    quantity = models.DecimalField(
        _("quantity"), max_digits=7, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    unit = models.CharField(_("unit"), max_length=4, choices=Unit, default=Unit.GRAMS, blank=True)
    name = models.CharField(_("ingredient"), max_length=100)
    product = models.ForeignKey(
        "products.Listing",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("our product"),
    )

    panels = [
        FieldRowPanel([FieldPanel("quantity"), FieldPanel("unit"), FieldPanel("name")]),
        FieldPanel("product"),
    ]

    @property
    def words(self) -> str:
        """As a cook reads it, e.g. "200 ml whole milk"."""
        return ingredient_words(self.quantity, self.unit, self.name)


class RecipeStep(Orderable):
    """One thing to do."""

    page = ParentalKey(RecipePage, on_delete=models.CASCADE, related_name="steps")
    text = models.TextField(_("what to do"), max_length=600)

    panels = [FieldPanel("text")]
