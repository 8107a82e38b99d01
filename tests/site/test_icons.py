"""Icons: the mark in tabs, on home screens and in lists of programs."""

from __future__ import annotations

import io
import json
import struct
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import pytest
from PIL import Image, ImageChops
from yaml import safe_dump, safe_load

from manifesto import Project
from manifesto.palette import read_palette
from manifesto.poster import emblem
from manifesto.poster import icons as drawing
from manifesto.poster.icons import icons
from manifesto.settings import Settings
from manifesto.web_app import web_app

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser
    from tests.conftest import Build, Document

PAPER = (0xFB, 0xF7, 0xEF)
NEAR = 12  # of 255: a palette of few colours may miss by a little
SIZES = {
    "favicon.ico": 32,
    "apple-touch-icon.png": 180,
    "assets/images/icon-192.png": 192,
    "assets/images/icon-512.png": 512,
    "assets/images/icon-maskable.png": 512,
}
HEAVIEST = 8_000  # bytes
SAFE = 0.4  # of the side: the radius of what is always seen of a maskable icon (W3C, Web Application Manifest)
MARKS = {
    "wide": '<svg viewBox="0 0 100 10"><rect width="100" height="10" fill="#b3261e"/></svg>',
    "high": '<svg viewBox="0 0 10 100"><rect width="10" height="100"/></svg>',
    "full": '<svg viewBox="-5 -5 10 10"><circle r="5" fill="green"/></svg>',
    "in other units": '<svg width="1in" height="1in"><rect width="96" height="96" stroke="#000" fill="none"/></svg>',
}


def _icon(folder: Path, name: str) -> Any:
    return _opened((folder / name).read_bytes())


def _opened(content: bytes) -> Any:
    with Image.open(io.BytesIO(content)) as picture:
        return picture.copy()


def _marked(picture: Any) -> Any:
    """Return where a picture differs from paper, in black and white."""
    difference = ImageChops.difference(picture.convert("RGB"), Image.new("RGB", picture.size, PAPER))
    return difference.convert("L").point(lambda value: 255 if value > NEAR else 0)


def _small(project: Path, mark: str) -> None:
    """Give the small manifesto a mark of its own, beside templates of ours."""
    (project / "overrides").rename(project / "shared")
    (project / "overrides").mkdir()
    for path in (project / "shared").iterdir():
        (project / "overrides" / path.name).symlink_to(path.resolve())
    (project / "overrides/assets").unlink()
    (project / "overrides/assets").mkdir()
    for path in (project / "shared/assets").iterdir():
        (project / "overrides/assets" / path.name).symlink_to(path.resolve())
    (project / "overrides/assets/own").mkdir()
    (project / "overrides/assets/own/mark.svg").write_text(mark, encoding="utf-8")
    settings = safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))
    settings["extra"]["manifesto"]["mark"] = "assets/own/mark.svg"
    (project / "mkdocs.yml").write_text(safe_dump(settings), encoding="utf-8")


@pytest.mark.parametrize(("name", "side"), SIZES.items())
def test_an_icon_is_the_mark_on_paper(site: Path, name: str, side: int) -> None:
    """It is square, of its size, opaque to its corners, light, and has the mark in the middle in its accent."""
    picture = _icon(site, name)
    seen = _marked(picture)
    left, top, right, bottom = seen.getbbox()

    assert picture.size == (side, side)
    assert picture.mode in {"P", "RGB"}
    assert "transparency" not in picture.info
    assert not any(seen.getpixel(corner) for corner in ((0, 0), (side - 1, 0), (0, side - 1), (side - 1, side - 1)))
    assert abs(left + right - side) <= 2
    assert side / 3 < right - left < side
    assert side / 3 < bottom - top < side
    assert any(red > 2 * green for _, (red, green, _) in picture.convert("RGB").getcolors(100_000))
    assert (site / name).stat().st_size < HEAVIEST


