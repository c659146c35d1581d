"""Vouchers in a basket."""

from django.utils.translation import gettext as _
from oscar.apps.basket.signals import voucher_addition
from oscar.core.loading import get_class, get_model

from checkout.errors import NotPermitted
from checkout.offer.uses import spent

MOST = 5  # in one basket; each is asked for offers on every page


def use_voucher(*, basket, code: str, request) -> None:
    """Puts a voucher into the basket.

    Raises NotPermitted with the reason if it is unknown, spent, not of today, or takes nothing off this basket.
    """
    voucher = get_model("voucher", "Voucher").objects.filter(code=code).first()
    reason = _refusal(voucher, basket, code, request.user)
    if reason:
        raise NotPermitted([reason])
    basket.vouchers.add(voucher)
    basket.reset_offer_applications()
    get_class("offer.applicator", "Applicator")().apply(basket, request.user, request)
    if not any(each["voucher"] == voucher for each in basket.offer_applications):
        basket.vouchers.remove(voucher)
        raise NotPermitted([_("“%(code)s” takes nothing off what is in your basket now.") % {"code": code}])
    voucher_addition.send(sender=None, basket=basket, voucher=voucher)


def _refusal(voucher, basket, code: str, user) -> str:
    if voucher is None:
        return _("We don’t know the voucher “%(code)s”. Check the letters and numbers.") % {"code": code}
    if basket.vouchers.filter(pk=voucher.pk).exists():
        return _("“%(code)s” is in your basket already.") % {"code": code}
    if basket.vouchers.count() >= MOST:
        return _("A basket takes %(most)d vouchers. Take one out first.") % {"most": MOST}
    if voucher.is_expired():
        return _("“%(code)s” has run out.") % {"code": code}
    if not voucher.is_active():
        return _("“%(code)s” can’t be used yet.") % {"code": code}
    reason = spent([voucher], user).get(voucher.pk)
    return f"“{code}”: {reason}." if reason else ""
