"""What MkDocs loads: each event in its firing order, a few lines that gather, call the package and hand back.

The model travels in `config.extra`, which is fresh for every build.  Only what must outlive a build of `mkdocs serve`
is kept here, in `_session`.
"""

from __future__ import annotations

import gc
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File

from manifesto import Manifesto, Project, Rejected, catalogue, markdown, search, templates, typeface, words
from manifesto.address import addresses
from manifesto.headline import full_measure

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

log = get_plugin_logger("manifesto")


@dataclass
class _Session:
    """What `mkdocs serve` needs from one build to the next: whether it is serving, and the last good manifesto."""

    serving: bool = False
    last_good: Manifesto | None = None


_session = _Session()


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether this is live editing, which makes no posters and forgives a broken file."""
    _session.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the manifesto; nothing is written before it is right."""
    manifesto, problems = _load(Path(config.config_file_path))
    config.extra.update(manifesto=manifesto, problems=problems, serving=_session.serving, posters=())
    config.extra["addresses"] = {address.file: address for address in addresses(manifesto)}
    config.markdown_extensions = markdown.extensions()
    config.mdx_configs = markdown.CONFIGURATION
    theme, plain, kept = config.theme, config.theme.get_env, _root(config) / ".cache" / "templates"
    theme.get_env = lambda: templates.quicken(plain(), theme.dirs, kept)  # type: ignore[method-assign]
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Print the posters before the old site is cleaned away, so that a poster that fails leaves it standing."""
    if not _session.serving and config.extra["manifesto"].settings.posters:
        from manifesto.poster import pressroom  # the side of the house that serving never pays for

        try:
            config.extra["posters"] = pressroom.print_matrix(config.extra["manifesto"], _root(config))
        except Rejected as rejected:
            raise PluginError(str(rejected)) from None


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages, catalogues and posters that are made from the model; leave out what no page asks for."""
    for file in list(files):
        if any(fnmatch(file.src_uri, pattern) for pattern in config.extra["leave_out"]):
            files.remove(file)
    manifesto, made = config.extra["manifesto"], config.extra["addresses"]
    for uri in [uri for uri in made if files.get_file_from_path(uri)]:
        del made[uri]  # a page of the same name in pages/ says it better
    for uri in made:
        files.append(File.generated(config, uri, content=""))
    files.append(File.generated(config, "principles.json", content=catalogue.principles_json(manifesto)))
    files.append(File.generated(config, "contributors.json", content=catalogue.contributors_json(manifesto)))
    for poster in config.extra["posters"]:
        files.append(File.generated(config, poster.address, content=poster.pdf))
    return files


def on_page_markdown(text: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give a made page its template and its words; a prose page keeps its own."""
    if address := config.extra["addresses"].get(page.file.src_uri):
        page.meta.update(template=address.template, title=address.title, description=address.description)
    return text


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Send what Markdown made of a prose page through the second wall."""
    return markdown.clean(html)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give templates the manifesto, and the filters that turn values into words and Markdown into markup."""
    manifesto = config.extra["manifesto"]
    env.globals.update(manifesto=manifesto, settings=manifesto.settings)
    face = _root(config) / typeface.FOLDER / typeface.STATEMENT
    env.filters.update(prose=markdown.render, day=words.day, names=words.names)
    env.filters["headline"] = lambda text, height: full_measure(text, face, height)
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    """Put the page's subject beside what MkDocs gives every template."""
    address = config.extra["addresses"].get(page.file.src_uri)
    return {**context, "subject": address.subject if address else None}


def on_post_build(config: MkDocsConfig) -> None:
    """Index the finished pages for the search."""
    try:
        search.index(Path(config.site_dir))
    except search.NotIndexed as error:
        raise PluginError(f"The search index could not be made.\n{error}") from None
    if not _session.serving:
        gc.freeze()  # the program ends here; to look through all it holds once more would be a tenth of the build


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


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent.resolve()
