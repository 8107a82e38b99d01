"""What MkDocs loads: each event in its firing order, a few lines that gather, call the package and hand back.

The model travels in `config.extra`, which is fresh for every build.  Only what must outlive a build of `mkdocs serve`
is kept here, in `_session`.
"""

from __future__ import annotations

import copy
import errno
import gc
from dataclasses import dataclass, field
from fnmatch import fnmatch
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import get_context
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page

from manifesto import Manifesto, Project, Rejected, history, indexing, markdown, offline, sitemap, templates, vocabulary
from manifesto.annex import annex, base_anywhere, bound, is_apart
from manifesto.epub import book
from manifesto.grove import grove
from manifesto.menu import menu
from manifesto.page import HOME
from manifesto.publication import publication
from manifesto.relay import Share
from manifesto.tree import address_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from manifesto.grove import Grove
    from manifesto.poster.exhibition import Exhibition
    from manifesto.poster.icons import Icons
    from manifesto.tree import Tree

log = get_plugin_logger("manifesto")
RELAYED, WHOLE = "relayed.html", "all.html"  # what a second process made, and what the first alone makes
BESIDE = "/"  # before the names of files that are no pages, which theirs never begin with
SELDOM = (400_000, 20, 100)  # new objects that are let be until they are looked through, where Python takes 700
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES}  # a disk that is full, or not ours


@dataclass
class _Session:
    """What `mkdocs serve` needs from one build to the next: how it was started, the last good manifesto, and what is at work."""

    serving: bool = False
    dirty: bool = False
    last_good: Manifesto | None = None
    indexing: indexing.Indexing | None = None


@dataclass(kw_only=True)
class _Build:
    """What one build knows beside what templates can name; trees are called by their folders."""

    root: Path
    grove: Grove
    hung: dict[str, Exhibition] = field(default_factory=dict)
    icons: Icons | None = None
    said: dict[str, dict[str, Any]] = field(default_factory=dict)
    promised: dict[str, Callable[[], str]] = field(default_factory=dict)
    share: Share | None = None

    @property
    def mark(self) -> str:
        """The mark of the manifesto as a drawing, if it has one."""
        return self.icons.mark if self.icons else ""


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
        if (path := Path(config.config_file_path).parent / name).exists():
            server.watch(str(path))
    return server


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the manifesto; nothing is written before it is right."""
    manifesto, problems = _load(Path(config.config_file_path))
    root = Path(config.config_file_path).parent.resolve()
    build = _Build(root=root, grove=grove(manifesto, history.read(root, manifesto, Path(config.docs_dir).resolve())))
    config.extra.update(build=build, manifesto=manifesto, problems=problems, serving=_session.serving)
    config.extra.update(addresses=build.grove.addresses, icons=None, **_shown(build, ""))
    config.markdown_extensions = markdown.extensions()
    config.mdx_configs = markdown.CONFIGURATION
    theme, plain, kept = config.theme, config.theme.get_env, root / ".cache" / "compiled"
    theme.get_env = lambda: templates.quicken(plain(), theme.dirs, kept)  # type: ignore[method-assign]
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Print the posters before the old site is cleaned away, so that a poster that fails leaves it standing."""
    build = _build(config)
    if not _session.serving and (build.grove.with_posters or build.grove.manifesto.settings.mark):
        try:
            _print(build)
        except _setbacks() as stopped:
            raise PluginError(f"Nothing was published.\n{stopped}") from None
        except OSError as error:
            raise PluginError(
                f"Nothing was published: posters and icons could not be made. {error.strerror}."
            ) from None
        config.extra.update(icons=build.icons, **_shown(build, ""))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages, catalogues and posters that are made from the model; leave out what no page asks for."""
    for file in list(files):
        if _is_left_out(file, config):
            files.remove(file)
    build = _build(config)
    made = build.grove.addresses
    written = {file.dest_uri for file in files.documentation_pages()}
    for uri in list(made):
        file = _page_file(uri, config)
        if file.dest_uri.removeprefix(build.grove.place(uri)[0].folder) in written:
            del made[uri]  # a page in pages/ at the same address says it better
        else:
            files.append(file)
    _make_pages(files, config)
    for tree in build.grove.trees.values():
        for file in _grown(tree, config):
            files.append(file)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Remember the menu, which each tree has in its own words."""
    config.extra["nav"] = nav
    return nav


def on_page_read_source(page: Page, config: MkDocsConfig) -> str:
    """Give MkDocs the text of a page that we have read, and front matter with nothing in it: it trusts what it finds."""
    tree, name = _build(config).grove.place(page.file.src_uri)
    prose = tree.manifesto.pages.get(name)
    return f"---\n{{}}\n---\n{prose.body if prose else ''}"


