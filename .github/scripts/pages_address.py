"""Prints the address at which GitHub publishes this repository, with a slash at its end: `python3 pages_address.py`."""

from __future__ import annotations

from comment import Refused, Stopped, end_with, from_environment

UNSET = (
    "This repository does not publish a site yet. In Settings, Pages, choose “GitHub Actions” as the source; "
    "then run this again."
)


def address() -> str:
    """Return the address of the site."""
    try:
        return f"{from_environment().ask('GET', '/pages')['html_url'].rstrip('/')}/"
    except Refused as refused:
        if refused.status != 404:
            raise
        raise Stopped(UNSET) from None


if __name__ == "__main__":
    end_with(address)
