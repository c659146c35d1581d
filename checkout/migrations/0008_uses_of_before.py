"""Uses of offers in orders from before they were kept: Oscar counted them when the orders were placed."""

from django.db import migrations

BATCH = 500


def keep_uses(apps, schema_editor):
    uses, offers = apps.get_model("checkout", "OfferUse"), apps.get_model("offer", "ConditionalOffer")
    vouchers = set(apps.get_model("voucher", "Voucher").objects.values_list("pk", flat=True))
    discounts = apps.get_model("order", "OrderDiscount").objects.filter(
        offer_id__in=offers.objects.values("pk"), order__offer_uses=None
    )
    discounts = discounts.exclude(order__status="Cancelled").select_related("order").order_by("pk")
    uses.objects.bulk_create((_use(uses, each, vouchers) for each in discounts.iterator(BATCH)), batch_size=BATCH)


def _use(uses, discount, vouchers):
    return uses(
        order=discount.order,
        offer_id=discount.offer_id,
        voucher_id=discount.voucher_id if discount.voucher_id in vouchers else None,
        user_id=discount.order.user_id,
        guest_email=discount.order.guest_email.lower(),
        times=discount.frequency or 1,
        discount=discount.amount,
        state="counted",
    )


class Migration(migrations.Migration):

    dependencies = [
        ("checkout", "0007_order_language"),
        ("offer", "0013_range_excluded_categories"),
        ("order", "0021_billingaddress_code_shippingaddress_code"),
        ("voucher", "0010_auto_20210224_0712"),
    ]

    operations = [migrations.RunPython(keep_uses, migrations.RunPython.noop)]
