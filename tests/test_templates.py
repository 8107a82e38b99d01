"""The templates: every value that somebody wrote is escaped where it is printed, and what is not is listed here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment, meta, nodes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ESCAPING = {"e", "escape", "tojson"}
NUMBERS = {"length", "day", "figure"}  # filters that give figures and our own words, whatever is put in
FIGURES = re.compile(r"%\.\df")  # as a format, it takes nothing but a number
OURS = {"url", "abroad"}  # makes an address of a path of ours; what a path may be made of is listed as well
# What is printed without being escaped, and why that is harmless.
EVERYWHERE = {
    *("page.content", "principle.body|prose(base='../../')"),  # rendered, and past the second wall
    *("page.content.partition()[0]", "page.content.partition()[2]", "field()"),
    *("page.content.split()[0]", "page.content.split()[loop.index]"),
    # the same, written anew from a tree of it
    "preamble|part(rank=2, base=base, principle=led)",
    "principle.body|prose(base=base)|part(rank=3, base=base, principle=led)",
    "preamble|page_of_book(rank=2, base=settings.site_url, principle='principles/{}.xhtml')",
    "principle.body|prose(base=settings.site_url)|page_of_book(rank=2, base=settings.site_url, principle='{}.xhtml')",
    # the page of a review, in a file of its own: the same prose, and the sheets of style of the site
    *("principle.body|prose(base=settings.site_url)", "inlined_styles"),
    # markup of our own, in which every value is escaped in its place
    *(
        "opening()",
        "headline.set()",
        "lines()",
        "naming.cited()",
        "door.field()",
        "door.steps()",
        "leading()",
        "rows.list()",
        *("listing.ways()", "ways()"),
        "row()",
        "chapters.ways()",
        "people.linked()",
        "people.named()",
        "kept()",
        "named()",
        "table()",
        "caller()",
        "once()",
        "relayed",
        "mark",
        "foreign()",
        "title()",
        "by()",
        "entries()",
        "page_note()",
        "principle_note()",
    ),
    # numbers, days as figures, and words of our own
    "pledge.part",
    *("entry.principle.number", "list.all", "list.done"),
    *("number", "level", "principle.number", "next.number", "previous.number", "person.ended", "chapter.count"),
    *(
        "posters.hung()",
        "posters.picture()",
        "posters.choice()",
        "picture()",
        "pictured()",
        "name",
        "label",
        "'%g'|format(poster.job.kind.bleed)",
    ),
    *("poster.preview.width", "poster.preview.height", "config.extra.exhibition.kilobytes"),
    *("poster.kilobytes", "poster.job.orientation", "poster.job.orientation|capitalize", "poster.job.size_in_words"),
    *(
        "principle.added.isoformat()",
        "manifesto.updated.isoformat()",
        "history.changed().isoformat()",
        "language.direction",
        "told()",
    ),
    *("entry.published.isoformat()", "entry.updated.isoformat()", "feed.updated.isoformat()"),
    *("file.page.meta.changed.isoformat()", "stretch.founders", "dated()", "group()", "linked()"),
    *("feed.id", "entry.id"),  # UUIDs
    *("subject.id", "check.id", "kind"),
    # words that the settings or the rules of slugs hold to a-z, 0-9 and hyphens, and an address made of one
    *("theme.key", "key", "principle.slug", "principle.path", "principle.themes|join(' ')", "config.theme.language"),
    "target",
}
# What stands in the style of a poster: numbers, the sides of the sheet, names of our own classes, checked file names.
MEASURED = re.compile(
    r" (?:(?:mm|area|set)\(|leading\.|'%\.\df' \| format\(|(?:start|end|name|column|team|font|base|others\(\)|loop\.index)(?:\b|(?<=\))))"
)
# What an address may be made of: paths of ours, slugs, and what MkDocs has quoted.
PATHS = {
    *("poster.job.twin", "poster.job.preview", "files[0].page"),
    *(
        "way",
        "item.url",
        "poster.address",
        "settings.mark",
        "config.theme.favicon",
        "check.page",
        "chapter.page",
        "link",
    ),
    *(
        "other.page",
        "place.page",
        "tongue.tag",
    ),  # of a tree, and of a language, which a rule holds to the signs of tags
    *("person.handle", "author.handle", "theme.key", "key", "collection.key"),
    *("face", "folder", "chapter.key", "next.key", "portrait[0].page", "path"),
    *("principle.slug", "change.slug", "edition.page", "subject.slug", "next.slug", "previous.slug", "other.slug"),
}
ADDRESSES = {  # that are printed whole: of ours, or held to https by a rule
    *("links[mark] | e", "own | e", "target", "base | e", "page.canonical_url | e", "call.page | url | e"),
    *("person.link | e", "author.link | e", "principle.source.url | e"),
    *("share.letter | e", "share.frame | e", "settings.site_url | e"),
    *("repository.talk(settings, principle) | e", "repository.edit(settings, principle.file) | e"),
    *(
        f"repository.form(settings, {name}) | e"
        for name in ("name", "'principle'", "'pledge'", "'ended'", "'withdraw'")
    ),
    *("repository.new(settings) | e", "repository.new(settings, filename=blank.path, value=blank.file) | e"),
    "repository.edit(settings, 'contributors.yml') | e",
    *(
        "other.page | abroad",
        "other.address | e",
        "elsewhere[0].address | e",
        "('principles/' ~ principle.slug ~ '/') | abroad",
    ),
    *(f"(tongue.tag ~ '{place}') | abroad" for place in ("/", "/principles/' ~ principle.slug ~ '/")),
    *("worklist.form_of(principle.slug, manifesto, language.tag) | e", "form | e"),
    *("leaf.file | e", "url | e"),  # within a book, or out of it by way of `spelled`
}
# The one script without a source: data that no browser runs, a single expression that ends by being made JSON.
DATA = re.compile(r'<script type="application/ld\+json">\{\{ [^{}]+ \| tojson \}\}</script>')
OF_THE_PAGE = {"url", "abroad", "day", "figure", "names", "lettering"}  # filters that ask which page or language it is
POSTER = "overrides/poster/"  # whose environment escapes everything by itself


def written(node: nodes.Node) -> str:
    """Return an expression as it is written in a template, the arguments of our own macros left out."""
    text = ""
    match node:
        case nodes.Name():
            text = node.name
        case nodes.Getattr():
            text = f"{written(node.node)}.{node.attr}"
        case nodes.Getitem():
            text = f"{written(node.node)}[{written(node.arg)}]"
        case nodes.Const():
            text = repr(node.value)
        case nodes.Filter():
            given = [*map(written, node.args), *(f"{one.key}={written(one.value)}" for one in node.kwargs)]
            text = f"{written(node.node)}|{node.name}" + (f"({', '.join(given)})" if given else "")
        case nodes.Call():
            text = f"{written(node.node)}()"
    return text or type(node).__name__


def unescaped(node: nodes.Node) -> Iterator[nodes.Node]:
    """Yield the parts of an expression that reach the page as they are."""
    if isinstance(node, nodes.CondExpr | nodes.Or | nodes.And | nodes.Concat):
        for part in node.iter_child_nodes(exclude=["test"]):
            yield from unescaped(part)
    elif isinstance(node, nodes.Filter):
        yield from _of_filter(node)
    elif isinstance(node, nodes.Mod) and isinstance(node.left, nodes.Const) and FIGURES.fullmatch(node.left.value):
        return  # Python makes nothing but a number of it, or stops
    elif not isinstance(node, nodes.TemplateData | nodes.Const) and written(node) not in EVERYWHERE:
        yield node


def _of_filter(node: nodes.Filter) -> Iterator[nodes.Node]:
    figures = node.name == "format" and FIGURES.fullmatch(written(node.node).strip("'"))
    if node.name in OURS:
        yield from (part for part in parts(node.node) if written(part) not in PATHS)
    elif node.name not in ESCAPING | NUMBERS and not figures and written(node) not in EVERYWHERE:
        yield node


def parts(node: nodes.Node) -> Iterator[nodes.Node]:
    """Yield what a path is put together from, words of ours left out."""
    if isinstance(node, nodes.Concat):
        for part in node.nodes:
            yield from parts(part)
    elif not isinstance(node, nodes.Const):
        yield node


def templates(repository: Path) -> list[Path]:
    """Return every template of ours."""
    folder = repository / "overrides"
    return sorted(path for path in folder.rglob("*") if path.suffix in {".html", ".xml"} and "assets" not in path.parts)


def faults(source: str) -> list[str]:
    """Return what a template prints without escaping it, by line; what it gives on in brackets is printed as it is."""
    tree = Environment(autoescape=False).parse(source)  # noqa: S701 -- as MkDocs renders, and nothing is rendered here
    printed = (one for output in tree.find_all(nodes.Output) for part in output.nodes for one in unescaped(part))
    given = [*(each for call in tree.find_all(nodes.Call) for each in call.args)]
    given += [keyword.value for keyword in tree.find_all(nodes.Keyword)]
    within = (item for each in given if isinstance(each, nodes.Tuple) for item in each.items)
    found = (*printed, *(item for item in within if not isinstance(item, nodes.Const)))
    return [f"line {one.lineno}: {written(one)}" for one in found]


def test_what_somebody_wrote_is_escaped(repository: Path) -> None:
    """Whatever a template prints is escaped there, or is known to be harmless."""
    found = {path.relative_to(repository).as_posix(): faults(path.read_text("utf-8")) for path in templates(repository)}

    assert {name: each for name, each in found.items() if each and not name.startswith(POSTER)} == {}
    assert len(found) > 15


def test_the_poster_escapes_by_itself(repository: Path) -> None:
    """The poster's own environment escapes everything, and nothing in its templates says otherwise."""
    desk = (repository / "hooks/manifesto/poster/document/desk.py").read_text(encoding="utf-8")

    assert "autoescape=True" in desk
    for path in sorted((repository / POSTER).iterdir()):
        source = path.read_text(encoding="utf-8")
        assert not re.search(r"\|\s*safe|autoescape|Markup|xmlattr", source), path
        styles = (
            [source] if path.suffix == ".css" else re.findall(r'<style>.*?</style>|style="[^"]*"', source, re.DOTALL)
        )
        for value in re.findall(r"\{\{(.*?)\}\}", "".join(styles)):
            assert MEASURED.match(value), (path, value)


