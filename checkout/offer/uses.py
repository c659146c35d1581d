"""Uses of offers and vouchers: held when an order is placed, counted when it is paid, returned when it falls through.

Oscar counts at once, in figures that it reads and saves, and never takes a use back. Here rows of OfferUse say what an
order holds; Oscar's figures are raised when it is confirmed, and lowered again when it is called off.

Each change is for a transaction that holds the order. Offers are locked before vouchers, each by key, and both before
the slot and the stock.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings
from django.db.models import Case, F, Q, Sum, Value, When
from django.db.models.functions import Greatest
from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from checkout.errors import BasketChanged

NOTHING = Decimal("0.00")
HELD, COUNTED, RETURNED = "held", "counted", "returned"


@dataclass(frozen=True)
class Customer:
    """Who uses an offer: somebody who has signed in, a guest with an e-mail, or nobody that is known yet."""

    user_id: int | None = None
    guest_email: str = ""

    def rows(self) -> Q | None:
        """Which uses are this customer's; None for a stranger, who has none."""
        if self.user_id:
            return Q(user=self.user_id)
        return Q(guest_email=self.guest_email) if self.guest_email else None


@dataclass(frozen=True)
class Used:
    """What counts against an offer beside Oscar's figures. `by_customer` are all uses of one customer."""

    held: int = 0
    held_discount: Decimal = NOTHING
    by_customer: int = 0


def customer_of(user, guest_email: str | None = "") -> Customer:
    """The customer behind a user, who may be anonymous or None, and what a guest gave as e-mail."""
    if user is not None and user.is_authenticated:
        return Customer(user_id=user.pk)
    return Customer(guest_email=(guest_email or "").strip().lower())


def guest_email_of(request) -> str:
    """The e-mail that a guest has given to the checkout; "" if none. (The names are Oscar's, of its session data.)"""
    session = getattr(request, "session", None)
    return session.get("checkout_data", {}).get("guest", {}).get("email", "") if session is not None else ""


def read_uses(offers: Iterable, customer: Customer) -> dict[int, Used]:
    """What is used of some offers, by offer id; one query, none if no offer is capped."""
    capped = [offer.pk for offer in offers if offer.is_capped]
    if not capped:
        return {}
    is_held, is_theirs = Q(state=HELD), customer.rows()
    rows = get_model("checkout", "OfferUse").objects.filter(offer__in=capped).exclude(state=RETURNED).order_by()
    found = rows.filter(is_held if is_theirs is None else is_held | is_theirs).values("offer").annotate(
        held=Sum("times", filter=is_held, default=0),
        held_discount=Sum("discount", filter=is_held, default=NOTHING),
        by_customer=Sum("times", filter=is_theirs, default=0) if is_theirs is not None else Value(0),
    )  # fmt: skip
    return {row.pop("offer"): Used(**row) for row in found}


def note_uses(offers: Iterable, customer: Customer) -> None:
    """Notes with each offer what is used of it."""
    offers = list(offers)
    used = read_uses(offers, customer)
    for offer in offers:
        offer.used = used.get(offer.pk, Used())


def spent(vouchers: Iterable, user) -> dict[int, str]:
    """Why vouchers can't be used by somebody, by voucher id: Oscar's words, or that an unpaid order holds them."""
    limited = [voucher for voucher in vouchers if voucher.usage != voucher.MULTI_USE]
    if not limited:
        return {}
    held = set(
        get_model("checkout", "OfferUse")
        .objects.filter(_held_against(user, limited[0]), voucher__in=limited, state=HELD)
        .values_list("voucher", flat=True)
    )
    reasons = {voucher.pk: _refusal(voucher, user, voucher.pk in held) for voucher in limited}
    return {key: reason for key, reason in reasons.items() if reason}


def _held_against(user, voucher) -> Q:
    """A voucher for single use is held by anybody's order, one for each customer only by their own."""
    return Q(voucher__usage=voucher.SINGLE_USE) | Q(user=user.pk, user__isnull=False)


def _refusal(voucher, user, is_held: bool) -> str:
    if voucher.usage == voucher.ONCE_PER_CUSTOMER and not user.is_authenticated:
        return _("Sign in to use it, since each customer may use it once")
    is_available, reason = voucher.is_available_to_user(user)
    if not is_available:
        return reason
    if is_held:
        minutes = settings.PAYMENT_MINUTES
        return _("An order that waits to be paid holds it, for %(minutes)d minutes at most") % {"minutes": minutes}
    return ""


def check(basket, user, customer: Customer) -> None:
    """Locks the capped offers and the vouchers of a basket, and asks again whether they may be used as applied.

    Raises BasketChanged, naming each that is used up. A voucher that takes nothing off is only taken out.
    """
    problems = [*_capped_problems(basket, customer), *_voucher_problems(basket, user)]
    if problems:
        raise BasketChanged(problems)


