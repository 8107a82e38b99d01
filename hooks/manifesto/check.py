"""Checks: what the manifesto looks at in a contribution, and what is said to its writer about each.

The table is the folder `checks`, one file for each id; it makes the help pages of the site, the answers of
`manifesto explain` and the reasons under each problem.  In a folder of it that is called by the tag of a language, such
as `checks/de/P011.yml`, a check has its title, what, why and how in that language; English stands in for any of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from manifesto import node, parsing
from manifesto.problem import VERDICTS

if TYPE_CHECKING:
    from manifesto.problem import Severity

FOLDER = Path(__file__).parent / "checks"
WORDS = ("title", "what", "why", "how")  # what a check has in each language; its examples are the same in all


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A piece of a file as somebody wrote it, and as it is right, where anything is; `file` is where it stands."""

    wrong: str
    right: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One row of the table; `why` is one sentence, `severities` are all that it can have, the usual one first."""

    id: str
    title: str
    severities: tuple[Severity, ...]
    what: str
    why: str
    how: str
    examples: tuple[Example, ...] = ()

    @property
    def verdict(self) -> str:
        """What a report calls it: needs fixing, worth a look, for a person to look at, or either of two."""
        return ", or ".join(VERDICTS[each].lower() for each in self.severities)

    @property
    def page(self) -> str:
        """The address of its help below the home of the site."""
        return f"help/{self.id.lower()}/"


@cache
def ids() -> tuple[str, ...]:
    """Return the ids of all checks, in order."""
    return tuple(sorted(path.stem for path in FOLDER.glob("P*.yml")))


@cache
def check(id: str, language: str = "en") -> Check:
    """Return the check with that id, in the words of a language; raises KeyError for one that the table does not have."""
    if id not in ids():
        raise KeyError(id)
    values = _read(FOLDER / f"{id}.yml") | _worded(id, language)
    severity = values.pop("severity")
    return Check(
        id=id,
        severities=tuple(severity) if isinstance(severity, list) else (severity,),
        examples=tuple(Example(file=each.pop("in", ""), **each) for each in values.pop("examples", ())),
        **values,
    )


def _worded(id: str, language: str) -> dict[str, Any]:
    """Return the words of a check in a language: of pt-BR those of pt as well, and none where nobody wrote them."""
    broader = language.rpartition("-")[0]
    known = _worded(id, broader) if broader else {}
    path = FOLDER / language / f"{id}.yml"
    return known | (_read(path) if language in languages() and path.is_file() else {})


@cache
def languages() -> tuple[str, ...]:
    """Return the tags of the languages that have words for checks of their own, in order."""
    return tuple(sorted(path.name for path in FOLDER.iterdir() if path.is_dir()))


def _read(path: Path) -> dict[str, Any]:
    values: dict[str, Any] = node.values(parsing.read(path.read_text(encoding="utf-8"), path=path.name))
    return values