def test_nothing_is_declared_safe(repository: Path) -> None:
    """No template takes the escaping back, has a script of its own, or puts a value where no quotation marks are."""
    for path in templates(repository):
        source = DATA.sub("", path.read_text(encoding="utf-8"))
        assert not re.search(r"\|\s*(safe|striptags|xmlattr|urlize)\b|autoescape|Markup", source), path
        assert not re.search(r"""<\w[^<>"]*(?:"[^"]*"[^<>"]*)*\s[\w:-]+=(\{\{|'[^']*\{\{)""", source), path
        assert not re.search(r"\son\w+=|<script[^>]*>[^<]|<!--|CDATA", source), path


def test_addresses_are_known(repository: Path) -> None:
    """What a link begins with is an address of ours, or one that the check held to https."""
    for path in templates(repository):
        for value in re.findall(r'(?:href|src|action|uri)[=>]"?\{\{ (.*?) \}\}', path.read_text(encoding="utf-8")):
            assert value in ADDRESSES or value.endswith(" | url"), (path, value)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("{{ person.name | e }}", []),
        ("\n{{ person.name }}", ["line 2: person.name"]),
        ('<a href="{{ person.link | url }}">', ["line 1: person.link"]),
        ("{{ ('people/' ~ person.name ~ '/') | url }}", ["line 1: person.name"]),
        ("{{ a.title | e if b else c.title }}", ["line 1: c.title"]),
        ("{% if x %}{% for y in z %}{{ y | upper }}{% endfor %}{% endif %}", ["line 1: y|upper"]),
        ("{% macro m(a) %}{{ a.title ~ '!' }}{% endmacro %}", ["line 1: a.title"]),
        ("{{ '%.1f' | format(person.ended) }}{{ page.content }}", []),
        ("{{ '%s' | format(person.name) }}", ["line 1: '%s'|format(person.name)"]),
        ("{{ opening(x, way=('a/', person.name)) }}", ["line 1: person.name"]),
        ("{{ person.name | e | safe }}", ["line 1: person.name|e|safe"]),
    ],
)
def test_the_proof_sees(source: str, found: list[str]) -> None:
    """A value that is printed as it is is found, wherever in an expression it stands."""
    assert faults(source) == found


