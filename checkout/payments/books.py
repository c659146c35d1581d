"""Oscar's payment rows (sources and transactions), kept beside ours for its order desk and reports."""

from decimal import Decimal

from oscar.core.loading import get_model

from checkout.payments.states import GOOD, AttemptState

NOTHING = Decimal("0.00")


def keep_books(attempt, state_before: str, captured_before: Decimal) -> None:
    """Writes what has changed with an attempt into Oscar's rows: authorised, captured, or let go."""
    if attempt.state in GOOD and state_before not in GOOD:
        _source(attempt).allocate(attempt.amount, attempt.reference, attempt.state)
    if attempt.captured > captured_before:
        _source(attempt).debit(attempt.captured - captured_before, attempt.reference, attempt.state)
    if attempt.state == AttemptState.VOIDED and state_before == AttemptState.AUTHORISED:
        source = _source(attempt)
        source.amount_allocated -= attempt.amount
        source.save()
        source._create_transaction("Void", attempt.amount, attempt.reference, attempt.state)


def keep_refund(refund) -> None:
    """Writes money that went back."""
    _source(refund.attempt).refund(refund.amount, refund.reference, refund.state)


def _source(attempt):
    kinds = get_model("payment", "SourceType").objects
    kind, _created = kinds.get_or_create(code=attempt.gateway, defaults={"name": attempt.gateway})
    sources = get_model("payment", "Source").objects
    return sources.get_or_create(
        order_id=attempt.order_id,
        source_type=kind,
        reference=str(attempt.key),
        defaults={"currency": attempt.currency, "label": attempt.paid_with},
    )[0]