def test_a_maskable_icon_may_be_cut_to_a_circle(site: Path) -> None:
    """Nothing of the mark lies outside of the circle that every system leaves, and it fills more than half of that."""
    seen = _marked(_icon(site, "assets/images/icon-maskable.png"))
    middle = seen.width / 2
    marked = [(x, y) for x in range(seen.width) for y in range(seen.height) if seen.getpixel((x, y))]
    furthest = max(((x - middle) ** 2 + (y - middle) ** 2) ** 0.5 for x, y in marked)

    assert SAFE * seen.width / 2 < furthest <= SAFE * seen.width


def test_the_icon_file_is_one(site: Path) -> None:
    """favicon.ico tells the size and the place of the one PNG in it."""
    content = (site / "favicon.ico").read_bytes()
    none, kind, number, width, height, _, _, _, _, size, begin = struct.unpack_from("<HHHBBBBHHII", content)

    assert (none, kind, number, width, height) == (0, 1, 1, 32, 32)
    assert content[begin:].startswith(b"\x89PNG")
    assert len(content) == begin + size


def test_every_page_points_to_the_icons(documents: dict[str, Document], site: Path, repository: Path) -> None:
    """Each page of the shell names icons and manifest that are there, and the colour of its paper, light and dark."""
    paper = read_palette(repository).paper
    shells = {address: page for address, page in documents.items() if page.all("link")}
    for address, page in shells.items():
        links = {link.attributes["rel"]: link.attributes["href"] for link in page.all("link", having="rel")}
        icons = [link.attributes["href"] for link in page.all("link") if link.attributes["rel"] == "icon"]
        colours = {meta.attributes["media"]: meta.attributes["content"] for meta in page.all("meta", having="media")}

        if "manifest" not in links:
            continue
        for target in (*icons, links["apple-touch-icon"], links["manifest"]):
            place = urljoin(f"/manifesto/{address}", target).removeprefix("/manifesto/")
            assert (site / place).is_file(), (address, target)
        assert [target.rpartition(".")[2] for target in icons] == ["ico", "svg"], address
        assert colours == {
            "(prefers-color-scheme: light)": paper.light,
            "(prefers-color-scheme: dark)": paper.dark,
        }, address

    assert {"", "404.html", "offline.html", "posters/"} <= set(shells)


def test_the_manifest_says_what_a_telephone_asks(site: Path, repository: Path) -> None:
    """Names, language, colours and a way to begin are there, whatever path the site has, and every icon is a file."""
    said = json.loads((site / "manifest.webmanifest").read_text(encoding="utf-8"))
    paper = read_palette(repository).paper.light

    assert said["name"]
    assert 0 < len(said["short_name"]) <= len(said["name"])
    assert (said["lang"], said["dir"], said["start_url"], said["scope"]) == ("en", "ltr", ".", ".")
    assert said["display"] == "minimal-ui"
    assert said["background_color"] == said["theme_color"] == paper
    assert {(icon["sizes"], icon["purpose"]) for icon in said["icons"]} == {
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    }
    for icon in said["icons"]:
        picture = _icon(site, icon["src"])
        assert f"{picture.width}x{picture.height}" == icon["sizes"]
        assert Image.MIME[picture.format or "PNG"] == icon["type"] == "image/png"


@pytest.mark.parametrize(("language", "way"), [("ar", "rtl"), ("he", "rtl"), ("ja", "ltr"), ("pt-BR", "ltr")])
def test_the_manifest_holds_any_words(repository: Path, language: str, way: str) -> None:
    """Names in any script, with quotes or with what looks like markup, come through, and the side they begin on is told."""
    words = {
        "name": 'كن "حاضرا" \\ </b>',
        "short_name": "約束を守る",
        "tagline": "&amp; 🔔",
        "edition": "1",
        "licence": "0",
    }
    settings = Settings(**words, language=language)
    said = json.loads(web_app(settings, read_palette(repository), with_icons=False))

    assert (said["name"], said["short_name"], said["description"]) == tuple(words.values())[:3]
    assert (said["lang"], said["dir"], said["icons"]) == (language, way, [])


