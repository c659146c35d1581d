"""Goods that come in. It is Wednesday 25 November 2026 at noon."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from freshness.models import Batch, GoodsIn, LedgerEntry
from freshness.offers import offers_for
from freshness.services.goods_in import Receipt, ReceiptsRefused, problems_of_receipts, receive, receive_all
from freshness.services.write_offs import correct
from tests.factories import StockRecord, make_product
from tests.freshness.stocked import FRIDAY, NEXT_FRIDAY, NOON, SUNDAY, TUESDAY, make_batch, make_ladder, make_yoghurt

pytestmark = pytest.mark.django_db


@pytest.fixture
def yoghurt():
    return make_yoghurt()


def arriving(product, day: date = NEXT_FRIDAY, quantity: int = 12, **fields) -> Receipt:
    record = StockRecord.objects.get(product=product)
    return Receipt(**{"stockrecord_id": record.pk, "code": "Y26-118", "date": day, "quantity": quantity} | fields)


def refusal(receipt: Receipt) -> list[tuple[str, str]]:
    before = Batch.objects.count()
    with pytest.raises(ReceiptsRefused) as refused:
        receive(receipt=receipt, at=NOON)
    assert (Batch.objects.count(), GoodsIn.objects.count()) == (before, 0)
    return [(problem.field, problem.words) for problem in refused.value.problems]


def test_units_come_in_as_a_batch_with_a_row_in_the_ledger(yoghurt):
    row = receive(receipt=arriving(yoghurt, unit_cost=Decimal("1.08"), supplier="Longmeadow"), at=NOON)
    batch = Batch.objects.get()
    assert (batch.code, batch.date, batch.date_kind, batch.on_hand, batch.free) == (
        "Y26-118", NEXT_FRIDAY, "best_before", 12, 12,
    )  # fmt: skip
    assert (batch.on_shelf_from, batch.goods_in_at, batch.unit_cost) == (NOON, NOON, Decimal("1.08"))
    assert (row.batch, row.quantity, row.received_at) == (batch, 12, NOON)
    entry = LedgerEntry.objects.get()
    assert (entry.kind, entry.quantity, entry.on_hand_change, entry.on_hand_after) == ("goods_in", 12, 12, 12)
    record = StockRecord.objects.get(product=yoghurt)
    assert (record.num_in_stock, record.num_allocated) == (12, 0)


def test_the_same_code_and_date_again_is_a_further_goods_in_of_the_same_batch(yoghurt):
    receive(receipt=arriving(yoghurt, unit_cost=Decimal("1.00")), at=NOON)
    receive(receipt=arriving(yoghurt, quantity=5, unit_cost=Decimal("1.20")), at=NOON)
    batch = Batch.objects.get()
    assert (batch.on_hand, batch.unit_cost, GoodsIn.objects.count()) == (17, Decimal("1.20"), 2)


def test_another_date_under_the_same_code_is_refused(yoghurt):
    receive(receipt=arriving(yoghurt), at=NOON)
    with pytest.raises(ReceiptsRefused) as refused:
        receive(receipt=arriving(yoghurt, day=date(2026, 12, 5)), at=NOON)
    assert str(refused.value) == (
        "Batch Y26-118 came in with the date 4 December 2026 before, not 5 December 2026. One code has one date."
    )
    assert Batch.objects.get().on_hand == 12


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"produced_on": date(2026, 12, 5)}, "date", "4 December 2026, is before its production on 5 December 2026"),
        ({"produced_on": date(2026, 11, 26)}, "produced_on", "26 November 2026 is still to come"),
        ({"quantity": 0}, "quantity", "0 units can’t come in"),
        ({"quantity": -3}, "quantity", "-3 units can’t come in"),
        ({"quantity": Decimal("2.5")}, "quantity", "2.5 units can’t come in"),
        ({"unit_cost": Decimal("-1")}, "unit_cost", "-1 can’t be used"),
        ({"code": ""}, "code", "can’t be a batch code"),
        ({"code": "with space"}, "code", "“with space” can’t be a batch code"),
        ({"code": "A" * 21}, "code", "can’t be a batch code"),
        ({"date_kind": "use_by"}, "date_kind", "The label says “Use by”, the product’s policy “Best before”"),
    ],
)
def test_it_refuses_and_writes_nothing(yoghurt, change, field, words):
    problems = refusal(replace(arriving(yoghurt), **change))
    assert field in [where for where, _said in problems]
    assert words in " ".join(said for _where, said in problems)


def test_a_product_without_a_policy_takes_no_batches():
    problems = refusal(arriving(make_product("Tote bag")))
    assert problems[0][0] == "stockrecord_id"
    assert "no freshness policy" in problems[0][1]


@pytest.mark.parametrize("gtin", ["5012345000145", "05012345000145"])
def test_a_gtin_is_of_one_product_however_it_is_written(yoghurt, gtin):
    receive(receipt=arriving(yoghurt, gtin="5012345000145"), at=NOON)
    other = arriving(make_yoghurt("Greek yoghurt"), code="another", gtin=gtin)
    with pytest.raises(ReceiptsRefused, match="The GTIN 05012345000145 is of another product"):
        receive(receipt=other, at=NOON)
    receive(receipt=arriving(yoghurt, gtin=gtin), at=NOON)
    assert Batch.objects.get().on_hand == 24


def test_a_batch_keeps_its_gtin(yoghurt):
    receive(receipt=arriving(yoghurt, gtin="5012345000145"), at=NOON)
    with pytest.raises(ReceiptsRefused, match="came in with the GTIN 05012345000145 before, not 05012345000152"):
        receive(receipt=arriving(yoghurt, gtin="5012345000152"), at=NOON)


@pytest.mark.parametrize(
    ("kind", "past_days", "day", "status"),
    [
        ("use_by", 0, date(2026, 11, 25), "available"),
        ("use_by", 0, date(2026, 11, 24), "held"),
        ("best_before", 0, date(2026, 11, 24), "held"),
        ("best_before", 3, date(2026, 11, 22), "available"),
        ("best_before", 3, date(2026, 11, 21), "held"),
    ],
)
def test_what_is_past_its_date_comes_in_held(kind, past_days, day, status):
    product = make_yoghurt(date_kind=kind, past_days=past_days)
    receive(receipt=arriving(product, day=day), at=NOON)
    batch = Batch.objects.get()
    assert (batch.status, batch.on_hand) == (status, 12)
    told = ["goods_in"] if status == "available" else ["goods_in", "hold"]
    assert list(LedgerEntry.objects.order_by("pk").values_list("kind", flat=True)) == told
    assert StockRecord.objects.get(product=product).num_in_stock == (12 if status == "available" else 0)


def test_the_day_is_the_shops_and_not_the_servers(yoghurt):
    # 23:30 on 24 November in UTC is the same day in London in winter, but 00:30 of the 25th in summer time.
    yoghurt.freshness_policy.date_kind = "use_by"
    yoghurt.freshness_policy.save()
    receive(receipt=arriving(yoghurt, day=date(2026, 7, 1)), at=datetime(2026, 7, 1, 22, 30, tzinfo=UTC))
    receive(receipt=arriving(yoghurt, day=date(2026, 7, 1), code="late"), at=datetime(2026, 7, 1, 23, 30, tzinfo=UTC))
    assert list(Batch.objects.order_by("pk").values_list("status", flat=True)) == ["available", "held"]


def test_new_goods_are_priced_no_later_than_a_later_date_that_was_taken_a_step_early(yoghurt):
    later = make_batch(yoghurt, TUESDAY)
    Batch.objects.filter(pk=later.pk).update(early_days=3)  # priced as 28 November
    receive(receipt=arriving(yoghurt, day=SUNDAY, code="nearer"), at=NOON)
    receive(receipt=arriving(yoghurt, day=NEXT_FRIDAY, code="further"), at=NOON)
    assert Batch.objects.get(code="nearer").early_days == 1
    assert Batch.objects.get(code="further").early_days == 0


def test_new_goods_of_a_date_that_was_marked_down_do_not_raise_its_price(yoghurt):
    make_ladder()
    sold_out = make_batch(yoghurt, TUESDAY, 1)
    Batch.objects.filter(pk=sold_out.pk).update(extra_percent=30)
    correct(batch=sold_out, counted=0, reason="Counted", at=NOON)
    receive(receipt=arriving(yoghurt, day=TUESDAY, code="same"), at=NOON)
    receive(receipt=arriving(yoghurt, day=NEXT_FRIDAY, code="later"), at=NOON)
    assert offers_for([yoghurt.pk], FRIDAY)[yoghurt.pk].of(TUESDAY).price == Decimal("1.32")  # 15 % and 30 % off £2.40
    assert Batch.objects.get(code="later").extra_percent == 0


def test_a_file_is_taken_in_its_order_all_or_none(yoghurt):
    good, again = arriving(yoghurt), arriving(yoghurt, quantity=3)
    odd = arriving(yoghurt, day=TUESDAY)
    with pytest.raises(ReceiptsRefused) as refused:
        receive_all(receipts=[good, odd, again], at=NOON)
    assert list(refused.value.by_place) == [1]
    assert list(problems_of_receipts(receipts=[good, odd, again], at=NOON)) == [1]
    assert not Batch.objects.exists()
    assert [row.quantity for row in receive_all(receipts=[good, again], at=NOON)] == [12, 3]
    assert Batch.objects.get().on_hand == 15


def test_a_thousand_rows_cost_as_few_statements_as_they_can(yoghurt, django_assert_max_num_queries):
    receipts = [arriving(yoghurt, code=f"Y{number}") for number in range(1000)]
    with django_assert_max_num_queries(50):  # SQLite takes 999 values a statement
        receive_all(receipts=receipts, at=NOON)
    assert (Batch.objects.count(), LedgerEntry.objects.count()) == (1000, 1000)
