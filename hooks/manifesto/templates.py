"""Templates: how the site's are found and kept compiled, so that a build does not pay for what it never shows."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemBytecodeCache, FileSystemLoader, pass_context

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from jinja2.runtime import Context


class VisibleFiles(FileSystemLoader):
    """A loader that does not list hidden folders: the theme keeps fourteen thousand icons in one.

    MkDocs leaves hidden files out of a site in any case, but only after it has looked at each of them.
    """

    def list_templates(self) -> list[str]:
        """Return the names of all templates and other files of the theme, each once."""
        found = set()
        for folder in self.searchpath:
            for here, folders, files in os.walk(folder):
                folders[:] = [name for name in folders if not name.startswith(".")]
                found |= {Path(here, name).relative_to(folder).as_posix() for name in files}
        return sorted(found)


def quicken(environment: Environment, folders: list[str], cache: Path) -> Environment:
    """Return the environment with a quicker loader for `folders` and compiled templates kept in `cache`.

    Where the cache cannot be written, templates are compiled anew.
    """
    environment.loader = VisibleFiles(folders)
    try:
        cache.mkdir(parents=True, exist_ok=True)
        environment.bytecode_cache = FileSystemBytecodeCache(str(cache))
    except OSError:
        environment.bytecode_cache = None
    return environment


def spoken(name: str) -> Callable[..., Any]:
    """Return the filter that says a value in the language of the page, by the method of Language with that name."""

    @pass_context
    def said(context: Context, value: Any) -> Any:
        return getattr(context["language"], name)(value)

    return said


def once() -> Callable[[Context, str], str]:
    """Return what templates call for a part that is the same on all pages of a folder: it is made for the first of them.

    The part may name what its tree has, and lead to pages of the menu and to those right below the home, but not know
    which page it is on.  Those pages themselves, to which it leads otherwise than their neighbours, get one of their own.
    """
    kept: dict[tuple[str, str], str] = {}
    menu: set[str] = set()

    @pass_context
    def made(context: Context, name: str) -> str:
        if not menu:
            menu.update(item.url for item in context["nav"].pages)
        page = context["page"]
        if page:
            address = page.url.removeprefix(context["tree"].folder)
            here = address.rstrip("/").rpartition("/")[0]
            if not here or address in menu:
                return _made(context, name)
        else:
            here = context["base_url"]  # from where all ways lead alike
        if (name, here) not in kept:
            kept[name, here] = _made(context, name)
        return kept[name, here]

    return made


def _made(context: Context, name: str) -> str:
    return context.environment.get_template(name).render(context.get_all())
