"""Reading: any text at all in any file of a project is answered with problems that a person can act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st

from . import laws, texts

if TYPE_CHECKING:
    from manifesto import Project


@given(text=texts.PRINCIPLES)
@example(text="---\ns: {e\n---")
@example(text="---\nname: a\x85b: c\n---\n\x00")
@example(text=texts.PRINCIPLE.replace("  - ada-example\n", "  - TRUE\n").replace("21.11.2026", "2026-11-21"))
@example(text=texts.PRINCIPLE.replace("inside, outside", "no, off").replace("21.11.2026", "2026-11-21"))
def test_a_principle(project: Project, text: str) -> None:
    """Whatever stands in the file of a principle, it is read or what is wrong with it is said at its place."""
    laws.all_obeyed(project, "principles/ring-back.md", text)


@given(text=texts.REGISTRIES)
@example(text="{0")
@example(text="A: , name: 0")
def test_the_people(project: Project, text: str) -> None:
    """Whatever stands in contributors.yml, it is read or what is wrong with it is said at its place."""
    laws.all_obeyed(project, "contributors.yml", text)


@given(data=st.data())
def test_the_settings(project: Project, data: st.DataObject) -> None:
    """Whatever stands in mkdocs.yml, it is read or what is wrong with it is said at its place."""
    text = data.draw(texts.settings_like(project.text(project.settings_file)))

    laws.all_obeyed(project, "mkdocs.yml", text)


@given(text=texts.PAGES)
@example(text="---\ncalls: [{title\n---\n")
def test_a_page_on_the_disk(project: Project, text: str) -> None:
    """Whatever a prose page says, it is read or what is wrong with it is said at its place."""
    (project.root / "docs").mkdir(exist_ok=True)
    (project.root / "docs" / "index.md").write_bytes(text.encode())

    laws.read_and_held(project, "docs/index.md", text)
