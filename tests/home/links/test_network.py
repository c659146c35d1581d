import pytest

from home.links.network import may_be_called


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "1.1.1.1", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:1.1.1.1"]
)
def test_what_is_public_may_be_called(address):
    assert may_be_called(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.9.1",
        "0.0.0.0",  # noqa: S104
        "10.0.0.1",
        "172.16.4.2",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fd12:3456::1",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "2002:7f00:1::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
    ],
)
def test_what_is_not_public_is_not_called(address):
    assert not may_be_called(address)


def test_a_network_that_is_allowed_may_be_called_and_no_other():
    assert may_be_called("10.1.2.3", ["10.1.0.0/16"])
    assert may_be_called("::ffff:10.1.2.3", ["10.1.0.0/16"])
    assert not may_be_called("10.2.2.3", ["10.1.0.0/16"])
