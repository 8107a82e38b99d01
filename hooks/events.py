"""What MkDocs loads: each event in its firing order, a few lines that gather, call the package and hand back.

The model travels in `config.extra`, which is fresh for every build.  Only what must outlive a build of `mkdocs serve`
is kept here, in `_session`.
"""

from __future__ import annotations

import copy
import errno
import gc
import sys
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from mkdocs.commands.build import get_context
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from manifesto import (
    Manifesto,
    Project,
    Rejected,
    freshness,
    history,
    indexing,
    markdown,
    offline,
    relay,
    sitemap,
    templates,
    typeface,
    vocabulary,
)
from manifesto.atlas import addresses
from manifesto.enclosure import enclosures
from manifesto.epub import book
from manifesto.menu import Entry, Menu
from manifesto.page import HOME
from manifesto.phrasebook import phrasebook
from manifesto.publication import publication
from manifesto.tree import address_of, elsewhere, trees

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from manifesto.tree import Counterpart, Tree

log = get_plugin_logger("manifesto")
RELAYED = "relayed.html"
SELDOM = (50_000, 20, 100)  # how many new objects are let be before they are looked through; by itself Python takes 700
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES}  # a disk that is full, or not ours


@dataclass
class _Session:
    """What `mkdocs serve` needs from one build to the next: how it was started, the last good manifesto, and what is at work."""

    serving: bool = False
    dirty: bool = False
    last_good: Manifesto | None = None
    indexing: indexing.Indexing | None = None


_session = _Session()


class _Enclosed(File):
    """A file that is published as it is, even where its name ends as those of pages do."""

    def is_documentation_page(self) -> bool:
        """Return that it is none: MkDocs has nothing to make of it."""
        return False


class _Promised(File):
    """A file that links may lead to from the beginning, and that is written once all pages are."""

    def copy_file(self, dirty: bool = False) -> None:
        """Write nothing yet."""


class _Made(Page):
    """A page that its template makes whole: there is nothing to read for it, and no Markdown in it."""

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 -- MkDocs gives it
        """Have read nothing."""
        self.markdown, self.meta = "", {}

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 -- MkDocs gives them
        """Have rendered nothing."""
        self.content, self.present_anchor_ids = "", set()


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether this is live editing, which makes no posters and forgives a broken file."""
    _session.serving, _session.dirty = command == "serve", dirty


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Watch what MkDocs does not know of: the principles, the people, and everything that is seen."""
    for name in ("principles", "contributors.yml", "editions.yml", "overrides"):
        if (path := _root(config) / name).exists():
            server.watch(str(path))
    return server


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the manifesto; nothing is written before it is right."""
    manifesto, problems = _load(Path(config.config_file_path))
    config.extra.update(manifesto=manifesto, problems=problems, serving=_session.serving)
    config.extra.update(exhibition=None, posters={}, cards={}, icons=None)
    told = history.read(_root(config), manifesto, Path(config.docs_dir).resolve())
    grown = trees(manifesto, told)
    config.extra.update(history=told, trees={tree.folder: tree for tree in grown}, shown={}, said={}, promised={})
    config.extra["addresses"] = {
        f"{tree.folder}{address.file}": address for tree in grown for address in addresses(tree.manifesto, told)
    }
    config.markdown_extensions = markdown.extensions()
    config.mdx_configs = markdown.CONFIGURATION
    theme, plain, kept = config.theme, config.theme.get_env, _root(config) / ".cache" / "compiled"
    theme.get_env = lambda: templates.quicken(plain(), theme.dirs, kept)  # type: ignore[method-assign]
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Print the posters before the old site is cleaned away, so that a poster that fails leaves it standing."""
    if not _session.serving and (_with_posters(config) or config.extra["manifesto"].settings.mark):
        try:
            _print_posters(config)
            _draw_icons(config)
        except _setbacks() as stopped:
            raise PluginError(f"Nothing was published.\n{stopped}") from None
        except OSError as error:
            raise PluginError(
                f"Nothing was published: posters and icons could not be made. {error.strerror}."
            ) from None


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages, catalogues and posters that are made from the model; leave out what no page asks for."""
    for file in list(files):
        if _is_left_out(file, config):
            files.remove(file)
    extra, made = config.extra, config.extra["addresses"]
    written = {file.dest_uri for file in files.documentation_pages()}
    for uri in list(made):
        file = _page_file(uri, config)
        if file.dest_uri.removeprefix(_tree(uri, config)[0].folder) in written:
            del made[uri]  # a page in pages/ at the same address says it better
        else:
            files.append(file)
    _make_pages(files, config)
    for tree in extra["trees"].values():
        for file in _grown(tree, config):
            files.append(file)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Remember the menu, which each tree has in its own words."""
    config.extra["nav"] = nav
    return nav


