"""Single values: readers that turn one written value into a day, a number or a yes, or say that it is none."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from manifesto.field import WrongShape
from manifesto.node import Mapping, Sequence
from manifesto.problem import quote
from manifesto.rule import Saying

if TYPE_CHECKING:
    from manifesto.field import Findings
    from manifesto.node import Node

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
OTHER_DAYS = (
    re.compile(r"(?P<year>[0-9]{4})[-./](?P<month>[0-9]{1,2})[-./](?P<day>[0-9]{1,2})"),
    re.compile(r"(?P<day>[0-9]{1,2})[-./](?P<month>[0-9]{1,2})[-./](?P<year>[0-9]{4})"),
)
A_DAY = timedelta(days=1)  # today somewhere on earth is tomorrow elsewhere
LONGEST = 1_000  # characters; no value of ours may have as many
LARGEST_NUMBER = 999_999
APART = Saying("P017", "Some letters of {text} are stored apart from their accents, and are read as one.", "warning")
CURLY = re.compile("[“„«‘‚‹](?P<text>[^“”„«»‘’‚‹›]+)[”“»’‘›]")


def day(node: Node, findings: Findings) -> date:
    """Read an ISO date; anything else, the 30th of February included, is refused."""
    written = one_line(node, findings)
    if DAY.fullmatch(written) and (value := _date(written)):
        if value > datetime.now(UTC).date() + A_DAY:
            findings.add(node.place, "P027", f"The day {written} is still to come. Is the year right?", "warning")
        return value
    message = f"{quote(written)} is not a day of the calendar."
    if not DAY.fullmatch(written):
        message = (
            f"{quote(written)} is not a day that we can read. Write the year, the month and the day, with hyphens."
        )
    raise WrongShape(node, "P012", message, meant=_day_meant(written))


def _date(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _day_meant(written: str) -> str:
    """Return the day in another way of writing it, or nothing where it could be two different days."""
    if not (match := next(filter(None, (way.fullmatch(written) for way in OTHER_DAYS)), None)):
        return ""
    year, month, number = (int(match[name]) for name in ("year", "month", "day"))
    could_be_turned = "." not in written and number != month and number <= 12 and written.index(match["year"]) > 0
    guess = f"{year:04}-{month:02}-{number:02}"
    return guess if _date(guess) and not could_be_turned else ""


def whole_number(node: Node, findings: Findings) -> int:
    """Read a whole number from 0 to 999,999."""
    written = one_line(node, findings)
    if not re.fullmatch("[0-9]{1,6}", written):
        raise WrongShape(node, "P025", f"{quote(written)} is not a whole number from 0 to {LARGEST_NUMBER:,}.")
    return int(written)


def yes_or_no(node: Node, findings: Findings) -> bool:
    """Read true or false."""
    written = one_line(node, findings)
    if written.lower() not in {"true", "false"}:
        raise WrongShape(node, "P026", f"{quote(written)} is neither true nor false.")
    return written.lower() == "true"


def one_line(node: Node, findings: Findings) -> str:
    """Return the text of a single value, with its white space made plain; raises WrongShape for any other.

    A word processor's quotation marks around the whole are taken for plain ones, and letters that are stored apart
    from their accents are put together; both are noted.
    """
    if isinstance(node, Sequence):
        raise WrongShape(node, "P024", "This is a list where one value belongs.")
    if isinstance(node, Mapping):
        raise WrongShape(node, "P024", "These are named values where one value belongs.")
    written = " ".join(node.text.split())
    if written.isascii():
        return written
    if node.plain and (inner := CURLY.fullmatch(written)):
        written = inner["text"].strip()
        fix = findings.instead(node.place, written, safe=True, marks=True)
        message = "These quotation marks come from a word processor, and are read as plain ones."
        findings.add(node.place, "P016", message, "warning", fix=fix)
    if len(written) > LONGEST:  # it is refused for its length, and sorting its marks could take for ever
        return written
    whole = unicodedata.normalize("NFC", written)
    if whole != written:
        fix = findings.instead(node.place, whole, safe=True)
        findings.say(node.place, APART.finding(text=quote(whole)), fix=fix)
    return whole
