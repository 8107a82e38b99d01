"""The architecture: which room may import which, and what only one room may know."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# From the inside out.  A room may import from its own row and from the rows above it, never from below.
ROWS = (
    ("problem",),
    ("lengths", "pauses", "script", "build_day"),
    ("font_file", "font_run", "line_breaking", "language"),
    (
        "suggestion",
        "words",
        "slug",
        "collection",
        "typeface",
        "hyphenation",
        "search",
        "index_order",
        "indexing",
        "relay",
        "templates",
        "signpost",
        "menu",
        "bundle",
        "node",
        "notation",
        "licence",
        "offline",
        "sitemap",
        "icon",
        "palette",
        "columns",
        "literal",
        "git",
        "blobs",
        "inert",
        "contact",
        "issue",
        "code_span",
        "repository",
    ),
    ("tokens", "tidiness", "repair", "dialect", "rule", "pattern_rule"),
    ("line", "splice"),
    ("bearers",),
    (
        "likeness",
        "text_file",
        "accident",
        "language_tag",
        "plain_text",
        "identifier",
        "privacy",
        "link",
        "house_style",
        "yaml_nodes",
    ),
    ("parsing", "field", "edition"),
    ("check", "phrasebook", "front_matter", "issue_form", "headline", "lettering", "single"),
    ("shape", "body_text", "stencil", "messages"),
    ("contributor", "prose", "edition_record"),
    ("planned_style", "translation"),
    ("principle", "guest", "roll", "markdown", "page", "passage"),
    ("manuscript", "plain_reading", "xhtml"),
    ("reading",),
    ("planned_collection", "poster_order", "other_font", "reference", "byline"),
    ("tongue", "page_tongue"),
    ("settings",),
    ("form", "folder"),
    ("draft", "text_terms", "rendition_form"),
    ("rendition", "fidelity"),
    ("schema", "form_rules", "manifesto", "resemblance"),
    ("history", "changes", "pledge", "feed", "embed", "security_contact", "citation", "linked_data"),
    ("epub", "epub.container", "epub.cut", "epub.cover"),
    ("epub.book",),
    ("assembly", "catalogue", "freshness", "nearness", "web_app", "address", "portion", "enclosure", "sharing"),
    ("tree", "worklist"),
    ("chapter", "composition"),
    ("atlas", "blank", "transcript"),
    ("vocabulary", "publication", "grove"),
    ("annex",),
    ("project",),
    ("",),
    ("writing", "mending", "adoption", "freezing", "founding", "blueprint", "inheritance", "ground"),
    ("public_address", "answer", "inquiry", "outward"),
    ("journey", "web", "whereabouts"),
    ("signature", "proposal", "pull_request", "changeset"),
    ("wish", "removal"),
    ("offering", "enrolment", "withdrawal", "transcription"),
    ("inbox",),
    ("report", "report.data", "report.text", "report.github", "report.reply"),
    ("pdf", "pdf.file.unreadable", "pdf.content", "pdf.xmp", "pdf.promise", "pdf.contrast"),
    ("pdf.file.values", "pdf.marks", "pdf.pdf_a", "pdf.pdf_x", "pdf.pdf_ua"),
    ("pdf.file", "pdf.ink", "pdf.fonts", "pdf.output_intent", "pdf.tags", "pdf.leaf", "pdf.claim"),
    ("pdf.file.validator", "pdf.scope", "pdf.extras"),
    ("pdf.brush", "pdf.images"),
    ("pdf.painting",),
    ("pdf.inspection",),
    ("poster", "poster.sheet", "poster.profile", "poster.subject", "poster.condition", "poster.library"),
    ("poster.frame", "poster.noto", "poster.stock", "poster.text_layer"),
    ("poster.matrix", "poster.glyphs"),
    ("poster.print", "poster.progress", "poster.exhibition"),
    ("poster.vector.numbers", "poster.vector.elements", "poster.vector.faults", "poster.vector.vocabulary"),
    ("poster.vector.transform", "poster.vector.paint", "poster.vector.attributes"),
    ("poster.vector.shape", "poster.vector.recolour", "poster.picture"),
    ("poster.vector.reading",),
    ("poster.vector.drawing",),
    ("poster.vector",),
    ("poster.logo", "poster.emblem"),
    ("poster.house_fields",),
    ("poster.house",),
    ("poster.layout", "poster.layout.area", "poster.layout.leading", "poster.layout.qr", "poster.layout.setting"),
    ("poster.layout.border", "poster.layout.grid", "poster.layout.signatures", "poster.layout.credits"),
    ("poster.layout.head", "poster.layout.foot", "poster.layout.card"),
    ("poster.layout.furniture", "poster.layout.inscription"),
    ("poster.layout.fit", "poster.layout.statement", "poster.layout.certificate"),
    ("poster.layout.plan",),
    ("poster.sight",),
    ("poster.layout.refusal", "poster.recognition", "poster.expectation", "poster.colours", "poster.finish"),
    ("poster.document", "poster.document.desk", "poster.document.lines", "poster.preflight"),
    ("poster.icons",),
    ("poster.press", "poster.difference"),
    ("poster.cache", "poster.child", "poster.certification"),
    ("poster.pressroom",),
    ("poster.gallery",),
    ("review", "review.divergence", "review.change", "review.scope", "review.salvage", "review.sentence"),
    ("review.past", "review.consent", "review.extent"),
    ("review.review", "review.wall", "review.hanging"),
    ("review.proof", "review.page", "review.outcome"),
    ("review.account",),
    ("review.record", "review.summary"),
    ("review.exhibit",),
    ("cli.choice", "cli.pen", "cli.interview", "cli.known", "cli.plot"),
    (
        "cli.check",
        "cli.explain",
        "cli.new",
        "cli.fix",
        "cli.from_issue",
        "cli.adopt",
        "cli.links",
        "cli.edition",
        "cli.poster",
        "cli.preflight",
        "cli.pledge",
        "cli.init",
        "cli.review",
        "cli.translate",
    ),
    ("cli",),
    ("__main__",),
)
WORDS_OF_OTHERS = re.compile("serviceWorker|--service")  # of browsers and of Pagefind
ONLY_HERE = {  # a library, and the one room that may import it
    "mkdocs": "events",
    "yaml": "yaml_nodes",
    "weasyprint": "poster.document",
    "pypdfium2": "poster.sight",
    "pikepdf": "pdf.file",
    "PIL": "poster.picture",
    "uharfbuzz": "font_file",
    "segno": "poster.layout.qr",
    "http": "web",
    "ssl": "web",
    "markdown": "markdown",
    "nh3": "markdown",
    "click": "cli",
    "pagefind_bin": "indexing",
    "cbor2": "index_order",
    "babel": "language",
    "pyphen": "hyphenation",
}


def rooms(repository: Path) -> Iterator[tuple[str, ast.Module]]:
    """Yield the name of every module under hooks/, without `manifesto.`, and its syntax."""
    hooks = repository / "hooks"
    for path in sorted(hooks.rglob("*.py")):
        parts = path.relative_to(hooks).with_suffix("").parts
        name = ".".join(
            part for part in parts if part not in {"manifesto", "__init__"} or parts == ("manifesto", "manifesto")
        )
        yield ("manifesto" if parts == ("manifesto", "manifesto") else name), ast.parse(path.read_text())


def imported(tree: ast.Module) -> set[str]:
    """Return the modules that run when the module runs: what only types need is left out."""
    found = set()
    for node in ast.walk(_without_types(tree)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    return found


def _without_types(tree: ast.Module) -> ast.Module:
    def for_types(node: ast.stmt) -> bool:
        return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"

    return ast.Module([node for node in tree.body if not for_types(node)], [])


def row_of(room: str) -> int:
    """Return the row of a room, from the inside out."""
    return next(number for number, row in enumerate(ROWS) if room in row)


def test_every_room_has_its_row(repository: Path) -> None:
    """A new module is given its place in the order of imports before it is used."""
    known = {room for row in ROWS for room in row} | {"events"}

    assert {name for name, _ in rooms(repository)} == known


def test_imports_point_inwards(repository: Path) -> None:
    """No room imports from a row further out than its own."""
    known = {room for row in ROWS for room in row if room}
    for name, tree in rooms(repository):
        if name in {"events", ""}:
            continue
        for module in imported(tree):
            target = module.removeprefix("manifesto.")
            if module.startswith("manifesto.") and target in known:
                assert row_of(target) <= row_of(name), f"{name} imports {target}"


@pytest.mark.parametrize(("library", "room"), ONLY_HERE.items())
def test_a_library_is_known_in_one_room_only(library: str, room: str, repository: Path) -> None:
    """What we depend on is behind one door, so that it can be exchanged there."""
    users = {
        name
        for name, tree in rooms(repository)
        if any(module.partition(".")[0] == library for module in imported(tree))
    }

    assert {user for user in users if user != room and not user.startswith(f"{room}.")} == set()
    assert users


def test_nothing_in_the_generator_knows_the_flagship(repository: Path) -> None:
    """Neither code nor templates nor styles say what this manifesto is about; that is in its own files.

    One word of the web's own is left out: what a browser calls the script that keeps pages.
    """
    folders = (repository / "hooks", repository / "overrides")
    texts = [
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.suffix in {".py", ".yml", ".html", ".css", ".js", ".xml"}
    ]

    assert texts
    for path in texts:
        assert not re.search(r"customer|service", WORDS_OF_OTHERS.sub("", path.read_text()), re.IGNORECASE), path


def test_no_markup_stands_in_python(repository: Path) -> None:
    """HTML is written in templates: no string of the package holds a tag."""
    for name, tree in rooms(repository):
        docstrings = {
            node.body[0].value
            for node in ast.walk(tree)
            if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docstrings:
                assert "</" not in node.value, f"{name}: {node.value}"
