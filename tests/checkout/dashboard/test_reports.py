"""The order desk's reports, on the page and as files."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from oscar.core.loading import get_model

pytestmark = pytest.mark.django_db


REPORTS = [
    "order_report",
    "product_analytics",
    "user_analytics",
    "open_baskets",
    "submitted_baskets",
    "vouchers",
    "conditional-offers",
]
WITH_DATES = {"order_report", "open_baskets", "submitted_baskets"}


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("download", [{}, {"download": "on"}])
def test_every_report_is_made_and_holds_no_formula(desk, addresses, report, download):
    alice = get_model("accounts", "User").objects.get(email="alice@example.com")
    alice.first_name = "=HYPERLINK(1)"
    alice.save()
    get_model("analytics", "UserRecord").objects.create(user=alice, num_orders=1)
    today = timezone.now().date()
    dates = {"date_from": today - timedelta(days=30), "date_to": today + timedelta(days=1)}
    dates = dates if report in WITH_DATES else {}
    response = desk.get(reverse("dashboard:reports-index"), {"report_type": report, **dates, **download})
    assert response.status_code == 200
    if download:
        assert response.headers["Content-Type"] == "text/csv"
        cells = [cell for line in response.content.decode().splitlines() for cell in line.split(",")]
        assert not [cell for cell in cells if cell.strip('"').startswith("=")]


def test_the_walk_above_knows_every_report(desk):
    form = desk.get(reverse("dashboard:reports-index")).context["form"]
    assert {value for value, _ in form.fields["report_type"].choices} == set(REPORTS)
