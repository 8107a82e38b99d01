"""Public addresses: the numbers on the network that anybody may be led to, and none of somebody's own network.

A link comes from a stranger.  Asking it must not make the machine that asks talk to itself, to what stands beside it,
or to the place where a data centre keeps its secrets.
"""

from __future__ import annotations

from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ipaddress import IPv4Address

GIVEN_OUT = IPv6Network("2000::/3")  # all that anybody has been given so far (RFC 4291, section 2.4)
TRANSLATED = IPv6Network("64:ff9b::/96")  # an IPv4 address stands in its last 32 bits (RFC 6052)


def is_public(number: str) -> bool:
    """Return whether an IP address, as text, is one that anybody can reach; anything else is not."""
    try:
        address = ip_address(number.partition("%")[0])
    except ValueError:
        return False
    return "%" not in number and _is_public(_within(address))


def _within(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Return the IPv4 address that another kind of address leads to, or the address itself."""
    if not isinstance(address, IPv6Address):
        return address
    if address in TRANSLATED:
        return ip_address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1] or address


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address) and address not in GIVEN_OUT:
        return False
    own = address.is_private or address.is_loopback or address.is_link_local or address.is_unspecified
    return address.is_global and not (own or address.is_multicast or address.is_reserved)
