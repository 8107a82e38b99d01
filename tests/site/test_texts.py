"""The whole as text: Markdown to work on, plain text for an e-mail, and a list of it all for programs that read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from manifesto import markdown
from manifesto.columns import COLUMNS, width

from .small import PRINCIPLE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Build, Document

MARKDOWN_LINK = re.compile(r"\[(?P<words>(?:[^\[\]\\]|\\.)*)\]\((?P<target>[^()\s]+)\)")
OPEN = """Before a fence that nobody closes, [one link][1] that is named, and [another](say-so.md).

## A heading

```
code without an end

[1]: https://one.example/
"""
ANOTHER = """Here the [same name][1] means something else, and `code` is *closed*.

- 約束は少なく、守るときは必ず守る。約束は少なく、守るときは必ず守る。約束は少なく、守るときは必ず守る。
- الوعد دين على صاحبه، فلا تعد بما لا تقدر عليه.

[1]: https://two.example/
"""


@pytest.fixture(scope="module")
def principles(site: Path) -> list[dict[str, Any]]:
    """Return the principles of the site in their order."""
    found: list[dict[str, Any]] = json.loads((site / "principles.json").read_text(encoding="utf-8"))["principles"]
    return found


@pytest.fixture
def small(project: Path, build: Build) -> Path:
    """Return the site of a small manifesto whose texts would reach into each other, were they only put together."""
    texts = {
        "go-first": ("Go first", OPEN),
        "ring-back": ("Ring back", ANOTHER),
        "odd": ('"Odd [1] & 5 * 5"', ANOTHER),
    }
    for name, (title, body) in texts.items():
        (project / f"principles/{name}.md").write_text(
            PRINCIPLE.format(title=title, body=body.strip()), encoding="utf-8"
        )
    done = build(project, project / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


@pytest.mark.parametrize("name", ["manifesto.md", "manifesto.txt", "llms.txt"])
def test_each_is_one_tidy_file(site: Path, name: str) -> None:
    """Each is text in UTF-8 whose lines end as they should, with one line end at its end and no hole in it."""
    text = (site / name).read_bytes().decode("utf-8")

    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\r" not in text
    assert "\n\n\n\n" not in text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)


def test_the_markdown_has_everything_in_order(site: Path, principles: list[dict[str, Any]]) -> None:
    """The Markdown has name, edition and licence, then each principle with its number, sentence, names and text."""
    text, at = (site / "manifesto.md").read_text(encoding="utf-8"), 0

    assert text.startswith("# ")
    assert principles[0]["licence"] in text.partition("## ")[0]
    for one in principles:
        at = text.index(f"\n## {one['number']}. {one['title']}\n\n**{one['summary']}**\n", at)
        assert all(author["name"] in text[at : at + 600] for author in one["authors"])


def test_the_markdown_has_the_words_of_each_text(site: Path, principles: list[dict[str, Any]]) -> None:
    """Rendered, each part of the Markdown is the text of its principle, with its headings lower by one."""
    parts = re.split(r"(?m)^## \d+\. .*$", (site / "manifesto.md").read_text(encoding="utf-8"))[1:]
    for part, one in zip(parts, principles, strict=True):
        written, there = (_bare(markdown.render(each, base="")) for each in (one["body"], part))

        assert there.endswith(written), one["slug"]


def _bare(html: str) -> str:
    """Return the words of a page, without any element."""
    return re.sub(r"<[^>]*>|\s", "", html)


def test_texts_do_not_reach_into_each_other(small: Path) -> None:
    """An open fence, a named link and a title full of marks stay within their own part."""
    text = (small / "manifesto.md").read_text(encoding="utf-8")

    assert len(re.findall(r"(?m)^## \d\. ", text)) == 4
    assert "\n```" not in text
    assert "\n### A heading\n" in text
    assert "[one link](https://one.example/)" in text
    assert text.count("[same name](https://two.example/)") == 2
    assert "[another](https://small.example/wall/principles/say-so/)" in text
    assert "Odd \\[1\\] & 5 \\* 5\n" in text