def named_in(overrides: Path, component: str) -> set[str]:
    """Return what a component names and is not called with, that of what it takes in included, and filters that ask for more."""
    environment = Environment(autoescape=False)  # noqa: S701 -- nothing is rendered here
    tree = environment.parse((overrides / component).read_text(encoding="utf-8"))
    filters = {one.name for one in tree.find_all(nodes.Filter)}
    environment.filters.update(dict.fromkeys(filters, str))
    taken = (one.template.value for one in tree.find_all((nodes.Import, nodes.FromImport)) if one.with_context)
    needs = meta.find_undeclared_variables(tree) | filters & OF_THE_PAGE
    return needs.union(*(named_in(overrides, name) for name in taken))


def test_every_component_hears_of_the_tree(repository: Path) -> None:
    """A template that takes another in gives it what it knows, without which that speaks the original's language.

    Only one that names nothing but what it is called with needs to know nothing, and is taken in once for all pages.
    """
    for path in (repository / "overrides").rglob("*.html"):
        for line in re.findall(r"\{%-? *(?:from|import) [^%]*%\}", path.read_text(encoding="utf-8")):
            needs = named_in(repository / "overrides", re.findall('"(.+)"', line)[0])
            assert "with context" in line or "poster" in path.parts or not needs, (path, line, needs)
            assert "with context" not in line or needs, (path, line)
