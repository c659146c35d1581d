"""Lists of batches, ledger, write-offs and policies, by wagtail-modeladmin. What changes them are the services."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.helpers import AdminURLHelper, DjangoORMSearchHandler, PermissionHelper
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import IndexView

from freshness.models import Batch, FreshnessPolicy, LedgerEntry, WriteOff

PRODUCT = "stockrecord__product__parent"
NAMES = ("stockrecord__product__title", "stockrecord__product__parent__title")
WRITE_OFF_LIST = "freshness_writeoff_modeladmin_index"


class OnlySeen(PermissionHelper):
    """Rows that nobody adds, changes or deletes by hand; seen with the permission to view."""

    def user_can_create(self, user) -> bool:
        return False

    def user_can_edit_obj(self, user, obj) -> bool:
        return False

    def user_can_delete_obj(self, user, obj) -> bool:
        return False

    def user_can_list(self, user) -> bool:
        return user.has_perm(f"{self.opts.app_label}.view_{self.opts.model_name}")


class PlainSearch(DjangoORMSearchHandler):
    """Search for what a database can hold: PostgreSQL refuses a text with a NUL in it."""

    def search_queryset(self, queryset, search_term: str, **options):
        return super().search_queryset(queryset, search_term.replace("\x00", ""), **options)


class DeskList(IndexView):
    """A list narrowed by its own filters only: the address of any other column, a password's too, would narrow it."""

    FORMATS = ()  # its files are those of freshness.desk.exports

    def get_filters_params(self, params=None) -> dict[str, list[str]]:
        offered = {f"{name}__exact" for name in self.list_filter}
        asked = super().get_filters_params(params)
        return {name: values for name, values in asked.items() if name in offered and "\x00" not in "".join(values)}


class DeskAddresses(AdminURLHelper):
    """Addresses under freshness/, with names that go by the model: freshness_batch_modeladmin_index."""

    def get_action_url_name(self, action: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_modeladmin_{action}"


def batch_link(batch: Batch) -> str:
    """The batch's product, leading to its page, with its code beneath."""
    url = reverse("freshness_batch", args=[batch.pk])
    title = batch.stockrecord.product.get_title()
    return format_html('<a href="{}"><b>{}</b></a><br>{}', url, title, batch.code)


class DeskAdmin(ModelAdmin):
    """A list of the desk: seen only, unless a subclass says otherwise."""

    permission_helper_class = OnlySeen
    url_helper_class = DeskAddresses
    search_handler_class = PlainSearch
    index_view_class = DeskList
    list_per_page = 50
    index_template_name = "freshness/batches/list.html"
    add_to_admin_menu = False
    history_view_enabled = False
    leads_to: tuple[tuple[str, str], ...] = ()  # an address's name, and its words
    exported_as = ""  # its name among freshness.desk.exports

    def get_admin_urls_for_registration(self) -> tuple:
        """The list's own address: there is none to add, change or delete a row."""
        return super().get_admin_urls_for_registration()[:1]

    @property
    def ways(self) -> list[dict[str, str]]:
        """The lists and pages that one would look for from here, and the list as a file."""
        files = [("csv", _("As CSV")), ("xlsx", _("As XLSX"))] if self.exported_as else []
        return [{"url": reverse(name), "label": label} for name, label in self.leads_to] + [
            {"url": reverse("freshness_export", args=[self.exported_as, kind]), "label": label} for kind, label in files
        ]


class BatchAdmin(DeskAdmin):
    model = Batch
    exported_as = "batches"
    menu_icon = "pick"
    base_url_path = "freshness/batch-list"
    list_display = ("product", "date", "date_kind", "on_hand", "reserved", "allocated", "free", "status")
    list_filter = ("status", "date_kind")
    list_select_related = (PRODUCT,)
    search_fields = ("code", "gtin", *NAMES)
    ordering = ("date", "pk")
    leads_to = (("freshness_ledgerentry_modeladmin_index", _("Ledger")), ("freshness_trace", _("Trace an order")))

    def product(self, batch: Batch) -> str:
        return batch_link(batch)

    product.short_description = _("Product and batch")
    product.admin_order_field = "code"

    def free(self, batch: Batch) -> int:
        return batch.free

    free.short_description = _("free")


class OfBatchAdmin(DeskAdmin):
    """Rows that tell of a batch."""

    list_select_related = (f"batch__{PRODUCT}", "by")
    search_fields = ("batch__code", "batch__gtin", *(f"batch__{name}" for name in NAMES))

    def product(self, row) -> str:
        return batch_link(row.batch)

    product.short_description = _("Product and batch")


class LedgerAdmin(OfBatchAdmin):
    model = LedgerEntry
    exported_as = "ledger"
    menu_icon = "list-ul"
    base_url_path = "freshness/ledger"
    list_display = ("at", "kind", "product", "quantity", "on_hand_change", "on_hand_after", "reason", "by")
    list_filter = ("kind",)
    ordering = ("-pk",)
    leads_to = (("freshness_batch_modeladmin_index", _("Batches")), (WRITE_OFF_LIST, _("Write-offs")))


class WriteOffAdmin(OfBatchAdmin):
    model = WriteOff
    exported_as = "write-offs"
    menu_icon = "bin"
    base_url_path = "freshness/write-offs"
    index_template_name = "freshness/write_offs/list.html"
    list_display = ("at", "product", "quantity", "reason", "destination", "note", "by")
    list_filter = ("reason", "destination")
    search_fields = (*OfBatchAdmin.search_fields, "note")
    ordering = ("-at", "-pk")
    leads_to = (("freshness_ledgerentry_modeladmin_index", _("Ledger")),)


class PolicyAdmin(DeskAdmin):
    model = FreshnessPolicy
    menu_icon = "cog"
    base_url_path = "freshness/policies"
    list_display = ("whose", "date_kind", "minimum_life_days", "shelf_life_days", "past_days")
    list_filter = ("date_kind",)
    list_select_related = ("product__parent", "product_class")
    search_fields = ("product__title", "product__parent__title", "product_class__name")
    ordering = ("pk",)

    index_template_name = "freshness/policies/list.html"

    def whose(self, policy: FreshnessPolicy) -> str:
        name = policy.product.get_title() if policy.product_id else policy.product_class.name
        return format_html('<a href="{}">{}</a>', reverse("freshness_policy_edit", args=[policy.pk]), name)

    whose.short_description = _("product or type")


BATCHES, LEDGER, WRITE_OFFS, POLICIES = ADMINS = (BatchAdmin(), LedgerAdmin(), WriteOffAdmin(), PolicyAdmin())
