"""Oscar's payment rows (sources and transactions), kept beside ours for its order desk and reports."""

from decimal import Decimal

from oscar.core.loading import get_model

from checkout.payments.states import GOOD, AttemptState


def keep_books(attempt, state_before: str, captured_before: Decimal) -> None:
    """Writes what has changed with an attempt into Oscar's rows: authorised, captured, or let go."""
    if attempt.state in GOOD and state_before not in GOOD:
        _open_source(attempt)
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


def _open_source(attempt) -> None:
    """Writes the source of an attempt that is good from now on, with what it secures."""
    source = get_model("payment", "Source")(**_names(attempt), **_looks(attempt), amount_allocated=attempt.amount)
    source.create_deferred_transaction("Authorise", attempt.amount, attempt.reference, attempt.state)
    source.save()


def _source(attempt):
    """The source of an attempt; money that came too late has opened none."""
    return get_model("payment", "Source").objects.get_or_create(**_names(attempt), defaults=_looks(attempt))[0]


def _names(attempt) -> dict:
    kinds = get_model("payment", "SourceType").objects
    kind, _created = kinds.get_or_create(code=attempt.gateway, defaults={"name": attempt.gateway})
    return {"order_id": attempt.order_id, "source_type": kind, "reference": str(attempt.key)}


def _looks(attempt) -> dict:
    return {"currency": attempt.currency, "label": attempt.paid_with}
