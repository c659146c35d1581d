from django.urls import include, path
from oscar.apps.dashboard import apps

# What the order desk is for. Oscar's other screens would save stale stock records over newer ones (catalogue,
# partners), or do what is done elsewhere: pages and mail in Wagtail, delivery in its own room.
MOUNTED = frozenset({"", "login/", "reports/", "orders/", "users/", "offers/", "ranges/", "reviews/", "vouchers/"})

DESK = ("is_staff", "order.view_order")


class DashboardConfig(apps.DashboardConfig):
    name = "checkout.dashboard"

    def configure_permissions(self) -> None:
        super().configure_permissions()
        self.permissions_map |= {"index": list(DESK), "catalogue-product": list(DESK)}

    def get_urls(self) -> list:
        """Oscar's addresses of the parts above. Its links to a product lead to the product's form in Wagtail."""
        from checkout.dashboard.views import ProductView  # it needs the models

        kept = [pattern for pattern in super().get_urls() if str(pattern.pattern) in MOUNTED]
        product = path("products/", include([path("<int:pk>/", ProductView.as_view(), name="catalogue-product")]))
        return [*kept, *self.post_process_urls([product])]
