"""Names in addresses that no row can have."""

import pytest

from tests.factories import make_user

TOO_LARGE = "99999999999999999999999"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        f"/admin/products/{TOO_LARGE}/commerce/",
        f"/admin/products/{TOO_LARGE}/attach/",
        f"/admin/pages/{TOO_LARGE}/edit/",
        f"/catalogue/kefir_{TOO_LARGE}/reviews/",
    ],
)
def test_a_number_too_large_for_a_row_names_nothing(client, address):
    client.force_login(make_user("ada@example.com", is_superuser=True, is_staff=True))

    assert client.get(address).status_code == 404


@pytest.mark.postgres
@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "/account/orders/K7M29%00/",
        "/account/orders/K7M29%00/cancel/",
        "/account/wishlists/K7M29%00/",
        "/wishlists/K7M29%00/",
        "/dashboard/orders/K7M29%00/",
        "/dashboard/orders/K7M29%00/refund/",
    ],
)
def test_a_text_that_no_row_can_hold_names_nothing(client, address):
    client.force_login(make_user("ada@example.com", is_superuser=True, is_staff=True))

    assert client.get(address).status_code == 404
