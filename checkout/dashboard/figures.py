"""What the back office should know at a glance."""

from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from oscar.core.loading import get_model

from checkout.models import ClaimState, DateClaim, PaymentAttempt, Refund, RefundState
from checkout.payments.settling import CALLED_OFF

TO_PREPARE = ("Confirmed", "Packed")
FEW = 5


def orders_to_prepare(day: date) -> QuerySet:
    """Orders to be delivered on a day that haven't left yet."""
    orders = get_model("order", "Order").objects.filter(delivery__day=day, status__in=TO_PREPARE)
    return orders.select_related("delivery", "shipping_address", "user")


def low_stock() -> QuerySet:
    """Stock records of products in the shop of which fewer than FEW are free; the scarcest first."""
    records = get_model("partner", "StockRecord").objects.annotate(
        free=F("num_in_stock") - Coalesce("num_allocated", 0)
    )
    return records.filter(product__is_public=True, free__lt=FEW).select_related("product").order_by("free", "pk")


def reviews_to_read() -> QuerySet:
    """Reviews that wait for somebody to approve them."""
    ProductReview = get_model("reviews", "ProductReview")
    return ProductReview.objects.filter(status=ProductReview.FOR_MODERATION).order_by("date_created")


def orders_owed() -> QuerySet:
    """Orders of which a gateway refused to give money back, and nobody has given as much of it back since.

    An order that is called off is among them as long as anything that was taken hasn't gone back: after a refusal
    nothing goes by itself.
    """
    later = Refund.objects.filter(attempt=OuterRef("attempt"), pk__gt=OuterRef("pk"), amount__gte=OuterRef("amount"))
    is_settled = Exists(later.exclude(state=RefundState.REFUSED))
    refused = Refund.objects.filter(~is_settled, state=RefundState.REFUSED)
    kept = PaymentAttempt.objects.filter(captured__gt=F("refunded"), refunds__state=RefundState.REFUSED)
    kept = kept.filter(order__status__in=CALLED_OFF)
    is_owed = Q(pk__in=refused.values("attempt__order")) | Q(pk__in=kept.values("order"))
    orders = get_model("order", "Order").objects.filter(is_owed)
    return orders.select_related("delivery", "shipping_address").order_by("pk")


def claims_to_decide() -> QuerySet:
    """What shoppers said of dates and nobody has answered yet."""
    return DateClaim.objects.filter(state=ClaimState.WAITING)
