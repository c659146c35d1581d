"""What products promise, and what keeps a promise from being changed under goods that stand."""

import pytest

from freshness.errors import Refused
from freshness.models import Batch, FreshnessPolicy
from freshness.services.policies import delete_policy, save_policy
from freshness.shelf import policy_of
from tests.factories import Product, ProductClass, StockRecord, make_product, make_product_in_sizes
from tests.freshness.stocked import NEXT_FRIDAY, make_batch

pytestmark = pytest.mark.django_db


def policy(**changes) -> FreshnessPolicy:
    return FreshnessPolicy(**{"date_kind": "best_before", "minimum_life_days": 4} | changes)


def test_a_products_own_policy_comes_before_its_types():
    product = make_product()
    save_policy(policy=policy(product_class=product.product_class))
    assert policy_of(product).minimum_life_days == 4
    save_policy(policy=policy(product=product, minimum_life_days=7))
    assert policy_of(Product.objects.get(pk=product.pk)).minimum_life_days == 7


def test_a_size_asks_the_product_that_it_is_of():
    parent = make_product_in_sizes(sizes={"568": "1.45"}, stock=0)
    save_policy(policy=policy(product=parent, minimum_life_days=7))
    assert policy_of(Product.objects.get(parent=parent)).minimum_life_days == 7


def test_units_that_were_counted_without_batches_have_to_come_in_again():
    product = make_product("Natural yoghurt", stock=20)
    assert save_policy(policy=policy(product=product)) == [("Natural yoghurt", 20)]
    assert StockRecord.objects.get(product=product).num_in_stock == 0


def test_units_bound_to_orders_keep_a_product_from_its_first_policy():
    product = make_product("Natural yoghurt", stock=20)
    StockRecord.objects.get(product=product).allocate(3)
    with pytest.raises(Refused, match="3 of Natural yoghurt are bound to orders"):
        save_policy(policy=policy(product=product))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"date_kind": "use_by", "past_days": 2}, ""),
        ({"keep_from_celsius": 5, "keep_to_celsius": 1}, ""),
        ({"minimum_life_days": -1}, "minimum_life_days"),
        ({"date_kind": "fresh"}, "date_kind"),
    ],
)
def test_what_can_not_be_promised_is_refused(change, field):
    with pytest.raises(Refused) as refused:
        save_policy(policy=policy(product=make_product(), **change))
    assert [problem.field for problem in refused.value.problems] == [field]


def test_a_policy_is_of_a_type_or_of_a_product():
    product = make_product()
    with pytest.raises(Refused, match="Choose a product type or a product, not both"):
        save_policy(policy=policy(product=product, product_class=product.product_class))
    with pytest.raises(Refused, match="Choose a product type or a product, not both"):
        save_policy(policy=policy())


def test_the_kind_of_date_stays_while_batches_stand():
    product = make_product(stock=0)
    row = policy(product=product)
    save_policy(policy=row)
    make_batch(product, NEXT_FRIDAY)
    row.date_kind = "use_by"
    with pytest.raises(Refused, match="1 batches stand that say “Best before”"):
        save_policy(policy=row)
    assert FreshnessPolicy.objects.get().date_kind == "best_before"


def test_a_policy_stays_while_batches_stand_under_it():
    product = make_product("Natural yoghurt", stock=0)
    row = policy(product=product)
    save_policy(policy=row)
    make_batch(product, NEXT_FRIDAY)
    with pytest.raises(Refused, match="Batches of Natural yoghurt stand under the policy of Natural yoghurt"):
        delete_policy(policy=FreshnessPolicy.objects.get())
    assert FreshnessPolicy.objects.count() == 1
    Batch.objects.update(on_hand=0)
    delete_policy(policy=FreshnessPolicy.objects.get())
    assert not FreshnessPolicy.objects.exists()


def test_a_types_policy_that_promises_the_same_kind_may_take_over():
    product = make_product(stock=0)
    own = policy(product=product)
    save_policy(policy=own)
    make_batch(product, NEXT_FRIDAY)
    save_policy(policy=policy(product_class=ProductClass.objects.get(pk=product.product_class_id)))
    delete_policy(policy=own)
    assert FreshnessPolicy.objects.count() == 1
