"""What MkDocs loads: each event in its firing order, a few lines that gather, call the package and hand back.

The model travels in `config.extra`, which is fresh for every build.  Only what must outlive a build of `mkdocs serve`
is kept here, in `_session`.
"""

from __future__ import annotations

import gc
import sys
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.utils import get_relative_url

from manifesto import (
    Manifesto,
    Project,
    Rejected,
    feed,
    freshness,
    history,
    markdown,
    offline,
    search,
    templates,
    typeface,
    vocabulary,
)
from manifesto.atlas import addresses
from manifesto.enclosure import enclosures
from manifesto.epub import book
from manifesto.page import HOME
from manifesto.publication import publication

if TYPE_CHECKING:
    from datetime import date

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

log = get_plugin_logger("manifesto")


@dataclass
class _Session:
    """What `mkdocs serve` needs from one build to the next: whether it is serving, and the last good manifesto."""

    serving: bool = False
    last_good: Manifesto | None = None


_session = _Session()


class _Enclosed(File):
    """A file that is published as it is, even where its name ends as those of pages do."""

    def is_documentation_page(self) -> bool:
        """Return that it is none: MkDocs has nothing to make of it."""
        return False


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether this is live editing, which makes no posters and forgives a broken file."""
    _session.serving = command == "serve"


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
    config.extra.update(history=told, feed=feed.feed_of(manifesto, told))
    config.extra["addresses"] = {address.file: address for address in addresses(manifesto, told)}
    config.markdown_extensions = markdown.extensions()
    config.mdx_configs = markdown.CONFIGURATION
    theme, plain, kept = config.theme, config.theme.get_env, _root(config) / ".cache" / "compiled"
    theme.get_env = lambda: templates.quicken(plain(), theme.dirs, kept)  # type: ignore[method-assign]
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Print the posters before the old site is cleaned away, so that a poster that fails leaves it standing."""
    settings = config.extra["manifesto"].settings
    if not _session.serving and (settings.posters or settings.mark):
        from manifesto.poster import library, press  # serving never pays for these

        try:
            _print_posters(config)
            _draw_icons(config)
        except (Rejected, press.Misprint, press.Abandoned, library.MissingLibrary) as stopped:
            raise PluginError(f"Nothing was published.\n{stopped}") from None
        except OSError as error:
            raise PluginError(
                f"Nothing was published: posters and icons could not be made. {error.strerror}."
            ) from None


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages, catalogues and posters that are made from the model; leave out what no page asks for."""
    for file in list(files):
        if not file.is_documentation_page() and _is_left_out(file, config):
            files.remove(file)
    made = config.extra["addresses"]
    written = {file.dest_uri for file in files.documentation_pages()}
    for uri in list(made):
        file = File.generated(config, uri, content="")
        if file.dest_uri in written:
            del made[uri]  # a page in pages/ at the same address says it better
        else:
            files.append(file)
    extra = config.extra
    shown = {name: extra[name] for name in ("exhibition", "icons")}
    for uri, content in publication(extra["manifesto"], extra["feed"], _root(config), **shown):
        files.append(File.generated(config, uri, content=content))
    return files


def on_page_read_source(page: Page, config: MkDocsConfig) -> str:
    """Give MkDocs the text of a page that we have read, and front matter with nothing in it: it trusts what it finds."""
    prose = config.extra["manifesto"].pages.get(page.file.src_uri)
    return f"---\n{{}}\n---\n{prose.body if prose else ''}"


def on_page_markdown(text: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give every page the template and the words that we know for it."""
    uri = page.file.src_uri
    known = config.extra["addresses"].get(uri) or config.extra["manifesto"].pages[uri]
    said = {name: getattr(known, name, None) for name in ("template", "title", "description", "calls")}
    said["changed"] = _changed(page, config)
    page.meta = {name: value for name, value in said.items() if value}
    page.update_date = "1970-01-01"  # MkDocs stamps sitemap.xml.gz with the newest; for a gzip that one means none
    return text


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Send what Markdown made of a prose page through the second wall."""
    return markdown.clean(html)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give templates the manifesto, and the filters that turn values into words and Markdown into markup."""
    extra, root = config.extra, _root(config)
    env.globals.update(vocabulary.values(extra["manifesto"], extra["history"], extra["feed"], root))
    env.filters.update(vocabulary.filters(root))
    home = files.get_file_from_path(HOME)
    env.globals["preamble"] = home.page.content if home and home.page else ""
    for one in (*enclosures(extra["manifesto"]), *(extra["icons"].enclosures() if extra["icons"] else ())):
        context = {"config": config, "page": None, "base_url": get_relative_url(".", one.file), "subject": one.subject}
        content = env.get_template(one.template).render(context)
        written = f"enclosed/{one.file}" if one.file.endswith(".md") else one.file  # a page may have that name
        file = _Enclosed.generated(config, written, content=content, inclusion=InclusionLevel.INCLUDED)
        file.dest_uri = one.file
        files.append(file)
    if not _session.serving:
        files.append(File.generated(config, book.FILE, content=_book(env, config)))
    return env


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Let the page that stands in for others lead home from each of their addresses, as the one for lost addresses does."""
    if template_name == offline.STAND_IN:
        context["base_url"] = urlsplit(config.site_url or "/").path
    return context


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    """Put the page's subject beside what MkDocs gives every template."""
    uri = page.file.src_uri
    address = config.extra["addresses"].get(uri)
    return {**context, "subject": address.subject if address else None, "about": uri.removesuffix(".md")}


