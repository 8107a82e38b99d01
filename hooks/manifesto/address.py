"""An address: one page of the site that is made from the model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from manifesto.portion import Portion


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One page: where it is, which template shows it, what it is called and what it is about.

    `file` is its place among MkDocs' source files; `subject` is what the template shows, and `portion`
    the part of its list that stands on this page, where it has one.
    """

    file: str
    template: str
    title: str
    description: str
    subject: Any = None
    portion: Portion | None = None