def on_page_markdown(text: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give every page the template and the words that we know for it."""
    known, uri = _build(config).grove, page.file.src_uri
    page.meta = known.said(uri)
    if page.meta.get("borrowed") and page.canonical_url:
        page.canonical_url = f"{known.manifesto.settings.site_url}{address_of(known.place(uri)[1])}"
    page.update_date = "1970-01-01"  # MkDocs stamps sitemap.xml.gz with the newest; for a gzip that one means none
    return text


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Send what Markdown made of a prose page through the second wall."""
    return markdown.clean(html) if html else html


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give templates the manifesto, and the filters that turn values into words and Markdown into markup."""
    build = _build(config)
    env.filters.update(vocabulary.filters(build.root))
    build.said = {folder: _said(tree, config, files) for folder, tree in build.grove.trees.items()}
    env.globals.update(build.said[""])  # which the others put their own before
    for folder, tree in build.grove.trees.items():
        more = build.icons.enclosures() if build.icons and not folder else ()
        build.promised.update(annex(tree, build.grove, build.said[folder], env, more))
    for file in files.documentation_pages():
        build.promised.pop(file.dest_uri, None)  # a page says it better
    config.extra["env"] = env
    if not _session.serving:
        gc.freeze()  # what has been read stays until the end, and need not be looked through again and again
        gc.set_threshold(*SELDOM)
        _share_out(files, env, config)
    _session.indexing = indexing.Indexing()
    return env


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Let the page that stands in for others lead home from each of their addresses, as the one for lost addresses does."""
    known = _build(config).grove
    if template_name == offline.STAND_IN:
        context["base_url"] = base_anywhere(known)
    context["elsewhere"] = known.homes("")
    return context


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    """Put the page's subject beside what MkDocs gives every template; what a second process made is shown as it is."""
    share, uri = _build(config).share, page.file.src_uri
    return {"relayed": share.text(uri)} if share and uri in share else _context(context, page, config)


def _context(context: dict[str, Any], page: Page, config: MkDocsConfig) -> dict[str, Any]:
    """Return what the template of a page can name beside what all can."""
    build, uri = _build(config), page.file.src_uri
    tree, _ = build.grove.place(uri)
    said = build.said[tree.folder] if tree.folder else {}
    return {**context, **said, **build.grove.shown(uri), "elsewhere": page.meta.get("elsewhere", ())}


def _share_out(files: Files, env: Environment, config: MkDocsConfig) -> None:
    """Let a second process make some of what templates make whole: pages, which MkDocs shows as they come, and files."""
    pages, nav, build = files.documentation_pages(), config.extra["nav"], _build(config)
    made = {file.src_uri: file.page for file in pages if isinstance(file.page, _Made)}
    named = {uri: page.meta["template"] for uri, page in made.items()}

    def make(uri: str) -> str:
        context = _context({**get_context(nav, pages, config, made[uri])}, made[uri], config)
        return str(env.get_template(named[uri]).render(context))

    makers = {uri: partial(make, uri) for uri in made if named[uri] != WHOLE}
    then = {f"{BESIDE}{file}": of for file, of in build.promised.items() if is_apart(file, build.grove)}
    share = build.share = Share(makers, then)
    for uri in filter(share.__contains__, made):
        made[uri].meta["template"] = RELAYED


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Hand a finished page over to the search, which indexes it while the next is made."""
    if _session.indexing and not _session.dirty:
        _session.indexing.add(page.file.dest_uri, output)
    return output


def on_post_build(config: MkDocsConfig) -> None:
    """Write what is no page while the search makes its index, and say which pages a browser keeps."""
    site, build, indexed = Path(config.site_dir), _build(config), _session.indexing
    assert indexed  # noqa: S101 -- on_env began it
    for page in sorted(site.rglob("index.html")) if _session.dirty else ():  # most of them are of an older build
        indexed.add(page.relative_to(site).as_posix(), page.read_text(encoding="utf-8"))
    indexed.gather()
    for file in _beside(config):
        file.copy_file()
    if build.share:
        build.share.end()
    kept = None if _session.serving else offline.kept(site, tuple(filter(None, build.grove.trees)))
    (site / offline.WORKER).write_text(_rendered(offline.WORKER, config, subject=kept), encoding="utf-8")
    sitemap.divide(site, lambda names: _rendered(sitemap.LIST, config, names=names))
    try:
        indexed.finish(site / "pagefind")
    except indexing.NotIndexed as error:
        raise PluginError(f"The search index could not be made.\n{error}") from None
    if not _session.serving:
        gc.freeze()  # the program ends here; to look through all it holds once more would be a tenth of the build


def _rendered(template: str, config: MkDocsConfig, **shown: Any) -> str:
    return str(config.extra["env"].get_template(template).render(shown))


def on_build_error(*, error: Exception) -> None:
    """Say in one line that a file could not be written; whatever else goes wrong is a fault of ours, and is seen whole."""
    if _session.indexing:
        _session.indexing.abandon()
    if isinstance(error, OSError) and error.errno in NO_ROOM:
        message = f"The site could not be written: {error.strerror} ({error.filename2 or error.filename or 'a file'})."
        raise PluginError(message) from None


def _setbacks() -> tuple[type[Exception], ...]:
    """Return what can go wrong with posters and icons; it takes long to load, and is asked for only once something did."""
    from manifesto.poster import gallery

    return gallery.SETBACKS


def _print(build: _Build) -> None:
    """Print what the settings order, and the mark as icons; a poster that cannot be drawn is named and left out."""
    if build.grove.with_posters:
        from manifesto.poster import gallery  # not paid for by a manifesto without posters

        build.hung, left_out = gallery.gallery(build.grove, build.root)
        for problem in left_out:
            log.info("Not printed: %s", problem)
    if (settings := build.grove.manifesto.settings).mark:
        from manifesto.poster import icons

        build.icons = icons.icons(settings, build.root)


def _make_pages(files: Files, config: MkDocsConfig) -> None:
    """Make the pages for which nothing is to be read; those that the menu names get their titles there, from MkDocs."""
    named = str(config.nav)
    for uri in _build(config).grove.addresses:
        if uri not in named and (file := files.get_file_from_path(uri)):
            _Made(None, file, config)


def _page_file(uri: str, config: MkDocsConfig) -> File:
    """Return a file that MkDocs makes a page of; those of other languages stand in no menu of its own."""
    folder = _build(config).grove.place(uri)[0].folder
    inclusion = InclusionLevel.NOT_IN_NAV if folder else InclusionLevel.UNDEFINED
    return File.generated(config, uri, content="", inclusion=inclusion)


def _grown(tree: Tree, config: MkDocsConfig) -> Iterator[File]:
    """Yield the prose pages of a tree, of which MkDocs finds those of the original, and the files that Python makes."""
    build = _build(config)
    for name in tree.manifesto.pages if tree.folder else ():
        yield _page_file(f"{tree.folder}{name}", config)
    for uri, content in publication(tree, build.root, exhibition=build.hung.get(tree.folder), icons=build.icons):
        name = f"{tree.folder}{uri}"
        if callable(content):
            build.promised[name] = content
            yield _Promised.generated(config, name, content="")
        else:
            yield File.generated(config, name, content=content)


def _said(tree: Tree, config: MkDocsConfig, files: Files) -> dict[str, Any]:
    """Return what the templates of a tree can name."""
    build = _build(config)
    home = files.get_file_from_path(f"{tree.folder}{HOME}")
    said = vocabulary.values(tree, build.root) | {"preamble": home.page.content if home and home.page else ""}
    if not tree.folder:
        return said | {"config": config}

    def called(uri: str) -> dict[str, str]:
        there = files.get_file_from_path(f"{tree.folder}{uri}")
        return dict(there.page.meta) if there and there.page else {}

    own = copy.copy(config)
    own["site_description"] = tree.manifesto.settings.tagline
    own["extra"] = {**config.extra, **_shown(build, tree.folder), "manifesto": tree.manifesto}
    return said | {"config": own, "nav": menu(config.extra["nav"], called, tree.manifesto.settings.short_name)}


def _shown(build: _Build, folder: str) -> dict[str, Any]:
    """Return what the templates of a tree show of its posters."""
    hung = build.hung.get(folder)
    return {"exhibition": hung, "posters": hung.posters if hung else {}, "cards": hung.cards if hung else {}}


def _beside(config: MkDocsConfig) -> Iterator[File]:
    """Yield the files of all trees that were promised; serving does without the book.

    What a second process makes comes last: it is at work while the rest is made.
    """
    build, share = _build(config), _build(config).share or Share({}, {})
    for file, make in build.promised.items():
        if f"{BESIDE}{file}" not in share:
            yield _enclosure(file, make(), config)
            share.take_in()
    for folder, tree in build.grove.trees.items() if not _session.serving else ():
        content = bound(tree, build.said[folder], config.extra["env"], build.root, build.mark)
        yield _enclosure(f"{folder}{book.FILE}", content, config)
        share.take_in()
    for file in build.promised:
        if (name := f"{BESIDE}{file}") in share:
            yield _enclosure(file, share.text(name), config)


def _enclosure(name: str, content: str | bytes, config: MkDocsConfig) -> File:
    written = f"enclosed/{name}" if name.endswith(".md") else name  # a page may have that name
    file = _Enclosed.generated(config, written, content=content, inclusion=InclusionLevel.INCLUDED)
    file.dest_uri = name
    return file


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


def _is_left_out(file: File, config: MkDocsConfig) -> bool:
    if file.is_documentation_page():
        return file.src_uri not in config.extra["manifesto"].pages  # one in another language stands in its tree
    fonts = config.extra["manifesto"].settings.fonts
    if file.src_uri in {f"assets/fonts/{name.text}" for font in fonts for name in font.files}:
        return False  # the twins of posters are set in them
    return any(fnmatch(file.src_uri, pattern) for pattern in config.extra.get("leave_out", ()))


def _build(config: MkDocsConfig) -> _Build:
    build: _Build = config.extra["build"]
    return build
