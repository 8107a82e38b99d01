"""House editions: what a team may say in house.yml, and what it is told where something is wrong."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from manifesto.phrasebook import phrasebook
from manifesto.poster.house import House, read_house
from manifesto.problem import Rejected

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from manifesto import Manifesto

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><path d="M0 0h20v10z"/></svg>'
SLUGS = ", ".join(f"principle-{number}" for number in range(1, 4))


@pytest.fixture
def house(
    tmp_path: Path, manifesto_of: Callable[..., Manifesto], monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], House]:
    """Return the function that reads a house.yml with this text, from the folder that it lies in."""
    monkeypatch.chdir(tmp_path)
    manifesto = manifesto_of(3)

    def read(text: str) -> House:
        (tmp_path / "house.yml").write_text(text, encoding="utf-8")
        return read_house((tmp_path / "house.yml").relative_to(tmp_path), manifesto)

    return read


@pytest.fixture
def told(house: Callable[[str], House]) -> Callable[[str], list[str]]:
    """Return the function that tells what is wrong with a house.yml, line by line."""

    def read(text: str) -> list[str]:
        with pytest.raises(Rejected) as rejected:
            house(text)
        return [str(problem) for problem in rejected.value.problems]

    return read


def test_a_team_is_enough(house: Callable[[str], House]) -> None:
    """Everything but the team's name may be left out."""
    assert house("team: Front desk\n") == House(team="Front desk")
    book = phrasebook("en")

    assert house("team: Front desk\n").line(book) == "Front desk"
    assert house("team: Front desk\nplace: Exampleton\n").line(book) == "Front desk, Exampleton"


def test_all_that_can_be_said(house: Callable[[str], House], tmp_path: Path) -> None:
    """Each field ends up in the value, and the logo with it."""
    (tmp_path / "our logo.svg").write_text(SVG, encoding="utf-8")
    read = house(
        "team: Front desk\nplace: Exampleton\ntitle: What we promise\nlogo: our logo.svg\n"
        "principles: [principle-3, principle-1]\nsignatures: 24\nsize: A2\norientation: landscape\n"
    )

    assert read.logo is not None
    assert (read.logo.kind, read.logo.width, read.logo.height) == ("svg", 20, 10)
    assert read == House(
        team="Front desk",
        place="Exampleton",
        title="What we promise",
        logo=read.logo,
        principles=("principle-3", "principle-1"),
        signatures=24,
        size="a2",
        orientation="landscape",
    )


def test_a_logo_that_is_a_picture(house: Callable[[str], House], tmp_path: Path) -> None:
    """A PNG is a logo as well, whichever way the ending of its name is written."""
    file = io.BytesIO()
    Image.new("RGB", (8, 4), "red").save(file, "PNG")
    (tmp_path / "logo.PNG").write_bytes(file.getvalue())
    read = house("team: Front desk\nlogo: logo.PNG\n")

    assert read.logo is not None
    assert (read.logo.kind, read.logo.width, read.logo.height) == ("png", 8, 4)


@pytest.mark.parametrize(
    "name", ["受付", "الاستقبال", "Ñandú & Søn", "R&D / Ops", "O’Example", '"42"', "नमस्ते", "x" * 60]
)
def test_teams_of_any_script(name: str, house: Callable[[str], House]) -> None:
    """A name may have any letters, in any direction."""
    assert house(f"team: {name}\n").team == name.strip('"')