def on_page_read_source(page: Page, config: MkDocsConfig) -> str:
    """Give MkDocs the text of a page that we have read, and front matter with nothing in it: it trusts what it finds."""
    tree, name = _tree(page.file.src_uri, config)
    prose = tree.manifesto.pages.get(name)
    return f"---\n{{}}\n---\n{prose.body if prose else ''}"


def on_page_markdown(text: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give every page the template and the words that we know for it."""
    uri, all_trees = page.file.src_uri, config.extra["trees"].values()
    tree, name = _tree(uri, config)
    known = config.extra["addresses"].get(uri) or tree.manifesto.pages[name]
    said = {key: getattr(known, key, None) for key in ("template", "title", "description", "calls", "language")}
    said |= {"changed": _changed(page, config), "elsewhere": elsewhere(name, tree, all_trees)}
    said |= {"borrowed": name in tree.borrowed}
    if tree.folder and name == HOME:
        said["title"] = said["title"] or tree.manifesto.settings.name
    if said["borrowed"] and page.canonical_url:
        page.canonical_url = f"{config.extra['manifesto'].settings.site_url}{address_of(name)}"
    page.meta = {name: value for name, value in said.items() if value}
    page.update_date = "1970-01-01"  # MkDocs stamps sitemap.xml.gz with the newest; for a gzip that one means none
    return text


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Send what Markdown made of a prose page through the second wall."""
    return markdown.clean(html) if html else html


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give templates the manifesto, and the filters that turn values into words and Markdown into markup."""
    env.filters.update(vocabulary.filters(_root(config)))
    for folder, tree in config.extra["trees"].items():
        said = config.extra["said"][folder] = _said(tree, config, files)
        if not folder:
            env.globals.update(said)  # which the others put their own before
    config.extra.update(env=env, pages={file.dest_uri for file in files.documentation_pages()})
    if not _session.serving:
        gc.freeze()  # what has been read stays until the end, and need not be looked through again and again
        gc.set_threshold(*SELDOM)
        _share_out(files, config)
    config.extra["indexing"] = _session.indexing = indexing.Indexing()
    return env


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Let the page that stands in for others lead home from each of their addresses, as the one for lost addresses does."""
    if template_name == offline.STAND_IN:
        context["base_url"] = urlsplit(config.site_url or "/").path
    context["elsewhere"] = _homes(config, "")
    return context


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    """Put the page's subject beside what MkDocs gives every template."""
    tree, name = _tree(page.file.src_uri, config)
    address = config.extra["addresses"].get(page.file.src_uri)
    shown = {key: getattr(address, key, None) for key in ("subject", "portion")}
    said = config.extra["said"][tree.folder] if tree.folder else {}
    whole = {**context, **said, **shown, "about": name.removesuffix(".md"), "elsewhere": page.meta.get("elsewhere", ())}
    return _taken(page, whole, config) if page.meta.get("template") == RELAYED else whole


def _share_out(files: Files, config: MkDocsConfig) -> None:
    """Let a second process make some of the pages that templates make whole; its share is marked as such."""
    pages, nav, env = files.documentation_pages(), config.extra["nav"], config.extra["env"]
    made = {file.src_uri: file.page for file in pages if isinstance(file.page, _Made)}
    templates_of = {uri: made[uri].meta["template"] for uri in relay.shared(list(made))}

    def make(uri: str) -> str:
        page = made[uri]
        context = on_page_context({**get_context(nav, pages, config, page)}, page=page, config=config, nav=nav)
        text: str = env.get_template(templates_of[uri]).render(context)
        return text

    if templates_of:
        config.extra.update(relay=relay.Relay(list(templates_of), make), relayed=templates_of)
        for uri in templates_of:
            made[uri].meta["template"] = RELAYED


def _taken(page: Page, context: dict[str, Any], config: MkDocsConfig) -> dict[str, Any]:
    """Return what the template of a page shows that a second process has made; where it has not, it is made here."""
    page.meta["template"] = config.extra["relayed"][page.file.src_uri]
    text = config.extra["relay"].text()
    if text is None:
        text = config.extra["env"].get_template(page.meta["template"]).render(context)
    return {"relayed": text}


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Hand a finished page over to the search, which indexes it while the next is made."""
    if not _session.dirty:
        config.extra["indexing"].add(page.file.dest_uri, output)
    return output


def on_post_build(config: MkDocsConfig) -> None:
    """Write what is no page while the search makes its index, and say which pages a browser keeps."""
    site, indexed = Path(config.site_dir), config.extra["indexing"]
    for page in sorted(site.rglob("index.html")) if _session.dirty else ():  # most of them are of an older build
        indexed.add(page.relative_to(site).as_posix(), page.read_text(encoding="utf-8"))
    indexed.gather()
    if other := config.extra.get("relay"):
        other.end()
    for file in _beside(config):
        if file.dest_uri not in config.extra["pages"]:
            file.copy_file()
    kept = None if _session.serving else offline.kept(site, tuple(filter(None, config.extra["trees"])))
    worker = config.extra["env"].get_template(offline.WORKER).render(subject=kept)
    (site / offline.WORKER).write_text(worker, encoding="utf-8")
    sitemap.divide(site, lambda names: _sitemaps(config, names))
    try:
        indexed.finish(site / "pagefind")
    except indexing.NotIndexed as error:
        raise PluginError(f"The search index could not be made.\n{error}") from None
    if not _session.serving:
        gc.freeze()  # the program ends here; to look through all it holds once more would be a tenth of the build


def _sitemaps(config: MkDocsConfig, names: Sequence[str]) -> str:
    """Return the list of the files that a large sitemap is divided into."""
    settings = config.extra["manifesto"].settings
    return str(config.extra["env"].get_template(sitemap.LIST).render(names=names, settings=settings))


def on_build_error(*, error: Exception) -> None:
    """Say in one line that a file could not be written; whatever else goes wrong is a fault of ours, and is seen whole."""
    if _session.indexing:
        _session.indexing.abandon()
    if isinstance(error, OSError) and error.errno in NO_ROOM:
        message = f"The site could not be written: {error.strerror} ({error.filename2 or error.filename or 'a file'})."
        raise PluginError(message) from None


def _setbacks() -> tuple[type[Exception], ...]:
    """Return what can go wrong with posters and icons; it takes long to load, and is asked for only once something did."""
    from manifesto.poster import library, press

    return Rejected, press.Misprint, press.Abandoned, library.MissingLibrary


def _print_posters(config: MkDocsConfig) -> None:
    """Print what the settings order; what cannot be drawn is named and left out."""
    if not _with_posters(config):
        return
    from manifesto.poster import exhibition, pressroom, progress

    trees = config.extra["trees"]
    with progress.bar(sys.stdout) as told:
        every = [tree.manifesto for tree in trees.values()]
        printed, left_out = pressroom.print_matrices(every, _root(config), progress=told)
    for problem in left_out:
        log.info("Not printed: %s", problem)
    for (folder, tree), prints in zip(trees.items(), printed, strict=True):
        if tree.manifesto.settings.posters:
            config.extra["shown"][folder] = exhibition.exhibit(prints, phrasebook(tree.tag).say)
    config.extra.update(_hung(config, ""))


def _draw_icons(config: MkDocsConfig) -> None:
    """Draw the mark as icons; they wait where the last build left them."""
    if config.extra["manifesto"].settings.mark:
        from manifesto.poster import icons

        config.extra["icons"] = icons.icons(config.extra["manifesto"].settings, _root(config))


def _book(tree: Tree, said: dict[str, Any], env: Environment, config: MkDocsConfig) -> bytes:
    """Return the manifesto as a book."""

    def render(template: str, **shown: Any) -> str:
        return env.get_template(template).render({**said, **shown})

    face = typeface.Fonts(_root(config) / typeface.FOLDER).statement
    icons, preamble = config.extra["icons"], str(said["preamble"])
    mark = icons.mark if icons else ""
    return book.book(tree.manifesto, render, root=_root(config), face=face, preamble=preamble, mark=mark)


def _tree(uri: str, config: MkDocsConfig) -> tuple[Tree, str]:
    """Return the tree in which the page of a source file stands, and its name there."""
    trees: dict[str, Tree] = config.extra["trees"]
    if len(trees) > 1:
        folder, slash, name = uri.partition("/")
        if found := trees.get(folder + slash):
            return found, name
    return trees[""], uri


def _make_pages(files: Files, config: MkDocsConfig) -> None:
    """Make the pages for which nothing is to be read; those that the menu names get their titles there, from MkDocs."""
    named = str(config.nav)
    for uri in config.extra["addresses"]:
        if uri not in named and (file := files.get_file_from_path(uri)):
            _Made(None, file, config)


def _page_file(uri: str, config: MkDocsConfig) -> File:
    """Return a file that MkDocs makes a page of; those of other languages stand in no menu of its own."""
    menu = InclusionLevel.NOT_IN_NAV if _tree(uri, config)[0].folder else InclusionLevel.UNDEFINED
    return File.generated(config, uri, content="", inclusion=menu)


def _grown(tree: Tree, config: MkDocsConfig) -> Iterator[File]:
    """Yield the prose pages of a tree, of which MkDocs finds those of the original, and the files that Python makes."""
    for name in tree.manifesto.pages if tree.folder else ():
        yield _page_file(f"{tree.folder}{name}", config)
    shown = {"exhibition": config.extra["shown"].get(tree.folder), "icons": config.extra["icons"]}
    for uri, content in publication(tree, _root(config), **shown):
        name = f"{tree.folder}{uri}"
        if callable(content):
            config.extra["promised"][name] = content
        yield (_Promised if callable(content) else File).generated(
            config, name, content="" if callable(content) else content
        )


def _said(tree: Tree, config: MkDocsConfig, files: Files) -> dict[str, Any]:
    """Return what the templates of a tree can name."""
    home = files.get_file_from_path(f"{tree.folder}{HOME}")
    said = vocabulary.values(tree, _root(config)) | {"preamble": home.page.content if home and home.page else ""}
    if not tree.folder:
        return said
    own = copy.copy(config)
    own["site_description"] = tree.manifesto.settings.tagline
    own["extra"] = {**config.extra, **_hung(config, tree.folder), "manifesto": tree.manifesto}
    return said | {"config": own, "nav": _menu(tree, config, files)}


def _hung(config: MkDocsConfig, folder: str) -> dict[str, Any]:
    """Return what a tree shows of its posters."""
    shown = config.extra["shown"].get(folder)
    return {"exhibition": shown, "posters": shown.posters if shown else {}, "cards": shown.cards if shown else {}}


def _menu(tree: Tree, config: MkDocsConfig, files: Files) -> Menu:
    """Return MkDocs' menu as it stands in a tree."""

    def entry(item: Any) -> Entry:
        if not item.is_page:
            return Entry(title=item.title, url=item.url or "", name="")
        uri = item.file.src_uri
        there = files.get_file_from_path(f"{tree.folder}{uri}")
        meta = there.page.meta if there and there.page else {}
        title = item.title if meta.get("language") else meta.get("title") or tree.manifesto.settings.short_name
        language = meta.get("language", "")
        return Entry(title=title, url=item.url, name=uri, language=language, is_page=True, is_homepage=item.is_homepage)

    nav = config.extra["nav"]
    return Menu(items=tuple(entry(item) for item in nav if not item.is_section), pages=tuple(map(entry, nav.pages)))


def _beside(config: MkDocsConfig) -> Iterator[File]:
    """Yield the files of all trees that were promised, or that templates make; serving does without the book."""
    env = config.extra["env"]
    for name, content in config.extra["promised"].items():
        yield File.generated(config, name, content=content())
    for folder, tree in config.extra["trees"].items():
        said = config.extra["said"][folder]
        yield from _enclosed(tree, said, env, config)
        if not _session.serving:
            yield File.generated(config, f"{folder}{book.FILE}", content=_book(tree, said, env, config))


def _enclosed(tree: Tree, said: dict[str, Any], env: Environment, config: MkDocsConfig) -> Iterator[File]:
    """Yield what templates make of a tree and is no page of it."""
    icons = config.extra["icons"] if not tree.folder else None
    for one in (*enclosures(tree.manifesto), *(icons.enclosures() if icons else ())):
        base = get_relative_url(".", f"{tree.folder}{one.file}")
        context = {**said, "page": None, "base_url": base, "subject": one.subject}
        yield _enclosure(
            f"{tree.folder}{one.file}", env.get_template(one.template).render({"config": config} | context), config
        )
    for name in offline.ALONE if tree.folder else ():  # MkDocs makes those of the original
        is_page = name.endswith(".html")  # and may stand in for any address
        base = urlsplit(config.site_url or "/").path if is_page else get_relative_url(".", f"{tree.folder}{name}")
        context = {**said, "page": None, "base_url": base, "elsewhere": _homes(config, tree.folder)}
        yield _enclosure(f"{tree.folder}{name}", env.get_template(name).render(context), config)


def _enclosure(name: str, content: str, config: MkDocsConfig) -> File:
    written = f"enclosed/{name}" if name.endswith(".md") else name  # a page may have that name
    file = _Enclosed.generated(config, written, content=content, inclusion=InclusionLevel.INCLUDED)
    file.dest_uri = name
    return file


def _homes(config: MkDocsConfig, folder: str) -> tuple[Counterpart, ...]:
    trees = config.extra["trees"]
    return elsewhere(HOME, trees[folder], trees.values())


def _with_posters(config: MkDocsConfig) -> bool:
    return any(tree.manifesto.settings.posters for tree in config.extra["trees"].values())


def _load(settings_file: Path) -> tuple[Manifesto, tuple[str, ...]]:
    """Return the manifesto and, while serving, what is wrong with the files that made it fall back to the last good one."""
    try:
        manifesto = Project(settings_file.parent.resolve(), settings_file.resolve()).load()
        for each in (manifesto, *map(manifesto.in_tongue, manifesto.tongues)):
            if each.settings.posters:
                from manifesto.poster import matrix  # not paid for by a manifesto without posters

                matrix.jobs(each)
    except Rejected as rejected:
        if not (_session.serving and _session.last_good):
            raise PluginError(f"Nothing was published.\n{rejected}") from None
        log.error("The last good site stays up.\n%s", rejected)
        return _session.last_good, tuple(map(str, rejected.problems))
    _session.last_good = manifesto
    return manifesto, ()


def _changed(page: Page, config: MkDocsConfig) -> date | None:
    """Return the day on which what a page shows was last changed, where it is known."""
    tree, name = _tree(page.file.src_uri, config)
    if address := config.extra["addresses"].get(page.file.src_uri):
        return freshness.of_address(address, tree.manifesto, tree.history)
    return freshness.of_page(name, tree.manifesto, tree.history)


def _is_left_out(file: File, config: MkDocsConfig) -> bool:
    if file.is_documentation_page():
        return file.src_uri not in config.extra["manifesto"].pages  # one in another language stands in its tree
    fonts = config.extra["manifesto"].settings.fonts
    if file.src_uri in {f"assets/fonts/{name.text}" for font in fonts for name in font.files}:
        return False  # the twins of posters are set in them
    return any(fnmatch(file.src_uri, pattern) for pattern in config.extra.get("leave_out", ()))


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent.resolve()
