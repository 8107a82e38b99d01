"""English that is left where a phrase belongs: in a template, in a script, or in what Python says to readers."""

from __future__ import annotations

import ast
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from jinja2 import Environment, nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD = re.compile(r"[^\W\d_]{2,}")
SENTENCE = re.compile(r"^\W*[A-Z][a-z]+\b|[A-Za-z]{2,}[,;:]? [A-Za-z]{2,}|^\W*(?:of|on|in|and|with)\W+$")
READ_ALOUD = {"aria-label", "title", "alt", "placeholder"}
SAME_EVERYWHERE = {"PDF", "KB", "ZIP", "EPUB", "Atom", "JSON", "GitHub"}  # names, which no language changes
UNREAD = {"script", "style", "code", "kbd", "pre", "svg"}
TOLD = {"say", "told", "forms", "parts", "phrase"}
# Attributes that a block or a macro prints, and declarations of style.
WRITTEN = re.compile(r'[a-z-]+="[^"]*"|(?:^|(?<=[;\s]))[a-z-]+:[ ;]*(?=[a-z-]+:|$)')
FIELD = re.compile(r"^[A-Za-z-]+:|\]\([^)]*\)|[\w./-]+\.\w+", re.MULTILINE)
STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|`(?:[^`\\]|\\.)*`')
REMARK = re.compile(r"(?<!:)//[^\n]*|/\*.*?\*/", re.DOTALL)
WIRED = re.compile(r"[#\[\]<>=/@]|^\.|^[a-z-]+(?: [a-z-]+)*$(?<! is)")  # selectors, addresses, lists of names
PLAIN = re.compile(r"(?:\b[A-Za-z’']{2,}|\d+|\}) [a-z’']{2,}\b")
BROWSER = {"AbortError", "Escape", "Enter", "Tab", "MARK"}


class _Page(HTMLParser):
    """The words of a page that somebody reads or hears."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append(tag)
        known = {name: value or "" for name, value in attrs}
        told = known.get("name") == "description" or known.get("property", "").endswith(
            (":title", ":description", ":alt")
        )
        for name, value in known.items():
            handed_on = name.startswith("data-") and SENTENCE.search(value)
            if name in READ_ALOUD or (name == "content" and told) or handed_on:
                self._read(value)

    def handle_endtag(self, tag: str) -> None:
        while tag in self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not UNREAD.intersection(self._open):
            self._read(data)

    def _read(self, text: str) -> None:
        text = " ".join(WRITTEN.sub("", text).split()).strip(" ,.:;·()")
        if set(WORD.findall(text)) - SAME_EVERYWHERE:
            self.found.append(text)


def of_template(source: str) -> list[str]:
    """Return the words of ours in a template: its text, what is read aloud, and what is handed on to be printed."""
    tree = Environment(autoescape=False).parse(source)  # noqa: S701 -- nothing is rendered here
    page = _Page()
    page.feed("".join(_flat(tree)))
    page.close()
    return [*page.found, *_handed_on(tree)]


def of_text(source: str) -> list[str]:
    """Return the words of ours in a template of plain text or Markdown, the names of fields left out."""
    tree = Environment(autoescape=False).parse(source)  # noqa: S701 -- nothing is rendered here
    lines = (" ".join(line.split()) for line in FIELD.sub("", "".join(_flat(tree))).splitlines())
    return [*(line for line in lines if set(WORD.findall(line)) - SAME_EVERYWHERE), *_handed_on(tree)]


def _flat(node: nodes.Node) -> Iterator[str]:
    """Yield the template as it would be printed if every branch were taken and every value were empty."""
    for output in node.find_all(nodes.Output):
        for part in output.nodes:
            yield part.data if isinstance(part, nodes.TemplateData) else " ".join(_printed(part))


def _printed(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Const):
        yield "" if "%" in str(node.value) else str(node.value)
    elif isinstance(node, nodes.CondExpr | nodes.Or | nodes.And | nodes.Concat):
        for part in node.iter_child_nodes(exclude=["test"]):
            yield from _printed(part)
    elif isinstance(node, nodes.Filter) and node.node is not None and node.name != "url":
        yield from _printed(node.node)


def _handed_on(tree: nodes.Template) -> Iterator[str]:
    """Yield the sentences among the texts that macros are called with and names are given."""
    calls = [call for call in tree.find_all(nodes.Call) if getattr(call.node, "name", "") not in TOLD]
    given = [each for call in calls for each in (*call.args, *(keyword.value for keyword in call.kwargs))]
    for value in (*given, *(assign.node for assign in tree.find_all(nodes.Assign))):
        outside = () if isinstance(value, nodes.Call) else (value, *value.find_all(nodes.Const))
        for const in outside:
            if isinstance(const, nodes.Const) and isinstance(const.value, str) and SENTENCE.search(const.value):
                yield const.value.strip()


def of_script(source: str) -> list[str]:
    """Return the sentences in a script."""
    texts = (match[0][1:-1] for match in STRING.finditer(REMARK.sub("", source)))
    return [text for text in texts if _is_said(text)]


def _is_said(text: str) -> bool:
    return (
        text not in BROWSER and not WIRED.search(text) and bool(PLAIN.search(text) or re.match(r"[A-Z][a-z]+\b", text))
    )


def of_module(tree: ast.Module) -> list[str]:
    """Return the sentences in a module, what explains it left out."""
    remarks = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return [node.value for node in texts if id(node) not in remarks and SENTENCE.search(node.value)]
