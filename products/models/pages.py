"""The pages of the shop: words and pictures. Everything factual stands with the product (see Listing)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from products.commerce.panels import CommercePanel
from products.models.listing import Listing
from products.models.privacy import SeldomPrivate
from products.models.translated import Translated
from products.picture_sizes import FURTHER, PicturedPageForm, refuse_too_small, size_hint

PROSE = ["bold", "italic", "link", "ol", "ul", "h3"]


class ShopPage(SeldomPrivate, Translated, Page):
    """Everything that the dairy sells, with filters."""

    introduction = models.CharField(_("introduction"), max_length=250, blank=True)

    max_count_per_parent = 1
    subpage_types = ["products.RangePage", "products.LastDaysPage"]
    template = "products/range_page.html"
    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    search_fields = [*Translated.search_fields, index.SearchField("introduction")]

    class Meta:
        verbose_name = _("shop page")

    def get_context(self, request, *args, **kwargs):
        from products.browse import listing_page  # it needs the models of this module

        return super().get_context(request, *args, **kwargs) | listing_page.context(request)


class RangePage(SeldomPrivate, Translated, Page):
    """A range as shoppers see it: the words around one of Oscar's categories."""

    found_as = _("Range")  # see products.browse.search

    override_translatable_fields = [
        *Translated.override_translatable_fields,
        SynchronizedField("category", overridable=False),
    ]

    category = models.ForeignKey(
        "catalogue.Category", on_delete=models.PROTECT, related_name="range_pages", verbose_name=_("category")
    )
    introduction = models.CharField(_("introduction"), max_length=250, blank=True)
    picture = models.ForeignKey("products.Picture", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    parent_page_types = ["products.ShopPage"]
    subpage_types = ["products.ProductPage"]
    base_form_class = PicturedPageForm
    picture_box = "arch"
    template = "products/range_page.html"
    content_panels = [*Page.content_panels, FieldPanel("category"), FieldPanel("introduction"), FieldPanel("picture")]
    search_fields = [*Translated.search_fields, index.SearchField("introduction")]

    class Meta:
        verbose_name = _("range page")

    def get_context(self, request, *args, **kwargs):
        from products.browse import listing_page  # it needs the models of this module

        return super().get_context(request, *args, **kwargs) | listing_page.context(request, self.category_id)


class LastDaysPage(SeldomPrivate, Translated, Page):
    """Every shorter date that can be had for the delivery day, the nearest first."""

    found_as = _("Shorter dates")  # see products.browse.search

    introduction = models.CharField(_("introduction"), max_length=250, blank=True)

    max_count_per_parent = 1
    parent_page_types = ["products.ShopPage"]
    subpage_types = []
    template = "products/last_days_page.html"
    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    search_fields = [*Translated.search_fields, index.SearchField("introduction")]

    class Meta:
        verbose_name = _("last days page")

    def get_context(self, request, *args, **kwargs):
        from products.browse import last_days  # it needs the models of this module

        return super().get_context(request, *args, **kwargs) | last_days.context(request, self)


class ProductPageQuerySet(PageQuerySet):
    def without_product(self) -> "ProductPageQuerySet":
        """Pages behind which no product stands. An alias is left out: it shows what its source shows."""
        return self.filter(alias_of=None).exclude(translation_key__in=Listing.objects.keyed())


class ProductPage(SeldomPrivate, Translated, Page):
    """The words and pictures of a product in one language."""

    overline = models.CharField(_("line above the name"), max_length=60, blank=True)
    introduction = models.TextField(_("introduction"), max_length=400, blank=True)
    body = RichTextField(_("more about it"), blank=True, features=PROSE)
    picture = models.ForeignKey(
        "products.Picture",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("picture"),
    )

    objects = PageManager.from_queryset(ProductPageQuerySet)()

    parent_page_types = ["products.RangePage"]
    subpage_types = []
    base_form_class = PicturedPageForm
    picture_box = "product"
    search_fields = [
        *Translated.search_fields,
        index.SearchField("overline"),
        index.SearchField("introduction"),
        index.SearchField("body"),
        index.SearchField("search_words"),
        index.AutocompleteField("search_words"),
    ]
    content_panels = [
        *Page.content_panels,
        FieldPanel("overline"),
        FieldPanel("introduction"),
        MultiFieldPanel([FieldPanel("picture"), InlinePanel("more_pictures", label=_("picture"))], _("Pictures")),
        FieldPanel("body"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Words and pictures")),
            ObjectList([CommercePanel()], heading=_("Product and price")),
            ObjectList(Page.promote_panels, heading=_("Promote")),
            ObjectList(Page.settings_panels, heading=_("Settings")),
        ]
    )

    class Meta:
        verbose_name = _("product page")

    @property
    def listing_key(self):
        """The translation key under which its listing is found: an alias shows the product of its source."""
        source = self
        while source.alias_of_id:
            source = source.alias_of
        return source.translation_key

    @cached_property
    def listing(self) -> Listing | None:
        """The product's facts, or None while no product stands behind the page."""
        return Listing.objects.select_related("product").filter(translation_key=self.listing_key).first()

    def search_words(self) -> str:
        """What shoppers type and the page does not say: range, milk, ingredients."""
        from products import product_page  # it needs the models of this module

        return product_page.search_words(self)

    def get_context(self, request, *args, **kwargs):
        from products import product_page  # it needs the models of this module

        return super().get_context(request, *args, **kwargs) | product_page.context(request, self)


class ProductPagePicture(Orderable):
    """A further picture of a product."""

    page = ParentalKey(ProductPage, on_delete=models.CASCADE, related_name="more_pictures")
    image = models.ForeignKey("products.Picture", on_delete=models.CASCADE, related_name="+")
    panels = [FieldPanel("image", help_text=size_hint(FURTHER))]

    def clean(self) -> None:
        super().clean()
        if self.image_id:
            try:
                refuse_too_small(self.image, FURTHER)
            except ValidationError as too_small:
                raise ValidationError({"image": too_small}) from too_small
