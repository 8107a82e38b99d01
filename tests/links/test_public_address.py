"""Public addresses: what anybody can reach, and what is somebody's own."""

from __future__ import annotations

import pytest

from manifesto.public_address import is_public


@pytest.mark.parametrize(
    "number",
    ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::808:808", "::ffff:8.8.8.8"],
)
def test_everybodys(number: str) -> None:
    """What belongs to the whole network may be asked, also where one kind of number stands within another."""
    assert is_public(number)


@pytest.mark.parametrize(
    "number",
    [
        *("127.0.0.1", "127.8.9.10", "0.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.254", "192.168.1.1"),
        *("169.254.169.254", "100.64.0.1", "198.18.0.1", "192.0.2.1", "224.0.0.1", "239.1.1.1", "255.255.255.255"),
        *("240.0.0.1", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "fec0::1", "ff02::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe"),
        *("2002:7f00:1::", "2002:a00:1::1", "2001:db8::1", "::127.0.0.1", "8.8.8.8%eth0"),
        *("", "localhost", "0x7f.1", "127.1", "2130706433", "8.8.8.8.", "８.８.８.８", "8.8.8.8\n"),
    ],
)
def test_somebodys_own(number: str) -> None:
    """The machine itself, what stands beside it, what no site has, and what is no number at all are left alone."""
    assert not is_public(number)