@pytest.mark.parametrize(
    "text",
    [
        "team: Front desk\nplace:\ntitle: ~\nlogo:\nprinciples: []\n",
        "\ufeffteam: Front desk\r\n",
        "# ours\nteam: “Front desk”",
    ],
)
def test_what_changes_nothing(text: str, house: Callable[[str], House]) -> None:
    """Empty fields, a byte order mark, line ends of another system, remarks and curly quotation marks do no harm."""
    assert house(text) == House(team="Front desk")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1:1: The field team is missing. Add it like this: team: Front desk [P020]"),
        ("place: Exampleton", "1:1: The field team is missing. Add it like this: team: Front desk [P020]"),
        ("team:", "1:6: The field team is missing. Add it like this: team: Front desk [P020]"),
        ("- Front desk", "1:1: A house edition is written as named values. Begin with a line such as team: Front desk [P013]"),
        ("team: Front: desk", '1:7: A value with a colon in it needs quotation marks. Change line 1 to: team: "Front: desk" [P011]'),
        ("team: [a, b]", "1:7: This is a list where one value belongs. It looks like this: team: Front desk [P024]"),
        ("team: a <b>", "1:7: The character < cannot stand in “a <b>”. Write the words without it. [P032]"),
        ("team: Our **team**", "1:7: “**team**” would be printed with these marks. Write the words alone. Change line 1 to: team: Our team [P032]"),
        ('team: "a\\u202eb"', "1:7: An invisible character (U+202E) stands at position 2 of “aU+202Eb”. Delete it. [P002]"),
        ('team: "a\\0b"', "1:7: An invisible character (U+0000) stands at position 2 of “aU+0000b”. Delete it. [P002]"),
        (f"team: {'x' * 61}", "1:7: The team has 61 characters and may have 1 to 60. Shorten it. [P022]"),
        (f"team: x\nplace: {'x' * 61}", "2:8: The place has 61 characters and may have 1 to 60. Shorten it. [P022]"),
        (f"team: x\ntitle: {'x' * 81}", "2:8: The title has 81 characters and may have 1 to 80. Shorten it. [P022]"),
        ("team: x\nteam: y", "2:1: The field team stands here and on line 1. Keep one of them. [P014]"),
        ("team: x\nplaec: y", "2:1: A house edition has no field “plaec”. Did you mean place? Change line 2 to: place: y [P021]"),
        ("team: x\nprinciples: [principle-9]", "2:14: There is no principle “principle-9”. Did you mean principle-3 or principle-2 or principle-1? [P062]"),
        ("team: x\nprinciples: [zzz]", f"2:14: There is no principle “zzz”. Write one of: {SLUGS}. [P062]"),
        ("team: x\nprinciples: [principle-1, principle-1]", "2:27: principle-1 stands twice in this list. Keep one. [P052]"),
        ("team: x\nprinciples: principle-1, principle-2", "2:13: Several belong between brackets. Change line 2 to: principles: [principle-1, principle-2] [P024]"),
        ("team: x\nprinciples: {a: b}", "2:13: These are named values where one value belongs. It looks like this: principles: [keep-every-promise] [P024]"),
        ("team: x\nsignatures: 25", "2:13: “25” is not a number of lines to sign on: a whole number from 0 to 24. It looks like this: signatures: 8 [P025]"),
        ("team: x\nsignatures: -1", "2:13: “-1” is not a number of lines to sign on"),
        ("team: x\nsignatures: ٣", "2:13: “٣” is not a number of lines to sign on"),
        ("team: x\nsize: a33", "2:7: There is no sheet “a33”. Did you mean a3"),
        ("team: x\nsize: 70x50", "2:7: There is no sheet “70x50”. Did you mean "),
        ("team: x\norientation: upright", "2:14: The orientation “upright” is not known. Write one of: portrait, landscape. [P092]"),
        ("team: x\nlogo: logo.svg", "2:7: There is no file “logo.svg” beside this one. Put the logo there, or correct its name. [P047]"),
        ("team: x\nlogo: ../logo.svg", "2:7: “../logo.svg” leads out of this folder. Put the logo beside this file and write its name alone: logo.svg [P047]"),
        ("team: x\nlogo: /etc/passwd", "2:7: “/etc/passwd” leads out of this folder. Put the logo beside this file and write its name alone: logo.svg [P047]"),
        ("team: x\nlogo: 'a\\our.png'", "2:7: “a\\our.png” leads out of this folder. Put the logo beside this file and write its name alone: our.png [P047]"),
        ("team: x\nlogo: C:our.png", "2:7: “C:our.png” leads out of this folder."),
        ("team: x\nlogo: https://example.org/logo.svg", "2:7: “https://example.org/logo.svg” leads out of this folder."),
        ("team: x\nlogo: .svg", "2:7: “.svg” leads out of this folder."),
        ("team: x\nlogo: logo.jpg", "2:7: “logo.jpg” is neither an SVG nor a PNG. Save the logo as one of these, and write its name: logo.svg [P047]"),
        (f"team: x\nlogo: {'x' * 97}.svg", "2:7: The logo has 101 characters and may have 1 to 100. Shorten it. [P022]"),
        (f"team: x\nlogo: {'字' * 96}.svg", "2:7: There is no file "),
        ('team: x\nlogo: "a\\0.svg"', "2:7: An invisible character (U+0000) stands at position 2"),
    ],
)  # fmt: skip
def test_a_fault_is_told(text: str, said: str, told: Callable[[str], list[str]]) -> None:
    """Each fault gets one message, with its line, the reason and what to write."""
    (line,) = told(text)

    assert line.startswith(f"house.yml:{said}")
    assert re.search(r" \[P\d{3}\]$", line)