def _capped_problems(basket, customer: Customer) -> list[str]:
    wanted = {each["offer"].pk: each["freq"] for each in basket.offer_applications if each["offer"].is_capped}
    if not wanted:
        return []
    offers = get_model("offer", "ConditionalOffer").objects.select_for_update(no_key=True)
    locked = list(offers.filter(pk__in=wanted).order_by("pk"))
    note_uses(locked, customer)
    gone = [offer for offer in locked if offer.is_suspended or offer.get_max_applications() < wanted[offer.pk]]
    words = _("“%(offer)s” has just been used up. Your basket shows what things cost without it.")
    return [words % {"offer": offer.name} for offer in gone]


def _voucher_problems(basket, user) -> list[str]:
    vouchers = [each for each in basket.vouchers.order_by("pk").select_for_update() if each.is_active()]
    refused = spent(vouchers, user)
    applied = {each["voucher"].pk for each in basket.offer_applications if each["voucher"]}
    gone = [voucher for voucher in vouchers if voucher.pk in refused]
    basket.vouchers.remove(*(voucher for voucher in gone if voucher.pk not in applied))
    words = _("Voucher “%(code)s” has been used already.")
    return [words % {"code": voucher.code} for voucher in gone if voucher.pk in applied]


def hold(order, application: dict) -> None:
    """Writes what one offer gave to an order. What took nothing off, and does nothing later, isn't used."""
    if application["result"].affects_basket and not application["discount"]:
        return
    get_model("checkout", "OfferUse").objects.create(
        order=order,
        offer=application["offer"],
        voucher=application["voucher"],
        user_id=order.user_id,
        guest_email=(order.guest_email or "").lower(),
        times=application["freq"],
        discount=application["discount"],
    )


def count(order) -> None:
    """Counts what an order holds in Oscar's figures. Done once: what is counted isn't held any more."""
    uses = list(order.offer_uses.filter(state=HELD))
    if not uses:
        return
    _move_offers(uses, +1)
    by_voucher = _move_vouchers(uses, +1)
    applications = get_model("voucher", "VoucherApplication")
    applications.objects.bulk_create(
        applications(voucher_id=voucher, order=order, user_id=order.user_id) for voucher in by_voucher
    )
    order.offer_uses.filter(state=HELD).update(state=COUNTED)


def give_back(order) -> None:
    """Returns what an order used: what it holds, and what was counted already. Done once."""
    uses = list(order.offer_uses.exclude(state=RETURNED))
    if not uses:
        return
    _move_offers(uses, -1)
    by_voucher = _move_vouchers([use for use in uses if use.state == COUNTED], -1)
    if by_voucher:
        get_model("voucher", "VoucherApplication").objects.filter(order=order, voucher__in=by_voucher).delete()
    order.offer_uses.update(state=RETURNED)


def _move_offers(uses: list, sign: int) -> None:
    """Raises or lowers the figures of offers, and says by them whether each is used up. What is only held moves none.

    An offer that was saved while orders held the last of it stands as used up; that is set right too.
    """
    for use in sorted(uses, key=lambda each: each.offer_id or 0):
        moved = 0 if sign < 0 and use.state == HELD else sign
        times = Greatest(F("num_applications") + moved * use.times, 0)
        discount = Greatest(F("total_discount") + moved * use.discount, NOTHING)
        get_model("offer", "ConditionalOffer").objects.filter(pk=use.offer_id).update(
            num_applications=times,
            total_discount=discount,
            num_orders=Greatest(F("num_orders") + moved, 0),
            status=_status_at(times, discount),
        )


def _status_at(times, discount) -> Case:
    """Oscar's status of an offer with such figures; an offer that staff have suspended stays so."""
    offer = get_model("offer", "ConditionalOffer")
    is_used_up = Q(max_global_applications__gt=0, max_global_applications__lte=times)
    is_used_up |= Q(max_discount__gt=0, max_discount__lte=discount)
    return Case(
        When(status=offer.SUSPENDED, then=F("status")),
        When(is_used_up, then=Value(offer.CONSUMED)),
        default=Value(offer.OPEN),
    )


def _move_vouchers(uses: list, sign: int) -> dict[int, Decimal]:
    """Raises or lowers the figures of vouchers; what each took off, by voucher id."""
    off: dict[int, Decimal] = {}
    for use in uses:
        if use.voucher_id:
            off[use.voucher_id] = off.get(use.voucher_id, NOTHING) + use.discount
    for voucher, discount in sorted(off.items()):
        get_model("voucher", "Voucher").objects.filter(pk=voucher).update(
            num_orders=Greatest(F("num_orders") + sign, 0),
            total_discount=Greatest(F("total_discount") + sign * discount, NOTHING),
        )
    return off
