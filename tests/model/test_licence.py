"""Licences: the addresses of those that are known."""

from __future__ import annotations

import pytest

from manifesto.licence import address_of


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
        ("cc-by-nc-nd-3.0", "https://creativecommons.org/licenses/by-nc-nd/3.0/"),
        ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC-BY-5.0", ""),
        ("CC-BY-SA-ND-4.0", ""),
        ("All rights reserved", ""),
        ("", ""),
    ],
)
def test_the_address(name: str, address: str) -> None:
    """A licence of Creative Commons has its address, however its name is joined, and no other has one."""
    assert address_of(name) == address
