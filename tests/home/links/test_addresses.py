import pytest

from home.links.addresses import Whose, path_of, whose

SITE = "https://dairy.example"


@pytest.mark.parametrize(
    "address", ["/shop/", "/shop/?kind=milk#top", "https://dairy.example/farm/", "https://DAIRY.example"]
)
def test_paths_and_the_shops_own_name_are_ours(address):
    assert whose(address, SITE) is Whose.OURS


@pytest.mark.parametrize("address", ["https://cows.example/", "//cows.example/", "http://dairy.example:8080/"])
def test_other_names_and_ports_are_others(address):
    expected = Whose.NOBODYS if address.startswith("//") else Whose.OTHERS
    assert whose(address, SITE) is expected


@pytest.mark.parametrize(
    "address",
    ["", "#top", "mailto:a@b.example", "tel:0113", "javascript:alert(1)", "file:///etc/passwd", "https://[", "shop/"],
)
def test_what_nobody_can_be_asked_about_is_nobodys(address):
    assert whose(address, SITE) is Whose.NOBODYS


def test_an_address_that_is_too_long_is_left_alone():
    assert whose("/" + "x" * 1000, SITE) is Whose.NOBODYS


def test_the_path_of_an_address_keeps_its_query_and_drops_its_place_on_the_page():
    assert path_of("https://dairy.example/shop/?kind=milk#top") == "/shop/?kind=milk"
    assert path_of("https://dairy.example") == "/"