@pytest.mark.parametrize(("scheme", "colour"), [("light", "rgb(179, 38, 30)"), ("dark", "rgb(255, 143, 120)")])
def test_a_tab_shows_the_mark_in_the_colours_of_its_browser(
    browser: Browser, site: Path, scheme: Any, colour: str
) -> None:
    """The drawing is dark on a light tab and light on a dark one."""
    with browser.new_context(color_scheme=scheme, service_workers="block") as context:
        page = context.new_page()
        page.goto((site / "assets/images/icon.svg").as_uri())
        assert page.evaluate("getComputedStyle(document.querySelector('path')).fill") == colour


@pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS)
def test_any_mark_makes_icons(project: Path, mark: str) -> None:
    """A wide mark and a high one, drawn in any units, stand whole in every icon."""
    _small(project, mark)
    pictures = icons(Project.at(project).load().settings, project).pictures

    assert set(pictures) == set(SIZES)
    for name, side in SIZES.items():
        seen = _marked(_opened(pictures[name]))
        left, top, right, bottom = seen.getbbox()
        assert max(right - left, bottom - top) > side / 2.5, name
        assert abs(left + right - side) <= 2, name
        assert abs(top + bottom - side) <= 2, name
        if "maskable" in name:
            assert ((right - left) ** 2 + (bottom - top) ** 2) ** 0.5 <= 2 * SAFE * side


def test_the_same_mark_is_drawn_once(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The icons of a mark wait where they were left, byte for byte; a damaged entry is drawn anew, and so is another mark."""
    _small(project, MARKS["full"])
    settings = Project.at(project).load().settings
    first = icons(settings, project)
    [entry] = (project / ".cache/icons").iterdir()
    before, draw = entry.read_bytes(), drawing._drawn
    drawn: list[str] = []
    monkeypatch.setattr(drawing, "_drawn", lambda mark, root: (drawn.append(mark), draw(mark, root))[1])

    assert icons(settings, project) == first
    assert drawn == []
    for harm in (before[: len(before) // 2], before[:200] + b"?" + before[201:], b""):
        entry.write_bytes(harm)
        assert icons(settings, project) == first
        assert entry.read_bytes() == before
    (project / "overrides/assets/own/mark.svg").write_text(MARKS["high"], encoding="utf-8")
    emblem.mark.cache_clear()
    assert icons(settings, project) != first
    assert len(drawn) == 4


def test_a_disk_that_cannot_be_written_keeps_nothing(project: Path) -> None:
    """Icons are made all the same where there is no room to keep them."""
    _small(project, MARKS["full"])
    (project / ".cache").write_text("in the way", encoding="utf-8")

    assert set(icons(Project.at(project).load().settings, project).pictures) == set(SIZES)


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        ("<svg viewBox='0 0 9 9'><text>A</text></svg>", "mark.svg:1:24"),
        ("no drawing", "mark.svg"),
        ("<svg viewBox='0 0 9 9'></svg>", "Nothing is drawn in this file"),
    ],
)
def test_a_mark_that_cannot_be_drawn_is_told(project: Path, build: Build, mark: str, said: str) -> None:
    """A build without posters, too, says where the mark is wrong and publishes nothing."""
    _small(project, mark)
    done = build(project, project / "site")

    assert done.returncode == 1
    assert "Nothing was published" in done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (project / "site").exists()


def test_a_manifesto_without_a_mark_has_a_manifest_without_icons(project: Path, build: Build) -> None:
    """Nothing is drawn, and no page points to what is not there."""
    assert build(project, project / "site").returncode == 0

    assert json.loads((project / "site/manifest.webmanifest").read_text(encoding="utf-8"))["icons"] == []
    assert not [name for name in SIZES if (project / "site" / name).exists()]
    assert "favicon.ico" not in (project / "site/index.html").read_text(encoding="utf-8")
    assert not (project / ".cache/icons").exists()
