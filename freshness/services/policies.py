"""Changes of what products promise about their dates. Batches that stand under a policy keep their labels true."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from freshness.errors import Problem, Refused
from freshness.kinds import DateKind
from freshness.models import Batch, FreshnessPolicy
from freshness.services.ledger import follow_stock, lock
from freshness.shelf import policy_row_of, records


@transaction.atomic
def save_policy(*, policy: FreshnessPolicy) -> list[tuple[str, int]]:
    """Saves a policy, new or changed; (product, units) of plain stock that now has to be received as batches.

    Raises Refused for what can't be promised, for batches that stand with another kind of date, and for plain stock
    that is bound to orders.
    """
    problems = _wrong_values(policy)
    if problems:
        raise Refused(problems)
    reached = lock(_reached(policy))
    before = _kept_in_batches(reached)
    policy.save()
    meant = _meant(policy)
    problems = [*_other_labels(policy, meant), *_bound_without_batches(meant, before)]
    if problems:
        raise Refused(problems)
    return _left_to_receive(meant, before)


@transaction.atomic
def delete_policy(*, policy: FreshnessPolicy) -> None:
    """Deletes a policy.

    Raises Refused while batches stand of products that would have no policy, or another kind of date, without it.
    """
    lock(_reached(policy))
    meant = [record.pk for record in _meant(policy)]
    kind, name = policy.date_kind, str(policy)
    policy.delete()
    problems = []
    for record in records().filter(pk__in=meant, batches__on_hand__gt=0).distinct():
        row = policy_row_of(record.product)
        if row is None or row.date_kind != kind:
            words = _("Batches of %(product)s stand under the policy of %(policy)s. Sell or write them off first.")
            problems.append(Problem(words % {"product": record.product.get_title(), "policy": name}))
    if problems:
        raise Refused(problems)


def _wrong_values(policy: FreshnessPolicy) -> list[Problem]:
    try:
        policy.full_clean()
    except ValidationError as error:
        named = [(name, words) for name, said in error.message_dict.items() for words in said]
        return [Problem(words, "" if name == "__all__" else name) for name, words in named]
    return []


def _reached(policy: FreshnessPolicy) -> QuerySet:
    """The stock records that the policy may be for: of its product and its sizes, or of all products of its type."""
    if policy.product_id:
        return records().filter(Q(product=policy.product_id) | Q(product__parent=policy.product_id))
    kind = policy.product_class_id
    return records().filter(Q(product__product_class=kind) | Q(product__parent__product_class=kind))


def _meant(policy: FreshnessPolicy) -> list:
    """The stock records that this policy, and no nearer one, counts for."""
    return [record for record in _reached(policy) if policy_row_of(record.product) == policy]


def _kept_in_batches(rows: Iterable) -> set[int]:
    return {record.pk for record in rows if policy_row_of(record.product)}


def _other_labels(policy: FreshnessPolicy, meant: list) -> list[Problem]:
    standing = Batch.objects.standing().filter(stockrecord__in=meant).exclude(date_kind=policy.date_kind)
    words = _("%(count)d batches stand that say “%(kind)s”. Sell or write them off before you change the kind of date.")
    other = next((kind for kind in DateKind if kind != policy.date_kind), "")
    count = standing.count()
    return [Problem(words % {"count": count, "kind": other.label}, "date_kind")] if count else []


def _bound_without_batches(meant: list, before: set[int]) -> list[Problem]:
    words = _("%(units)d of %(product)s are bound to orders. Send those orders out first.")
    return [
        Problem(words % {"units": record.num_allocated, "product": record.product.get_title()})
        for record in meant
        if record.pk not in before and record.num_allocated
    ]


def _left_to_receive(meant: list, before: set[int]) -> list[tuple[str, int]]:
    new = [record for record in meant if record.pk not in before]
    follow_stock([record.pk for record in new])
    return [(record.product.get_title(), record.num_in_stock) for record in new if record.num_in_stock]