def test_the_plain_text_has_everything_in_order(site: Path, principles: list[dict[str, Any]]) -> None:
    """The plain text has a list of all titles, then each with its number, sentence and names."""
    text = (site / "manifesto.txt").read_text(encoding="utf-8")
    contents, at = text.partition("Contents\n--------\n")[2], 0

    for one in principles:
        assert re.search(rf"(?m)^{one['number']}\. +{re.escape(one['title'])}$", contents)
    for one in principles:
        head = f"{one['number']}. {one['title']}"
        at = text.index(f"\n{head}\n{'=' * width(head)}\n", at)
        following = " ".join(text[at : at + 800].split())
        assert one["summary"] in following
        assert all(author["name"] in following for author in one["authors"])


@pytest.mark.parametrize("which", ["ours", "small"])
def test_the_plain_text_fits_a_terminal(site: Path, request: pytest.FixtureRequest, which: str) -> None:
    """No line is wider than seventy-two columns, in any script, but for an address; no mark of Markdown is left."""
    folder = site if which == "ours" else request.getfixturevalue("small")
    lines = (folder / "manifesto.txt").read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if width(line) > COLUMNS and "<http" not in line] == []
    assert [line for line in lines if line.startswith(("#", "* ")) and line != "* * *"] == []
    assert not re.search(r"\*\w|\w\*|\]\(", "\n".join(line for line in lines if "Odd" not in line))


def test_the_list_for_programs_keeps_to_its_form(site: Path, principles: list[dict[str, Any]]) -> None:
    """It has a title, a summary as a quotation, and sections of links, each with what it leads to (llmstxt.org)."""
    text = (site / "llms.txt").read_text(encoding="utf-8")
    blocks = text.split("\n\n")

    assert re.fullmatch(r"# [^\n]+", blocks[0])
    assert re.fullmatch(r"> [^\n]+", blocks[1])
    assert re.findall(r"(?m)^## (.*)$", text) == ["The whole of it", "Data", "Principles", "Optional"]
    for block in blocks[3:]:
        assert block.startswith("## ") or all(
            re.fullmatch(r"- \[[^\[\]]+\]\(https://[^()\s]+\): \S.*", line) for line in block.strip().split("\n")
        )
    assert [f"{one['number']}. {one['title']}" for one in principles] == [
        match["words"] for match in MARKDOWN_LINK.finditer(text.partition("## Principles")[2].partition("## ")[0])
    ]


@pytest.mark.parametrize("name", ["manifesto.md", "manifesto.txt", "llms.txt"])
def test_every_address_leads_somewhere(
    site: Path, sitemap: list[str], documents: dict[str, Document], name: str
) -> None:
    """Every address is whole, and those on this site are there."""
    text = (site / name).read_text(encoding="utf-8")
    found = {match["target"] for match in MARKDOWN_LINK.finditer(text)} | set(
        re.findall(r"<(https?://[^<>\s]+)>", text)
    )
    here = {target.removeprefix(sitemap[0]) for target in found if target.startswith(sitemap[0])}

    assert found
    assert {urlsplit(target).scheme for target in found} <= {"https", "mailto"}
    assert {target for target in here if target not in documents and not (site / target).is_file()} == set()


def test_templates_are_not_published(site: Path) -> None:
    """What the texts and the book are made from is not on the site."""
    assert not [path for name in ("texts", "epub") for path in (site / name).rglob("*")]


def test_a_site_without_an_address_has_them_too(project: Path, build: Build) -> None:
    """Where the address of the site is not known, links begin at the file that they are in."""
    settings = project / "mkdocs.yml"
    settings.write_text(
        re.sub("(?m)^site_url:.*$", "site_url: ''", settings.read_text(encoding="utf-8")), encoding="utf-8"
    )
    body = "A principle that leads to [another](say-so.md), and to [a page](https://example.org/)."
    (project / "principles/go-first.md").write_text(PRINCIPLE.format(title="Go first", body=body), encoding="utf-8")
    done = build(project, project / "site")
    assert done.returncode == 0, done.stdout + done.stderr

    assert "[another](principles/say-so/)" in (project / "site/manifesto.md").read_text(encoding="utf-8")
    assert "](principles/say-so/): " in (project / "site/llms.txt").read_text(encoding="utf-8")
    assert "another <principles/say-so/>" in (project / "site/manifesto.txt").read_text(encoding="utf-8")
