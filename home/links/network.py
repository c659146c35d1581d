"""Which network addresses the shop may call when an editor types where to. Pure."""

import ipaddress
from collections.abc import Iterable

Ip = ipaddress.IPv4Address | ipaddress.IPv6Address
# IPv6 addresses in which an IPv4 address is hidden, which a gateway may unwrap: 6to4, Teredo, NAT64.
# Source: RFC 3056, RFC 4380, RFC 6052.
WRAPPING = [ipaddress.ip_network(each) for each in ("2002::/16", "2001::/32", "64:ff9b::/96", "64:ff9b:1::/48")]


def may_be_called(address: str, allowed: Iterable[str] = ()) -> bool:
    """Whether an address is one of the public internet, or in one of the networks that whoever runs the shop allows.

    `address` is what a resolver answers, e.g. "93.184.216.34" or "fe80::1%eth0".
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    ip = getattr(ip, "ipv4_mapped", None) or ip
    return any(ip in ipaddress.ip_network(network) for network in allowed) or _is_public(ip)


def _is_public(ip: Ip) -> bool:
    if not ip.is_global or ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback or ip.is_link_local:
        return False
    return ip.version == 4 or not (ip.is_site_local or any(ip in network for network in WRAPPING))