def test_a_misspelt_logo(told: Callable[[str], list[str]], tmp_path: Path) -> None:
    """The nearest logo that is there is offered."""
    (tmp_path / "our-logo.svg").write_text(SVG, encoding="utf-8")

    assert told("team: x\nlogo: ourlogo.svg") == [
        "house.yml:2:7: There is no file “ourlogo.svg” beside this one. Did you mean “our-logo.svg”? [P047]"
    ]


def test_more_principles_than_a_poster_holds(told: Callable[[str], list[str]]) -> None:
    """A list ends at a hundred, and the rest is not looked at."""
    said = told(f"team: x\nprinciples: [{', '.join(['principle-1'] * 101)}]")

    assert said[0] == "house.yml:2:13: There are 101 items here, and 100 are the most. Leave some out. [P023]"
    assert len(said) == 100


def test_everything_wrong_is_told_in_one_run(told: Callable[[str], list[str]], tmp_path: Path) -> None:
    """Faults of the file and of the logo that it names are told together."""
    (tmp_path / "logo.svg").write_text(SVG.replace("<path", "<script/>\n<text/><path"), encoding="utf-8")
    said = told(
        "place: <x>\nlogo: logo.svg\nprinciples: [nobody]\nsignatures: many\nsize: a9\norientation: up\nfoo: 1\n"
    )

    assert [line[-5:-1] for line in said] == ["P020", "P032", "P062", "P025", "P095", "P092", "P021", "P047", "P047"]
    assert [line.partition(":")[0] for line in said] == ["house.yml"] * 7 + ["logo.svg"] * 2


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"team: \xff", "house.yml:1:7: The character here is not UTF-8. "),
        (b"team: x\0", "house.yml:1:8: An invisible character (U+0000) stands here. Delete it."),
        (b"#" * (64 * 1024 + 1), "house.yml:1:1: The file has 65,537 bytes and may have 65,536. "),
    ],
)
def test_a_file_that_is_no_text(
    data: bytes, said: str, tmp_path: Path, manifesto_of: Callable[..., Manifesto], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is no text, or too much of it, is refused before anything is read."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "house.yml").write_bytes(data)

    with pytest.raises(Rejected, match=re.escape(said)):
        read_house((tmp_path / "house.yml").relative_to(tmp_path), manifesto_of(1))


def test_only_a_file_is_a_house_edition(tmp_path: Path, manifesto_of: Callable[..., Manifesto]) -> None:
    """A missing file, a link and a folder are refused, each under the name that was given."""
    (tmp_path / "real.yml").write_text("team: Front desk\n", encoding="utf-8")
    (tmp_path / "link.yml").symlink_to(tmp_path / "real.yml")
    for name, words in (("none.yml", "not there"), ("link.yml", "a link to another place"), (".", "a folder")):
        with pytest.raises(Rejected, match=words) as rejected:
            read_house(tmp_path / name, manifesto_of(1))
        assert rejected.value.problems[0].path == (tmp_path / name).as_posix()