def on_post_build(config: MkDocsConfig) -> None:
    """Index the finished pages for the search, and say which of them a browser keeps."""
    kept = None if _session.serving else offline.kept(Path(config.site_dir))
    worker = config.theme.get_env().get_template(offline.WORKER).render(subject=kept)
    (Path(config.site_dir) / offline.WORKER).write_text(worker, encoding="utf-8")
    try:
        search.index(Path(config.site_dir))
    except search.NotIndexed as error:
        raise PluginError(f"The search index could not be made.\n{error}") from None
    if not _session.serving:
        gc.freeze()  # the program ends here; to look through all it holds once more would be a tenth of the build


def _print_posters(config: MkDocsConfig) -> None:
    """Print what the settings order; what cannot be drawn is named and left out."""
    if not config.extra["manifesto"].settings.posters:
        return
    from manifesto.poster import exhibition, pressroom, progress

    with progress.bar(sys.stdout) as told:
        printed, left_out = pressroom.print_matrix(config.extra["manifesto"], _root(config), progress=told)
    for problem in left_out:
        log.info("Not printed: %s", problem)
    shown = exhibition.exhibit(printed)
    config.extra.update(exhibition=shown, posters=shown.posters, cards=shown.cards)


def _draw_icons(config: MkDocsConfig) -> None:
    """Draw the mark as icons; they wait where the last build left them."""
    if config.extra["manifesto"].settings.mark:
        from manifesto.poster import icons

        config.extra["icons"] = icons.icons(config.extra["manifesto"].settings, _root(config))


def _book(env: Environment, config: MkDocsConfig) -> bytes:
    """Return the manifesto as a book."""

    def render(template: str, **shown: Any) -> str:
        return env.get_template(template).render(shown)

    face = typeface.Fonts(_root(config) / typeface.FOLDER).statement
    icons, preamble = config.extra["icons"], str(env.globals["preamble"])
    mark = icons.mark if icons else ""
    return book.book(config.extra["manifesto"], render, root=_root(config), face=face, preamble=preamble, mark=mark)


def _load(settings_file: Path) -> tuple[Manifesto, tuple[str, ...]]:
    """Return the manifesto and, while serving, what is wrong with the files that made it fall back to the last good one."""
    try:
        manifesto = Project(settings_file.parent.resolve(), settings_file.resolve()).load()
        if manifesto.settings.posters:
            from manifesto.poster import matrix  # not paid for by a manifesto without posters

            matrix.jobs(manifesto)
    except Rejected as rejected:
        if not (_session.serving and _session.last_good):
            raise PluginError(f"Nothing was published.\n{rejected}") from None
        log.error("The last good site stays up.\n%s", rejected)
        return _session.last_good, tuple(map(str, rejected.problems))
    _session.last_good = manifesto
    return manifesto, ()


def _changed(page: Page, config: MkDocsConfig) -> date | None:
    """Return the day on which what a page shows was last changed, where it is known."""
    uri, manifesto, told = page.file.src_uri, config.extra["manifesto"], config.extra["history"]
    if address := config.extra["addresses"].get(uri):
        return freshness.of_address(address, manifesto, told)
    return freshness.of_page(uri, manifesto, told)


def _is_left_out(file: File, config: MkDocsConfig) -> bool:
    fonts = config.extra["manifesto"].settings.fonts
    if file.src_uri in {f"assets/fonts/{name.text}" for font in fonts for name in font.files}:
        return False  # the twins of posters are set in them
    return any(fnmatch(file.src_uri, pattern) for pattern in config.extra.get("leave_out", ()))


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent.resolve()
