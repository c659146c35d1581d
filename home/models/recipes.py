"""Recipes, with what to buy for them."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import prefetch_related_objects
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from home.durations import duration_words
from home.models.fields import picture_field
from home.models.ingredients import RecipeIngredient
from home.recipes.contents import Contents, contents_of
from home.recipes.nutrition import Nutrition, nutrition_of
from home.recipes.panels import ToldPanel
from home.recipes.servings import MOST
from products.models import SeldomPrivate, Translated
from products.picture_sizes import PicturedPageForm


class RecipeIndexPage(SeldomPrivate, Translated, Page):
    """All recipes."""

    introduction = models.CharField(_("introduction"), max_length=250, blank=True)

    max_count_per_parent = 1
    subpage_types = ["home.RecipePage"]
    content_panels = [*Page.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("recipe index")

    def get_context(self, request, *args, **kwargs):
        from home.recipes import index_page  # it needs the models of this module

        return super().get_context(request, *args, **kwargs) | index_page.context(request, self)


class Course(models.TextChoices):
    BREAKFAST = "breakfast", _("Breakfast")
    MAIN = "main", _("Main course")
    SIDE = "side", _("Side dish")
    PUDDING = "pudding", _("Pudding")
    BAKING = "baking", _("Baking")
    SNACK = "snack", _("Snack")
    DRINK = "drink", _("Drink")


class RecipePage(SeldomPrivate, Translated, Page):
    """A recipe, with what to buy for it."""

    found_as = _("Recipe")

    introduction = models.TextField(_("introduction"), max_length=400, blank=True)
    picture = picture_field()
    course = models.CharField(_("course"), max_length=10, choices=Course, blank=True)
    serves = models.PositiveSmallIntegerField(
        _("serves"), default=4, validators=[MinValueValidator(1), MaxValueValidator(MOST)]
    )
    prep_minutes = models.PositiveSmallIntegerField(_("minutes to prepare"), default=0)
    cook_minutes = models.PositiveSmallIntegerField(_("minutes to cook"), default=0)
    waiting = models.CharField(_("waiting"), max_length=40, blank=True, help_text=_("For example: and a night"))

    parent_page_types = ["home.RecipeIndexPage"]
    subpage_types = []
    base_form_class = PicturedPageForm
    picture_box = "story"
    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("picture"),
        MultiFieldPanel(
            [
                FieldPanel("course"),
                FieldRowPanel([FieldPanel("serves"), FieldPanel("prep_minutes"), FieldPanel("cook_minutes")]),
                FieldPanel("waiting"),
            ],
            _("How many, how long"),
        ),
        InlinePanel("ingredients", label=_("ingredient"), heading=_("Ingredients"), min_num=1),
        InlinePanel("steps", label=_("step"), heading=_("Steps"), min_num=1),
        ToldPanel(heading=_("What shoppers are told")),
    ]
    search_fields = [
        *Translated.search_fields,
        index.SearchField("introduction"),
        index.RelatedFields("ingredients", [index.SearchField("name")]),
    ]

    class Meta:
        verbose_name = _("recipe")

    @property
    def total_minutes(self) -> int:
        """Minutes of work and cooking, without waiting."""
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

    @cached_property
    def parts(self) -> list[RecipeIngredient]:
        """The ingredients with their products and allergens; three queries, none if they were read with the page."""
        ingredients = list(self.ingredients.all())
        prefetch_related_objects(ingredients, "product__allergens")
        return ingredients

    @property
    def ingredient_lines(self) -> list[str]:
        """Each ingredient as a cook reads it, for the number that the recipe is written for."""
        return [ingredient.words for ingredient in self.parts]

    @cached_property
    def step_lines(self) -> list[str]:
        """What to do, step by step."""
        return [step.text for step in self.steps.all()]

    @cached_property
    def contents(self) -> Contents:
        """Its allergens, and what may be said of it (`diets`)."""
        return contents_of(ingredient.part for ingredient in self.parts)

    @cached_property
    def nutrition(self) -> Nutrition | None:
        """What our products in it bring to one serving; None if none of them can be counted."""
        return nutrition_of(self.parts, self.serves)

    @property
    def nutrition_per_serving(self) -> dict | None:
        """The values of one serving by column of Listing; None unless every weighed ingredient is counted."""
        return self.nutrition.values if self.nutrition and self.nutrition.is_whole else None

    def get_context(self, request, *args, **kwargs):
        from home.recipes import page as recipe_page  # it needs the models of this module

        return super().get_context(request, *args, **kwargs) | recipe_page.context(request, self)
