"""Text that wants to be more than text: what the checks let pass is shown, and does nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from tests.conftest import Build, Read
    from tests.site.conftest import Visit

HTML = """<script>window.ran = "script"; alert(1)</script>
<img src=x onerror="window.ran = 'image'">
<iframe src="https://evil.example/"></iframe>
<svg onload="window.ran = 'svg'"><use href="https://evil.example/#x"/></svg>
<form action="https://evil.example/"><input name=q autofocus onfocus="window.ran = 'focus'"></form>
<style>@import "https://evil.example/x.css"; body { display: none }</style>
<meta http-equiv="refresh" content="0; url=https://evil.example/">
<base href="https://evil.example/">
<a href="javascript:window.ran = 'link'" style="position: fixed; inset: 0">everything</a>"""
MARKDOWN = """[one](javascript:alert%281%29) [two](data:text/html;base64,PHNjcmlwdD4=) [three](vbscript:x)
[four](//evil.example/) [five](java&#115;cript:alert%281%29) [six](JaVaScRiPt:alert%281%29) ![seven](https://evil.example/x.png)
[eight][] and ![nine][] <javascript:alert(1)>

[eight]:
    javascript:alert(1)
[nine]:
    https://evil.example/y.png

## A heading {: onclick="window.ran = 'heading'" style="display:none" }

{: .md-typeset onmouseover="window.ran = 'paragraph'" }

--8<-- "contributors.yml"

{{ config }} {% include "main.html" %} ${7*7}

| a | b |
|:--|--:|
| <b>x</b> | `<i>y</i>` |

```html onload=alert(1)
<script>window.ran = "fence"</script>
```
"""
# What the checks of a principle let pass, because it is shown as code or is text to begin with.
SLY = """Between backticks `<script>window.ran = 1</script>` is code, &lt;img src=x onerror=window.ran=1&gt; is text.
So is &#60;script&#62;window.ran = 2&#60;/script&#62; and $\\href{javascript:alert(1)}{x}$.

## A heading {: onclick="window.ran = 'heading'" }
{: onmouseover="window.ran = 'paragraph'" style="display:none" }

<https://evil.example/"onmouseover="window.ran=3> [ten](https://evil.example/"onclick="window.ran=4)
[eleven](mailto:x@example.org?body=%3Csvg/onload=window.ran=5%3E) [twelve](https://evil.example/ "' onmouseover='alert(1)")

```html
<script>window.ran = "fence"</script>
```
"""
ELEMENTS = {
    *("p", "br", "hr", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "a", "h2", "h3", "h4"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}


def _inert(page: Any, address: str) -> None:
    """Look at an open page: nothing ran, and its prose holds only the elements and attributes of text."""
    prose = page.locator(".prose")
    found = prose.evaluate_all(
        """all => all.flatMap((prose) => [...prose.querySelectorAll("*")])
            .map((one) => [one.localName, one.getAttributeNames(), one.getAttribute("href") ?? ""])"""
    )
    for link in prose.locator("a[href]").all():
        if link.get_attribute("href").startswith("https:"):
            continue
        assert not link.get_attribute("href").lower().startswith(("javascript", "data", "vbscript", "//")), address

    assert found
    assert {name for name, _, _ in found} <= ELEMENTS, address
    assert {name for _, names, _ in found for name in names} <= {"href", "rel", "align", "start", "id"}, address
    assert page.evaluate("window.ran") is None
    assert page.locator("body").is_visible()


@pytest.fixture
def open_built(project: Path, build: Build, serve: Callable[[Path, str], Any], visit: Visit) -> Callable[[str], str]:
    """Return the function that builds the small manifesto, looks at a page without any policy, and returns its text."""

    def look(address: str) -> str:
        done = build(project, project / "site")
        assert done.returncode == 0, done.stdout + done.stderr
        with serve(project / "site", "/wall/") as home:
            page = visit(address, home=home, bypass_csp=True)
            page.wait_for_load_state("networkidle")
            _inert(page, address)
            for link in page.locator(".prose a").all():
                link.dispatch_event("mouseover")
            return page.locator("#content").inner_text()

    return look


@pytest.mark.parametrize("text", [HTML, MARKDOWN], ids=["HTML", "Markdown"])
def test_a_hostile_page_is_text(project: Path, open_built: Callable[[str], str], text: str) -> None:
    """A prose page full of markup shows it as text, even in a browser that knows no policy."""
    (project / "pages/pledge.md").write_text(f"# The pledge\n\nBefore.\n\n{text}\n\nAfter.\n", encoding="utf-8")
    shown = open_built("pledge/")

    assert "Before." in shown
    assert "After." in shown
    assert ("<script>window.ran" in shown) or ("{{ config }}" in shown)
    assert "Ada Example" not in shown


def test_a_hostile_principle_is_text(project: Path, open_built: Callable[[str], str]) -> None:
    """What a principle smuggles past the checks is shown as text, even in a browser that knows no policy."""
    file = project / "principles/go-first.md"
    file.write_text(file.read_text(encoding="utf-8") + f"\n{SLY}\nAfter.\n", encoding="utf-8")
    shown = open_built("principles/go-first/")

    assert "<script>window.ran" in shown
    assert "After." in shown


def test_front_matter_of_a_page_cannot_leave_its_place(project: Path, build: Build, read: Read) -> None:
    """Quotes, entities and template code in the title and description of a page stay a title and a description."""
    evil = """" onload="alert(1)" '&quot; &lt;script&gt; {{ config }} {% raw %} & co"""
    (project / "pages/pledge.md").write_text(
        f"---\ntitle: >-\n  {evil}\ndescription: >-\n  {evil}\n---\n\nText.\n", encoding="utf-8"
    )
    done = build(project, project / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    document = read((project / "site/pledge/index.html").read_text(encoding="utf-8"))

    assert document.all("title")[0].words == f"{evil} · The Small Manifesto"
    assert document.meta("description") == evil
    assert [name for element in document.elements for name in element.attributes if name.startswith("on")] == []
    assert [script.attributes for script in document.all("script")] == [{"src": "../assets/javascripts/site.js"}]


def test_metadata_in_another_style_is_text(project: Path, build: Build, read: Read) -> None:
    """MkDocs would take the first lines for metadata, which nobody checked; here they are words of the page."""
    (project / "pages/pledge.md").write_text(
        'template: base.html\ndescription: "><script>alert(1)</script>\n\nText.\n', encoding="utf-8"
    )
    done = build(project, project / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    html = (project / "site/pledge/index.html").read_text(encoding="utf-8")
    document = read(html)

    assert len(document.all("script")) == 1
    assert "template: base.html" in html
    assert document.all("meta")[1].attributes["http-equiv"] == "Content-Security-Policy"


def test_a_page_may_be_called_by_a_number(project: Path, build: Build, read: Read) -> None:
    """A title that YAML would take for a number is a title."""
    (project / "pages/pledge.md").write_text("---\ntitle: 2024\n---\n\nText.\n", encoding="utf-8")
    done = build(project, project / "site")
    assert done.returncode == 0, done.stdout + done.stderr

    assert read((project / "site/pledge/index.html").read_text(encoding="utf-8")).all("h1")[0].words.startswith("2024")


def test_values_in_the_data_cannot_leave_their_place(project: Path, build: Build, read: Read) -> None:
    """Quotes, ampersands and backslashes in titles and names are printed as they are, in pages and in the feed."""
    odd = """Ada "&amp; 'Bob\\' {{ x }} & co"""
    (project / "contributors.yml").write_text(
        "ada-example:\n  name: >-\n    Ada \"Q\" & 'O' {{ x }}\n", encoding="utf-8"
    )
    file = project / "principles/go-first.md"
    file.write_text(
        file.read_text(encoding="utf-8").replace("title: Go first", f"title: >-\n  {odd}"), encoding="utf-8"
    )
    done = build(project, project / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    document = read((project / "site/principles/go-first/index.html").read_text(encoding="utf-8"))
    person = read((project / "site/contributors/ada-example/index.html").read_text(encoding="utf-8"))

    assert document.all("title")[0].words == f"{odd} · The Small Manifesto"
    assert person.all("title")[0].words == """Ada "Q" & 'O' {{ x }} · The Small Manifesto"""
    data, ours = document.all("script")
    assert ours.attributes == {"src": "../../assets/javascripts/site.js"}
    assert data.attributes == {"type": "application/ld+json"}
    assert "<" not in data.text
    assert json.loads(data.text)["name"] == odd
    assert json.loads(data.text)["author"][0]["name"] == """Ada "Q" & 'O' {{ x }}"""
