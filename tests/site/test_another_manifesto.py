"""Another manifesto: the same code and look around content and settings of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from tests.conftest import Build
    from tests.site.conftest import Visit


def test_one_principle_is_a_manifesto(
    project: Path, build: Build, serve: Callable[[Path, str], Any], visit: Visit
) -> None:
    """A manifesto with one principle and without themes, collections, posters or a repository is a whole site."""
    for name in ("ring-back", "say-so"):
        (project / "principles" / f"{name}.md").unlink()
    done = build(project, project / "site")
    assert done.returncode == 0, done.stdout + done.stderr

    with serve(project / "site", "/wall/") as home:
        page = visit(home=home)
        expect(page.get_by_role("heading", level=1)).to_contain_text("The Small Manifesto")
        expect(page.get_by_role("link", name="Collections")).to_have_count(0)
        expect(page.get_by_role("link", name="Themes")).to_have_count(0)
        page.locator(".rows").get_by_role("link", name="Go first").click()
        expect(page.get_by_role("link", name="Propose a change")).to_have_count(0)
        page.get_by_role("navigation", name="Main").get_by_role("link", name="Posters").click()
        expect(page.get_by_text("This build made no posters.")).to_be_visible()


def test_every_link_of_another_manifesto_leads_somewhere(
    project: Path, build: Build, serve: Callable[[Path, str], Any], visit: Visit
) -> None:
    """No page of another manifesto points to a page that only ours has, or names ours."""
    assert build(project, project / "site").returncode == 0
    with serve(project / "site", "/wall/") as home:
        page = visit(home=home)
        ahead, met = [home], {home}
        while ahead:
            answer = page.request.get(ahead.pop())
            assert answer.ok, answer.url
            if "text/html" not in answer.headers["content-type"]:
                continue
            page.goto(answer.url)
            assert "Great" not in page.content(), answer.url
            links = page.locator("a[href]").evaluate_all("links => links.map((link) => link.href.split('#')[0])")
            ahead += {link for link in links if link.startswith(home)} - met
            met.update(links)

    assert len(met) >= 12


def test_a_page_of_ones_own_stands_at_its_address(project: Path, build: Build) -> None:
    """Where pages/ has a page at the address of a made one, that one is shown, however its file is named."""
    (project / "pages/posters").mkdir()
    for name in ("posters/index.md", "contributors.md"):
        (project / "pages" / name).write_text("# Our own words\n\nWe say it ourselves.\n", encoding="utf-8")
    done = build(project, project / "site")
    assert done.returncode == 0, done.stdout + done.stderr

    for name in ("posters", "contributors"):
        assert "We say it ourselves." in (project / "site" / name / "index.html").read_text(encoding="utf-8")
