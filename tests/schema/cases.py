"""Cases: files that the schemas are held against, from the data files here and from those of the contributions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
BASE = ROOT / "tests" / "contributions" / "base"
PATHS = {
    "principles": "principles/keep-every-promise.md",
    "translations": "principles/keep-every-promise.de.md",
    "contributors": "contributors.yml",
}
PERSON = {"name": "name: Ada Example"}
BODY = "A promise that is kept without a reminder is worth ten that were asked for.\n"


class Core(yaml.SafeLoader):
    """Reads YAML as the core schema of 1.2 does: a day is text, so is a yes, and every key is."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 -- the library's, of which we want none

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Return a mapping whose keys are the text that was written."""
        if not all(isinstance(key, yaml.ScalarNode) for key, _ in node.value):
            raise yaml.constructor.ConstructorError(problem="a name in brackets")
        return {key.value: self.construct_object(value, deep=deep) for key, value in node.value}

    def construct_core_int(self, node: yaml.ScalarNode) -> int:
        """Return a whole number, which begins with 0o or 0x where it is not decimal."""
        bases = {"0o": 8, "0x": 16}
        return int(node.value, bases.get(node.value[:2], 10))

    def construct_core_float(self, node: yaml.ScalarNode) -> float:
        """Return any other number."""
        return float(node.value.replace(".inf", "inf").replace(".nan", "nan"))


for kind, pattern in {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+",
    "float": r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.inf|\.nan",
}.items():
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{kind}", re.compile(f"^(?:{pattern})$"), None)
Core.add_constructor("tag:yaml.org,2002:int", Core.construct_core_int)
Core.add_constructor("tag:yaml.org,2002:float", Core.construct_core_float)


@dataclass(frozen=True, slots=True)
class Case:
    """A file: its kind, the field that it is about, its YAML, and what the schema says of it; None where it is not told."""

    kind: str
    field: str
    said: str
    yaml: str
    accepted: bool | None = None

    @property
    def path(self) -> str:
        """Where the file stands in a project."""
        return PATHS[self.kind]

    @property
    def text(self) -> str:
        """The whole file."""
        if self.kind == "contributors":
            return self.yaml
        claim = "claimed:" in self.yaml and not re.search("^(title|summary|of):", self.yaml, re.MULTILINE)
        return f"---\n{self.yaml}---\n" + ("" if claim else f"\n{BODY}")

    def __str__(self) -> str:
        """Return what is told where it fails."""
        return f"{self.kind}: {ascii(self.said)[1:-1][:60]}"


def values(text: str) -> Any:
    """Return what YAML 1.2 reads in a text."""
    return yaml.load(text, Loader=Core)  # noqa: S506 -- a safe loader, with other words


def front_matter(text: str) -> str:
    """Return what stands between the two --- lines of a file."""
    return text.removeprefix("---\n").partition("\n---\n")[0] + "\n"


def _own(name: str, kind: str, base: dict[str, str]) -> Iterator[Case]:
    data = values((HERE / name).read_text(encoding="utf-8"))
    for verdict in ("accepts", "rejects"):
        for field, listed in data[verdict].items():
            for said in listed.splitlines() if isinstance(listed, str) else listed:
                yield Case(kind, field, said, _written(kind, field, said, base), verdict == "accepts")


def _written(kind: str, field: str, said: str, base: dict[str, str]) -> str:
    """Return the YAML of a file in which these lines stand in the place of a field's."""
    if field == "whole":
        return said
    lines = "\n".join({**base, field: said}.values()) + "\n"
    return lines if kind != "contributors" else "ada-example:\n" + "".join(f"  {line}\n" for line in lines.splitlines())


def _contributed() -> Iterator[Case]:
    for path in sorted(BASE.parent.glob("*.yml")):
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        for name, text in data.get("files", {}).items():
            yield from _parsed(path.stem, name, text if isinstance(text, str) else "")
        for name, edits in data.get("change", {}).items():
            text = (BASE / name).read_text(encoding="utf-8")
            for old, new in edits.items():
                text = text.replace(f"{old}\n", f"{new}\n" if new else "")
            yield from _parsed(path.stem, name, text)


def _parsed(said: str, name: str, text: str) -> Iterator[Case]:
    """Yield the case of a file that can be read as YAML."""
    kind = "translations" if "." in Path(name).stem else "principles"
    kind = kind if name.startswith("principles/") else "contributors"
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if not name.endswith((".md", PATHS["contributors"])) or (kind != "contributors" and not text.startswith("---\n")):
        return
    written = text if kind == "contributors" else front_matter(text)
    try:
        values(written)
    except (yaml.YAMLError, ValueError, RecursionError):
        return
    yield Case(kind, "", said, written)


def _real() -> Iterator[Case]:
    for folder in (ROOT, BASE, ROOT / "tests/manifestos/two-tongues"):
        for path in sorted((folder / "principles").glob("*.md")):
            kind = "translations" if "." in path.stem else "principles"
            yield Case(kind, "", path.stem, front_matter(path.read_text(encoding="utf-8")), accepted=True)
        yield Case(
            "contributors", "", folder.name, (folder / "contributors.yml").read_text(encoding="utf-8"), accepted=True
        )


RIGHT = {line.partition(":")[0]: line for line in front_matter((BASE / PATHS["principles"]).read_text()).splitlines()}
TRANSLATED = {name: RIGHT[name] for name in ("title", "summary", "licence")} | {
    "translators": "translators: [ada-example]",
    "of": "of: 97a9d270a2e0",
    "translated": "translated: 2026-11-21",
}
CASES = [
    *_own("principle.yml", "principles", RIGHT),
    *_own("contributors.yml", "contributors", PERSON),
    *_own("translation.yml", "translations", TRANSLATED),
]
CONTRIBUTED = list(_contributed())
REAL = list(_real())
