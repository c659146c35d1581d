"""The short lists that the commerce form chooses from: product types and categories."""

from django import forms
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model
from wagtail.admin.panels import FieldPanel
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from products.models import FactWords

Category = get_model("catalogue", "Category")
ProductClass = get_model("catalogue", "ProductClass")


class KeptPolicy(ModelPermissionPolicy):
    """Products and range pages stand on these rows, so nobody deletes one."""

    def user_has_permission(self, user, action: str) -> bool:
        return action != "delete" and super().user_has_permission(user, action)


class CategoryForm(forms.ModelForm):
    """A category at the root of Oscar's tree: ranges don't nest."""

    class Meta:
        model = Category
        fields = ["name"]

    def save(self, commit: bool = True):
        return super().save() if self.instance.pk else Category.add_root(instance=self.instance)


class AskedPolicy(ModelPermissionPolicy):
    """The texts come from the products, so nobody adds or deletes one."""

    def user_has_permission(self, user, action: str) -> bool:
        return action in ("change", "view") and super().user_has_permission(user, action)


class FactWordsViewSet(ModelViewSet):
    """The texts of all facts in the other languages, those without words first."""

    model = FactWords
    icon = "wagtail-localize-language"
    menu_label = _("Translated facts")
    menu_order = 190
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    panels = [FieldPanel("original", read_only=True), FieldPanel("language", read_only=True), FieldPanel("words")]
    list_display = ["original", "get_language_display", "words"]
    search_fields = ["original", "words"]
    search_backend_name = None

    @property
    def permission_policy(self) -> AskedPolicy:
        return AskedPolicy(self.model)


class KeptViewSet(ModelViewSet):
    add_to_settings_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    search_backend_name = None
    exclude_form_fields = []

    @property
    def permission_policy(self) -> KeptPolicy:
        return KeptPolicy(self.model)


class CategoryViewSet(KeptViewSet):
    """What a range page shows the products of."""

    model = Category
    icon = "folder-open-inverse"
    menu_label = _("Categories")
    list_display = ["name"]

    def get_form_class(self, for_update: bool = False):
        return CategoryForm


class ProductTypeViewSet(KeptViewSet):
    """What a product is, and whether its stock is counted."""

    model = ProductClass
    icon = "tag"
    menu_label = _("Product types")
    form_fields = ["name", "track_stock", "requires_shipping"]
    list_display = ["name", "track_stock"]
