"""The table of the form's rules: texts and what is found in them, for Python and for browsers alike.

A data file of texts is a list of cases of one field:

    about: A sentence, what they have in common.
    field: title                   title, summary, name, url, github, themes or body
    cases:
      - text: Ring back.           text, a list of themes, or pieces such as {text: x, times: 80}, which are joined
        finds:                     in order; nothing where it is right
          - {id: P031, severity: warning, message: ..., right: Ring back}
"""

from __future__ import annotations

import json
import random
import re
import shutil
import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from manifesto import Project, form_rules
from manifesto.composition import Author, Composition
from manifesto.tidiness import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto.problem import Problem

HERE = Path(__file__).parent
BASE = HERE.parent / "contributions" / "base"
HOSTILE = HERE.parent / "hostile"
STYLE = """\
    house_style:
      instead: [{avoid: utilize, write: use}, {avoid: reach, write: write}, {avoid: reach out, write: ring}]
      hold: [lawyer, Ärger]
      longest_sentence: 30
"""
RIGHT: dict[str, Any] = {
    "title": "Ring back by four",
    "summary": "If you say that you will call, name the hour.",
    "text": "Whoever waits for a call cannot go out, and waits for it in vain on every other day.",
    "themes": ["inside"],
    "name": "Ben Sample",
    "url": "",
    "github": "",
    "added": "2026-11-21",
    "licence": "CC-BY-4.0",
}
LINES = {"title: ": "title", "summary: ": "summary", "themes: ": "themes"} | {
    f"{indent}{name}: ": name for indent, name in (("  - ", "name"), ("    ", "url"), ("    ", "github"))
}
AMONG_OTHERS = {"P080", "P081"}  # what is said of two principles


@dataclass(frozen=True, kw_only=True)
class Case:
    """A text of one field, and all that is found in it."""

    id: str
    field: str
    text: Any
    finds: list[dict[str, Any]]


