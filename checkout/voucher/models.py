"""Oscar's vouchers, whose figures no form writes back."""

from oscar.apps.voucher.abstract_models import AbstractVoucher

from checkout.offer.figures import KeepsFigures


class Voucher(KeepsFigures, AbstractVoucher):
    """A voucher that is saved with its figures as they stand."""

    figures = ("num_basket_additions", "num_orders", "total_discount")


from oscar.apps.voucher.models import *  # noqa: E402
