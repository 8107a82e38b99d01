"""The page where something is missing: a script, a repository, themes."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from playwright.sync_api import expect
from tests.site.writing import ADDRESS, GITHUB, Words, arrive, errors, go_on, sent, write

from manifesto import Project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from tests.conftest import Build, Document
    from tests.site.conftest import Visit


def test_without_a_script_the_page_still_serves(visit: Visit, repository: Path) -> None:
    """Whoever runs no script finds the file with blanks, a link to GitHub that carries it, the steps and the other doors, and no form that does nothing."""
    page = visit(ADDRESS, java_script_enabled=False)
    link = page.get_by_role("link", name="Open this file on GitHub")
    path, text = sent(str(link.get_attribute("href")))

    expect(page.locator("form:visible")).to_have_count(0)
    expect(page.locator("noscript pre")).to_have_text(text)
    expect(page.locator("noscript li strong").first).to_have_text("Fork this repository")
    expect(page.get_by_role("link", name="a form with the same questions")).to_be_visible()
    assert errors(repository, path, text) == []
    assert f"added: {Project.at(repository).load().updated}" in text


def test_the_form_says_what_goes_where(documents: dict[str, Document]) -> None:
    """Each field has a name that is seen, and tells what belongs into it and what was found."""
    page = documents[ADDRESS]
    ids = {element.attributes["id"]: element for element in page.all(having="id")}
    labelled = {label.attributes.get("for") for label in page.all("label")}
    fields = [field for field in page.all("textarea", "input") if field.attributes.get("id", "").startswith("w-")]

    assert [field.attributes["name"] for field in fields] == ["title", "summary", "text", "name", "link"]
    for field in fields:
        assert field.attributes["id"] in labelled
        assert {*field.attributes["aria-describedby"].split()} <= {*ids}
        assert f"{field.attributes['name']}-found" in field.attributes["aria-describedby"]


def test_the_counts_are_those_of_the_rules(site: Path, documents: dict[str, Document]) -> None:
    """What a field counts down to is what the check lets pass, and what reads best."""
    rules = json.loads((site / "contribute/rules.json").read_text(encoding="utf-8"))["rules"]
    lengths = {rule["field"]: rule for rule in rules if rule["kind"] == "length"}
    counted = {one.attributes["data-field"]: one.attributes for one in documents[ADDRESS].all(having="data-most")}

    assert set(counted) == {"title", "summary", "text", "name"}
    for name, one in counted.items():
        assert [one[f"data-{key}"] for key in ("least", "best", "most")] == [
            str(lengths[name][key]) for key in ("least", "best", "most")
        ]


def test_without_a_repository_the_text_is_copied_or_kept(
    project: Path, build: Build, serve: Callable[[Path, str], Any], visit: Visit, tmp_path: Path
) -> None:
    """A manifesto without a repository and without themes offers no door to GitHub: it makes the file, which is copied or kept."""
    (project / "pages/contribute.md").write_text(
        "---\ntitle: Write\ntemplate: contribute.html\n---\n\nCome in.\n", encoding="utf-8"
    )
    done = build(project, project / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    with serve(project / "site", "/wall/") as home:
        page = arrive(visit, home=home)
        assert GITHUB not in page.content()
        expect(page.get_by_text("Themes")).to_have_count(0)
        write(page, Words())
        page.get_by_role("button", name="Make the file").click()
        go_on_seen = page.get_by_role("heading", name="Your principle is written")
        expect(go_on_seen).to_be_focused()
        with page.expect_download() as download:
            page.get_by_role("button", name="Download the file").click()
        download.value.save_as(tmp_path / "file.md")
        assert page.evaluate("opened") == []
        assert page.evaluate("copied") == [(tmp_path / "file.md").read_text(encoding="utf-8")]
    path = f"principles/{download.value.suggested_filename}"

    assert errors(project, path, (tmp_path / "file.md").read_text(encoding="utf-8")) == []


def test_on_paper_it_is_a_sheet_to_write_on(visit: Visit) -> None:
    """Printed, the empty form is names and lines; what is written already stands there in place of them."""
    page = arrive(visit)
    page.emulate_media(media="print")
    expect(page.locator(".field--title i")).to_be_visible()
    expect(page.locator(".field--text i")).to_have_count(16)
    expect(page.get_by_role("button", name="Continue to GitHub")).to_be_hidden()

    page.emulate_media(media="screen")
    write(page, Words())
    page.emulate_media(media="print")
    expect(page.locator(".field--title i")).to_be_hidden()
    expect(page.locator("[name=title]")).to_be_visible()


def test_a_day_is_the_visitors_own(visit: Visit) -> None:
    """Late in the evening in Honolulu it is still the day before."""
    page = arrive(visit, timezone_id="Pacific/Honolulu")
    page.clock.set_fixed_time("2026-09-20T08:00:00Z")
    write(page, Words())
    go_on(page)

    assert f"added: {date(2026, 9, 19)}" in page.evaluate("copied")[0]