def cases() -> Iterator[Case]:
    """Yield the cases of all data files."""
    for path in sorted(HERE.glob("*.yml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        for number, case in enumerate(data.get("cases", ()), 1):
            finds = [{"severity": "error", "right": "", **found} for found in case.get("finds", ())]
            yield Case(id=f"{path.stem}-{number}", field=data["field"], text=_joined(case["text"]), finds=finds)


def compositions() -> list[dict[str, Any]]:
    """Return what is to be written in the compositions of the table."""
    data = yaml.safe_load((HERE / "compositions.yml").read_text(encoding="utf-8"))
    return [{**RIGHT, **given} for given in data["compositions"]]


def _joined(text: Any) -> Any:
    if isinstance(text, list) and any(isinstance(piece, dict) for piece in text):
        return "".join(piece if isinstance(piece, str) else piece["text"] * piece["times"] for piece in text)
    return text


def project_in(folder: Path) -> Project:
    """Return the project against which the texts are held: a principle with an older address, and a house style."""
    root = Path(shutil.copytree(BASE, folder / "project"))
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(STYLE)
    known = root / "principles" / "keep-every-promise.md"
    known.write_text(known.read_text(encoding="utf-8").replace("---\n\n", "aliases: [keep-faith]\n---\n\n", 1))
    return Project.at(root)


def rules_of(project: Project) -> str:
    """Return the rules that the project's form has."""
    return form_rules.rules_json(project.load())


def marked(phrase: Any) -> Any:
    """Return a phrase between brackets, as in a language of our own."""
    return f"⟦{phrase}⟧" if isinstance(phrase, str) else {name: f"⟦{text}⟧" for name, text in phrase.items()}


def composed(given: dict[str, Any]) -> Composition:
    """Return a composition as Python makes it of what a browser writes down."""
    return Composition(
        title=given["title"],
        summary=given["summary"],
        text=given["text"],
        themes=tuple(given["themes"]),
        authors=(Author(name=given["name"], url=given["url"], github=given["github"]),),
        added=date.fromisoformat(given["added"]),
        licence=given["licence"],
    )


def found_in(project: Project, given: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Return what the check finds in each field of a file that is written of these words."""
    written = composed(given)
    reading = project.with_unsaved({project.root / written.path: written.file}).read()
    lines = written.file.split("\n")
    end = lines.index("---", 1) + 1
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in ("body", *LINES.values())}
    for problem in reading.problems:
        if problem.path == written.path and problem.id not in AMONG_OTHERS:
            line = lines[problem.place.line - 1]
            field = next((name for begun, name in LINES.items() if line.startswith(begun)), "title")
            field = field if problem.place.line < end else "body"
            found[field].append(_told(problem, field) | (_line(problem, end, given["text"]) if field == "body" else {}))
    return found


def found_in_field(project: Project, field: str, text: Any) -> list[dict[str, Any]]:
    """Return what the check finds in one field of a file in which all others are right."""
    return found_in(project, {**RIGHT, {"body": "text"}.get(field, field): text})[field]


def errors_in(project: Project, path: str, file: str) -> list[str]:
    """Return what keeps a project from being published to which a file is added."""
    problems = project.with_unsaved({project.root / path: file}).read().problems
    return [str(problem) for problem in problems if problem.severity == "error" and problem.id not in AMONG_OTHERS]


def _told(problem: Problem, field: str) -> dict[str, Any]:
    right = problem.fix.replacement if problem.fix else ""
    if right and field != "body":
        right = json.loads(right[right.index('"') :]) if field != "themes" else ""
    return {"id": problem.id, "severity": problem.severity, "message": problem.message, "right": right}


def _line(problem: Problem, end: int, text: str) -> dict[str, int]:
    """Return the line of the text as it was given, of which the empty ones at its beginning are left out of the file."""
    above = plain(text[: len(text) - len(text.lstrip())]).count("\n")
    return {"line": above + max(1, problem.place.line - end - 1)}


PIECES = (
    *(
        " ",
        "  ",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "\u00a0",
        "\u3000",
        "e\u0301",
        "é",
        "ï",
        "ß",
        "İ",
        "ſ",
        "K",
        "ﬁ",
        "Å",
        "½",
        "①",
    ),
    *(
        "\u200d",
        "\u200c",
        "\u200b",
        "\u202e",
        "\ufeff",
        "\x85",
        "\u2028",
        "\x1b",
        "\x1c",
        "\0",
        "\u00ad",
        "क्\u200d",
        "می\u200c",
    ),
    *(
        "**",
        "*",
        "_",
        "__",
        "`",
        "```\n",
        "~~~\n",
        "# ",
        "## ",
        "#### ",
        "[",
        "](",
        ")",
        "![",
        "<",
        ">",
        "&",
        "&shy;",
        "&#8203;",
    ),
    *(
        "&#x200d;",
        "&#x1f600;",
        "&amp;",
        "<b>",
        "https://",
        "example.org",
        "@",
        "a@b.example",
        "bit.ly/x",
        "?utm_source=a",
        "&b=c",
    ),
    *(
        "keep-every-promise.md",
        "keep-every-promis.md",
        "mailto:",
        "javascript:",
        ".md",
        "+31 20 123 45 67",
        "4111 1111 1111 1111",
    ),
    *(
        "2026-11-21 10:00",
        "12",
        "٣",
        "日本語",
        "مرحبا",
        "שלום",
        "👋",
        "👩\u200d👩\u200d👧",
        "☃",
        "ಅ",
        "한국",
        "“",
        "”",
        "«",
        "'",
        '"',
        "\\",
    ),
    *(
        "utilize",
        "Reach out",
        "lawyer",
        "ärger",
        "GO",
        "go ",
        "first ",
        ".",
        "...",
        "。",
        "!",
        ":",
        "---",
        "{{",
        "{%",
        "--8<--",
        "- ",
        "> ",
    ),
)


MILD = (
    *(
        "Go ",
        "first ",
        "ring ",
        "back ",
        "é ",
        "e\u0301 ",
        "Ångström ",
        "日本語 ",
        "مرحبا ",
        "می\u200cخواهم ",
        "क्\u200dष ",
        "한국 ",
        "שלום ",
    ),
    *(
        "‘so’ ",
        "“no” ",
        '"yes" ',
        "it’s ",
        "50 % ",
        "a & b ",
        "C# ",
        "12 ",
        "1999-2003 ",
        "\n",
        "\n\n",
        "\r\n",
        "  \n",
        "\t",
        "- ",
        "> ",
    ),
    *(
        "## ",
        "**so** ",
        "`<b>` ",
        "[a](keep-every-promise.md) ",
        "[b](https://example.org/a?b=c) ",
        "```\n",
        "&amp; ",
        "\\# ",
        "! ",
        ": ",
    ),
)


def generated(number: int, seed: int = 6) -> list[dict[str, Any]]:
    """Return so many compositions of hostile texts, right ones, and characters of any kind; always the same ones."""
    chance = random.Random(seed)  # noqa: S311 -- not to be secret, but to be the same again
    payloads = list(_payloads())
    return [_composition(_Words(chance, payloads, mild=number % 2 == 0)) for number in range(number)]


@dataclass(frozen=True)
class _Words:
    """Words by chance, of which most are right where they are `mild`."""

    chance: random.Random
    payloads: list[str]
    mild: bool

    def __call__(self, most: int) -> str:
        """Return up to so many pieces, or a payload."""
        if not self.mild and self.chance.random() < 0.3:
            return self.chance.choice(self.payloads)
        number = self.chance.randint(self.mild and 4, most)
        return "".join(self._piece() for _ in range(number))

    def _piece(self) -> str:
        if self.mild:
            return self.chance.choice(MILD)
        return self.chance.choice(PIECES) if self.chance.random() < 0.8 else _any(self.chance)


def _composition(words: _Words) -> dict[str, Any]:
    chance = words.chance
    given = {name: words(12) if chance.random() < 0.6 else RIGHT[name] for name in ("title", "summary", "name")}
    text = "\n".join(words(30) for _ in range(chance.randint(1, 12)))
    # One such character is all that is said of a text, so most texts are without.
    text = (
        text if chance.random() < 0.2 else re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]", "", text)
    )
    links = ["", "https://example.org/", "https://example.org/?utm_source=a&b=c"]
    links += [] if words.mild else [words(6), "https://" + words(4)]
    themes = ("inside", "outside") if words.mild else ("inside", "outside", "insid", words(2).strip() or "on")
    return {
        **RIGHT,
        **given,
        "text": text,
        "url": _or_nothing(chance.choice(links)),
        "github": _or_nothing(chance.choice(("", "ada-1", "Ada" if words.mild else words(2)))),
        "themes": chance.sample(themes, chance.randint(0, len(themes))),
    }


def _or_nothing(text: str) -> str:
    return text if text.strip() else ""


def _any(chance: random.Random) -> str:
    """Return a character that every Unicode of these years knows."""
    while True:
        character = chr(chance.randrange(0x20000) if chance.random() < 0.7 else chance.randrange(0x3000))
        if unicodedata.category(character) not in {"Cn", "Cs"}:
            return character


def _payloads() -> Iterator[str]:
    for path in sorted(HOSTILE.glob("*.yml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        for entry in data["payloads"]:
            text = entry["text"]
            if isinstance(text, str) and len(text) < 2_000:
                yield text
