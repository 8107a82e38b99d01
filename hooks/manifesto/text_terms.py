"""The terms of a text: what is asked of the body of a principle, of each line of it, and of where its links lead.

They are those of the very rules that `check` obeys, for the rules of the form.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from html.entities import html5
from typing import TYPE_CHECKING

from manifesto import body_text, link, privacy, prose, reference
from manifesto.dialect import Browsers
from manifesto.pattern_rule import whole
from manifesto.plain_text import HIDDEN
from manifesto.problem import JOINERS
from manifesto.rule import anywhere

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manifesto.house_style import HouseStyle
    from manifesto.rule import Terms

# Some numbers of control characters are read as other characters (HTML, 13.2.5.80), and those are seen.
READ_AS_OTHERS = r"\0\t\n\f\r\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f"
UNSEEN = Browsers(rf"(?![{JOINERS}{READ_AS_OTHERS}])(?:{HIDDEN.pattern}|[\p{{Cc}}\p{{Cf}}\p{{Co}}\p{{NChar}}])")


def text() -> Terms:
    """Return what is asked of a text before anything in it is looked at."""
    return {
        "none": prose.NO_TEXT,
        "most": prose.LONGEST,
        "notable": prose.NOTABLE,
        "fence": whole(prose.FENCE),
    }


def sets(style: HouseStyle) -> Iterator[tuple[str, Iterable[Terms]]]:
    """Yield what is asked of the whole text, of each line of it, and of the address of each link."""
    weights = (
        {"kind": "count", "what": what, "find": pattern, "most": most, "within": part, "say": body_text.TOO_HEAVY}
        for what, pattern, most, part in body_text.WEIGHTS
    )
    yield "whole", [*prose.LENGTH.terms, *weights]
    refused = ({"kind": "find", "find": [pattern], "say": say} for pattern, say in prose.NOT_ALLOWED)
    yield "style", anywhere(*style.looks).terms
    yield "notable", [*refused, _invisible(), *anywhere(privacy.mailboxes, privacy.numbers).terms]
    yield "address", link.straight.terms


def _invisible() -> Terms:
    return {
        "kind": "unseen",
        "find": body_text.SEEN_BY_NOBODY,
        "say": body_text.STANDS_HERE,
        "entity": body_text.ENTITY,
        "names": re.compile(f"^&(?:{'|'.join(_names_of_the_invisible())})"),
        "numbers": UNSEEN,
        "stands": body_text.STANDS_FOR,
    }


@cache
def _names_of_the_invisible() -> list[str]:
    """Return the names of entities that stand for what nobody sees; some need no semicolon."""
    names = sorted(name for name in html5 if name.isascii() and body_text.ENTITY.fullmatch(f"&{name}"))
    return [name for name in names if body_text.is_invisible(unescape(f"&{name}"))]


def links() -> Terms:
    """Return what is asked of where links lead."""
    return {
        "what": "principle",
        "find": prose.LINK,
        "picture": prose.PICTURE,
        "schemes": prose.SCHEMES,
        "principle": whole(prose.PRINCIPLE),
        "nowhere": prose.NOWHERE,
        "elsewhere": prose.ELSEWHERE,
        "most": link.MOST,
        "many": link.TOO_MANY,
        "none": reference.NO_PRINCIPLE,
    }
