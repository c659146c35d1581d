"""Dates of any number of lines are read together."""

import pytest
from oscar.core.loading import get_model

from checkout.services.placing import place
from checkout.services.steps import confirm
from home.surroundings import surroundings
from tests.checkout.steps import press
from tests.factories import (
    make_basket,
    make_picture,
    make_product_page,
    make_submission,
    make_user,
    make_voucher,
    secured,
)
from tests.freshness.stocked import NEXT_FRIDAY, SUNDAY, make_batch, make_yoghurt

pytestmark = pytest.mark.django_db
Line = get_model("basket", "Line")


@pytest.fixture
def goods(yoghurt):
    """Eight yoghurts with a page and a picture, each with a shorter date."""
    goods = [make_yoghurt(f"Yoghurt {number}") for number in range(8)]
    for product in goods:
        make_product_page(product, picture=make_picture())
        make_batch(product, SUNDAY)
        make_batch(product, NEXT_FRIDAY)
    return goods


def test_one_line_or_sixteen_of_two_dates_take_at_most_twenty(client, goods, add, django_assert_max_num_queries):
    make_voucher("WELCOME10")
    add(goods[0])
    client.post("/basket/vouchers/add/", {"code": "WELCOME10"})
    for number, product in enumerate(goods):
        if number:
            add(product)
        add(product, date="2026-11-29")
        client.get("/basket/")
        with django_assert_max_num_queries(20):
            assert len(client.get("/basket/").context["lines"]) == 2 * number + 2


def test_what_is_kept_for_later_is_read_with_the_basket(client, goods, add, django_assert_max_num_queries):
    make_voucher("WELCOME10")
    client.force_login(make_user())
    for product in goods:
        add(product, date="2026-11-29")
    client.post("/basket/vouchers/add/", {"code": "WELCOME10"})
    for line in Line.objects.order_by("pk")[:4]:
        press(client, save=line.pk)
    client.get("/basket/")
    with django_assert_max_num_queries(20):
        page = client.get("/basket/")
    assert (len(page.context["lines"]), len(page.context["kept"])) == (4, 4)


def test_a_five_line_order_of_goods_in_batches_takes_few_statements(goods, django_assert_max_num_queries):
    """Of goods without dates it takes 32. Batches, ledger and allocations add 9, each dated line its attribute."""
    surroundings()  # the mail names our phone; that is read once a minute
    lines = [(product, 1) for product in goods[:3]] + [(product, 2, SUNDAY) for product in goods[:2]]
    submission = make_submission(make_basket(*lines))
    with django_assert_max_num_queries(43):
        order = place(submission)
    with django_assert_max_num_queries(58):
        confirm(secured(order))
