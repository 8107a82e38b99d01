"""The project: every file is read once, and all that is wrong with any of them is told together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from manifesto import Rejected
from manifesto.settings import Outline

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifesto import Project

    MakeProject = Callable[..., Project]
    Write = Callable[..., str]

BASE = Path(__file__).parent.parent / "contributions" / "base"


def test_what_is_right_is_a_manifesto(make_project: MakeProject) -> None:
    """Of a project without errors there is a manifesto, and the parts that it was made of."""
    reading = make_project().read()

    assert reading.manifesto is not None
    assert (reading.problems, reading.errors) == ((), 0)
    assert [draft.slug for draft in reading.parts.drafts] == ["keep-every-promise"]
    assert set(reading.parts.registry.people) == {"ada-example"}


def test_advice_keeps_nothing_back(make_project: MakeProject, front_matter: Write) -> None:
    """What is worth a look, or for a person to look at, is told beside the manifesto."""
    files = {"principles/a.md": front_matter("Ring back.") + "Ring +44 20 7946 0018.\n"}
    reading = make_project(files).read()

    assert [(problem.id, problem.severity) for problem in reading.problems] == [("P031", "warning"), ("P091", "review")]
    assert reading.errors == 0
    assert reading.manifesto is not None


def test_parts_are_there_where_something_is_wrong(make_project: MakeProject) -> None:
    """An error keeps the manifesto back, and nothing of what was read well."""
    reading = make_project({"principles/a.md": "---\n", "contributors.yml": "Ada: {name: Ada}\n"}).read()

    assert reading.manifesto is None
    assert reading.errors == len(reading.problems) == 3
    assert [draft.slug for draft in reading.parts.drafts] == ["keep-every-promise"]
    assert reading.parts.slugs == {"a", "keep-every-promise"}


def test_texts_that_are_not_saved(make_project: MakeProject, front_matter: Write) -> None:
    """A project can be read as it would be with other texts, and nothing is written."""
    project = make_project()
    path = project.root / "principles" / "a.md"
    drafted = project.with_unsaved({path: front_matter()})

    assert [draft.slug for draft in drafted.read().parts.in_order] == ["a", "keep-every-promise"]
    assert (drafted.text(path), drafted.lines("principles/a.md")[1]) == (front_matter(), "title: Listen first")
    assert not path.exists()
    assert project.lines("principles/a.md") == []


def test_lines_are_those_that_problems_count(make_project: MakeProject, front_matter: Write) -> None:
    """Line ends of any kind and a mark at the beginning are no part of a line."""
    project = make_project()
    (project.root / "principles" / "a.md").write_bytes(f"\ufeff{front_matter()}".replace("\n", "\r\n").encode())

    assert project.lines("principles/a.md")[:2] == ["---", "title: Listen first"]
    assert [problem.id for problem in project.read().problems] == ["P003"]


def test_settings_are_not_tidied(make_project: MakeProject) -> None:
    """How mkdocs.yml is spaced is its maintainer's own business, and that of contributors.yml is everybody's."""
    project = make_project({"mkdocs.yml": (BASE / "mkdocs.yml").read_text(encoding="utf-8") + "\n\n"})
    people = (BASE / "contributors.yml").read_text(encoding="utf-8") + "\n\n"

    assert project.read().problems == ()
    assert [problem.id for problem in make_project({"contributors.yml": people}).read().problems] == ["P003"]


def test_an_outline_is_read_alone(make_project: MakeProject) -> None:
    """What the settings say can be had without the rest, as far as it can be read."""
    assert make_project({"principles/a.md": ""}).outline().licence == "CC-BY-4.0"
    assert make_project({"mkdocs.yml": "a: b: c"}).outline() == Outline()


def test_problems_are_sorted(make_project: MakeProject) -> None:
    """Problems come by file, then by line."""
    problems = (
        make_project(
            {
                "principles/z.md": "",
                "principles/a.md": "---\ntitle: <a>\nadded: never\n---\n",
                "contributors.yml": "Ada: {}\n",
            }
        )
        .read()
        .problems
    )

    assert [(problem.path, problem.place) for problem in problems] == sorted(
        (problem.path, problem.place) for problem in problems
    )
    assert {problem.path for problem in problems} == {
        *("contributors.yml", "principles/a.md", "principles/keep-every-promise.md", "principles/z.md")
    }


def test_nothing_invalid_is_loaded(make_project: MakeProject) -> None:
    """A manifesto with a fault in it does not exist; the refusal says all there is to mend."""
    project = make_project({"principles/a.md": "", "principles/b.md": "---\n"})
    with pytest.raises(Rejected) as caught:
        project.load()

    assert caught.value.problems == project.read().problems
    assert str(caught.value).endswith("2 things to fix.")


def test_a_file_name_that_is_no_text(make_project: MakeProject) -> None:
    """A file whose name is not UTF-8 is reported in words that can be printed."""
    project = make_project()
    strange = str(project.root).encode() + b"/principles/\xff.md"
    with open(strange, "w", encoding="utf-8"):  # noqa: PTH123 -- a Path cannot be made of these bytes
        pass
    said = [str(problem) for problem in project.read().problems]

    assert len(said) == 2
    assert all(each.isprintable() and each.startswith("principles/U+DCFF.md:1:1: ") for each in said)


def test_many_faults_are_found(make_project: MakeProject) -> None:
    """A file with thousands of unknown fields is answered field by field, a thousand times and no more."""
    fields = "".join(f"f{number:x}:\n" for number in range(9_000))
    project = make_project({"principles/a.md": f"---\n{fields}---\n"})

    assert len(project.read().problems) == 1_000


@pytest.mark.parametrize("name", ["mkdocs.yml", "contributors.yml", "principles"])
def test_a_project_without_a_part_of_it(make_project: MakeProject, name: str, tmp_path: Path) -> None:
    """A missing file or folder is one problem, not a crash and not a cascade."""
    project = make_project()
    (project.root / name).rename(tmp_path / "gone")

    assert [(problem.path, problem.place.line) for problem in project.read().problems] == [(name, 1)]
