"""Where people want us to come."""

import pytest
from django.urls import reverse

from delivery.desk.requests import wanted_districts
from delivery.models import AreaRequest, District

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def wanted(round_):
    for email, postcode in (
        ("bob@example.com", "EC1A 1BB"),
        ("bob@example.com", "EC1A 4JU"),
        ("carol@example.com", "M1 1AE"),
        ("=cmd|'/c calc'!A1@example.com", "M1 1AE"),
        ("dave@example.com", "YO1 7HH"),
    ):
        AreaRequest.objects.create(email=email, postcode=postcode)


def test_districts_are_counted_by_people_the_most_wanted_first(django_assert_num_queries):
    with django_assert_num_queries(2):
        found = [(each.district, len(each.people), each.area) for each in wanted_districts()]
    assert found == [("EC1A", 2, ""), ("M1", 2, ""), ("YO1", 1, "York")]


def test_what_has_come_to_be_served_is_said(client, round_, become):
    become("Marketing")
    District.objects.create(area=round_["york"], code="M1")
    page = " ".join(client.get(reverse("delivery_requests")).content.decode().split())
    assert page.count("<td>York</td>") == 2


def test_a_lettered_district_is_served_with_the_one_it_is_part_of(round_):
    District.objects.create(area=round_["york"], code="EC1")
    assert {each.district: each.area for each in wanted_districts()} == {"EC1A": "York", "M1": "", "YO1": "York"}


def test_the_file_holds_everybody_and_nothing_that_runs(client, round_, become):
    become("Merchandiser")
    answer = client.get(reverse("delivery_requests_file"))
    assert answer["Content-Disposition"] == 'attachment; filename="area-requests-2026-11-25.csv"'
    lines = b"".join(answer).decode().lstrip("\ufeff").splitlines()
    assert lines[0] == "District,Postcode,E-mail,Asked at"
    assert lines[1] == "EC1A,EC1A 1BB,alice@example.com,2026-11-25 12:00:00"
    assert len(lines) == 7
    assert not [cell for line in lines for cell in line.split(",") if cell.startswith("=")]
    assert "'=cmd" in "\n".join(lines)


def test_without_requests_the_page_says_so(client, round_, become):
    become("Merchandiser")
    AreaRequest.objects.all().delete()
    page = client.get(reverse("delivery_requests")).content.decode()
    assert "Nobody from elsewhere has asked for us yet." in page
    assert "Download" not in page
