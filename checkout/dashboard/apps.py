from django.urls import include, path, re_path
from oscar.apps.dashboard import apps

# What the order desk is for. Oscar's other screens would save stale stock records over newer ones (catalogue,
# partners), or do what is done elsewhere: pages and mail in Wagtail, delivery in its own room.
MOUNTED = frozenset({"", "login/", "reports/", "orders/", "users/", "offers/", "ranges/", "reviews/", "vouchers/"})

DESK = ("is_staff", "order.view_order")
GIVES_BACK = ("is_staff", "order.change_order")
PAPERS = ("order-paper", "order-pdf")
MONEY = ("order-refund", "order-shortage-refund", "claims", "claim-decide")


class DashboardConfig(apps.DashboardConfig):
    name = "checkout.dashboard"

    def configure_permissions(self) -> None:
        super().configure_permissions()
        self.permissions_map |= {"index": list(DESK), "catalogue-product": list(DESK)}
        self.permissions_map |= {name: list(GIVES_BACK) for name in MONEY}
        self.permissions_map |= {name: list(DESK) for name in PAPERS}

    def get_urls(self) -> list:
        """Oscar's addresses of the parts above. Its links to a product lead to the product's form in Wagtail."""
        from checkout.dashboard.orders import claims, refunds
        from checkout.dashboard.views import ProductView  # they need the models
        from checkout.order import papers

        kept = [pattern for pattern in super().get_urls() if str(pattern.pattern) in MOUNTED]
        product = path("products/", include([path("<int:pk>/", ProductView.as_view(), name="catalogue-product")]))
        money = [
            path("orders/<str:number>/refund/", refunds.RefundView.as_view(), name="order-refund"),
            path(
                "orders/<str:number>/shortages/<int:pk>/refund/",
                refunds.ShortageRefundView.as_view(),
                name="order-shortage-refund",
            ),
            path("claims/", claims.ClaimsView.as_view(), name="claims"),
            path("claims/<int:pk>/", claims.DecideView.as_view(), name="claim-decide"),
        ]
        paper = rf"^orders/(?P<order_number>[\w-]+)/{papers.SLUG}"
        printed = [
            re_path(rf"{paper}/$", papers.DeskPaperView.as_view(), name="order-paper"),
            re_path(rf"{paper}\.pdf$", papers.DeskPdfView.as_view(), name="order-pdf"),
        ]
        return [*kept, *self.post_process_urls([product, *money, *printed])]
