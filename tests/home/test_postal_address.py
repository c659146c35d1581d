from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError

from home.models import ContactDetails
from home.postal_address import PostalAddress

FARM = ("Longmeadow Farm", "Bank Lane")
moved = import_module("home.migrations.0024_postal_address")


class TestLines:
    def test_the_postal_code_follows_the_town(self):
        leeds = PostalAddress(FARM, "Leeds", "", "LS17 9LF", "GB")
        assert leeds.lines == ("Longmeadow Farm", "Bank Lane", "Leeds LS17 9LF")

    def test_a_region_stands_beside_the_town(self):
        pune = PostalAddress(("12 MG Road",), "Pune", "Maharashtra", "411001", "IN")
        assert pune.lines == ("12 MG Road", "Pune, Maharashtra 411001")

    def test_elsewhere_the_code_goes_first(self):
        assert PostalAddress(("Hofweg 3",), "Köln", "", "50667", "DE").lines == ("Hofweg 3", "50667 Köln")

    def test_what_is_not_known_leaves_no_gap(self):
        assert PostalAddress(FARM).lines == FARM
        assert PostalAddress(locality="Leeds").lines == ("Leeds",)
        assert PostalAddress(country="GB").lines == ()


@pytest.mark.parametrize("code", ["gb", "XY", "GBR", "G", "12"])
def test_a_country_that_there_is_not_is_refused_with_a_remedy(code):
    with pytest.raises(ValidationError) as refused:
        ContactDetails._meta.get_field("country").run_validators(code)
    assert f"“{code}” is no country. Write its two capital letters, such as GB or IN." in refused.value.messages


def test_the_countries_that_there_are_are_taken():
    for code in ("GB", "IN", "DE"):
        ContactDetails._meta.get_field("country").run_validators(code)


class TestWhatWasWrittenBefore:
    @pytest.mark.parametrize(
        ("text", "parts"),
        [
            ("Longmeadow Farm\nBank Lane\nLeeds LS17 9LF", ("Longmeadow Farm\nBank Lane", "Leeds", "LS17 9LF")),
            ("Bank Lane\r\n\r\n Market Harborough, LE16 7AB ", ("Bank Lane", "Market Harborough", "LE16 7AB")),
            ("Longmeadow Farm\nOtley\nLS21 1AA", ("Longmeadow Farm", "Otley", "LS21 1AA")),
            ("Hofweg 3\n50667 Köln", ("Hofweg 3\n50667 Köln", "", "")),
            ("12 MG Road, Pune 411001", ("12 MG Road, Pune 411001", "", "")),
            ("", ("", "", "")),
        ],
    )
    def test_it_is_parted_only_where_that_is_sure(self, text, parts):
        assert moved.parted(text) == parts

    @pytest.mark.django_db
    def test_there_and_back_it_is_the_same(self):
        row = ContactDetails.objects.create(street="Longmeadow Farm\nBank Lane\nLeeds LS17 9LF")
        moved.part(apps, None)
        row.refresh_from_db()
        assert (row.street, row.locality, row.postal_code) == ("Longmeadow Farm\nBank Lane", "Leeds", "LS17 9LF")
        moved.join(apps, None)
        row.refresh_from_db()
        assert row.street == "Longmeadow Farm\nBank Lane\nLeeds LS17 9LF"
