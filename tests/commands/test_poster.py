"""Posters on the command line: every option alone and with others, what is printed, and what is said of it."""

from __future__ import annotations

import json
import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from click.testing import CliRunner

from manifesto.cli import main
from manifesto.poster import pressroom
from manifesto.poster.frame import FRAMES
from manifesto.poster.print import Print
from manifesto.poster.profile import PROFILES
from manifesto.poster.sheet import SHEETS

from .conftest import SETTINGS, TEXT, replaced

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from manifesto.poster.matrix import Job
    from manifesto.poster.subject import Subject

    from .conftest import Make, Run

LISTED = """posters:
      - {subject: manifesto, sizes: [a4, a3], profiles: [home, shop]}
      - {subject: "principles/*", sizes: [a4]}"""
FILES = {
    "mkdocs.yml": replaced(("posters: []", LISTED), text=SETTINGS),
    "principles/go-first.md": replaced(("Keep every promise", "Go first")),
    "principles/ring-back.md": replaced(("Keep every promise", "Ring back")),
    "house.yml": "team: Front desk\nplace: Exampleton\nsignatures: 2\nsize: a4\norientation: landscape\n",
}
SLUGS = ["go-first", "keep-every-promise", "ring-back"]
SUBJECTS = ["manifesto", "collections/first-steps", *(f"principles/{slug}" for slug in SLUGS)]
KEYS = (
    *("file", "subject", "size", "orientation", "profile", "width_mm", "height_mm", "principles"),
    *("layout", "body_pt", "renders", "milliseconds", "cached"),
)


@pytest.fixture
def root(make: Make, repository: Path) -> Path:
    """Return a project of three principles, which has the real templates."""
    project = make(FILES)
    (project / "overrides").symlink_to(repository / "overrides")
    return project


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pressroom hand over what it was asked for without drawing it."""

    def handed(_: Any, work: Sequence[tuple[Subject, Job]], **__: Any) -> tuple[list[Print], tuple[()]]:
        handed_over = [
            Print(
                job=job,
                pdf=b"%PDF-",
                title=subject.title,
                page=".",
                principles=tuple(principle.slug for principle in subject.principles),
                layout="single" if subject.single else "full",
                body_pt=12.34,
                renders=1,
                milliseconds=5,
            )
            for subject, job in work
        ]
        return handed_over, ()

    monkeypatch.setattr(pressroom, "print_what_can_be", handed)


@pytest.fixture
def told(root: Path, run: Run, tmp_path: Path) -> Callable[..., list[dict[str, Any]]]:
    """Return the function that prints and returns what another program is told, each file by its name in the folder."""

    def ask(*arguments: str) -> list[dict[str, Any]]:
        out = tmp_path / "out"
        result = run(root, "poster", *arguments, "--format", "json", "--out", out)

        assert (result.exit_code, result.stderr) == (0, "")
        facts = [json.loads(line) for line in result.stdout.splitlines()]
        for one in facts:
            assert (out / one["file"]).is_file()
            one["file"] = one["file"].removeprefix(f"{out}/")
        return facts

    return ask


def size_of(pdf: bytes) -> tuple[float, ...]:
    """Return the sides in mm of the sheet, once it is cut."""
    with pikepdf.open(BytesIO(pdf)) as document:
        left, bottom, right, top = (float(side) for side in document.pages[0].trimbox)
    return tuple(round(side / 72 * 25.4, 1) for side in (right - left, top - bottom))


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("arguments", "file", "facts"),
    [
        (
            "",
            "manifesto-a3-portrait.pdf",
            {"subject": "manifesto", "width_mm": 297, "height_mm": 420, "profile": "home"},
        ),
        ("manifesto", "manifesto-a3-portrait.pdf", {"principles": SLUGS, "layout": "full", "body_pt": 12.3}),
        ("collections/first-steps", "collections-first-steps-a3-portrait.pdf", {"principles": ["keep-every-promise"]}),
        ("principles/go-first", "principles-go-first-a3-portrait.pdf", {"layout": "full", "principles": ["go-first"]}),
        ("--size 50x70", "manifesto-50x70-portrait.pdf", {"size": "50x70", "width_mm": 500, "height_mm": 700}),
        ("--size LETTER", "manifesto-letter-portrait.pdf", {"size": "letter", "width_mm": 215.9, "height_mm": 279.4}),
        ("--orientation landscape", "manifesto-a3-landscape.pdf", {"width_mm": 420, "height_mm": 297}),
        ("--orientation Portrait", "manifesto-a3-portrait.pdf", {"orientation": "portrait"}),
        ("--profile shop", "manifesto-a3-portrait-shop.pdf", {"profile": "shop", "width_mm": 297}),
        ("--profile shop-marks", "manifesto-a3-portrait-shop-marks.pdf", {"profile": "shop-marks", "width_mm": 297}),
        ("--frame ikea-30x40-mat", "manifesto-framed-ikea-30x40-mat-portrait.pdf", {"size": "21x30", "width_mm": 210}),
        ("--frame a4 --size a4", "manifesto-framed-a4-portrait.pdf", {"size": "a4"}),
        ("--frame 24x36 --orientation landscape", "manifesto-framed-24x36-landscape.pdf", {"width_mm": 914.4}),
        (
            "--principles ring-back,go-first",
            "selection-CHOSEN-a3-portrait.pdf",
            {"principles": ["ring-back", "go-first"]},
        ),
        (
            "--principles go-first,ring-back",
            "selection-CHOSEN-a3-portrait.pdf",
            {"principles": ["go-first", "ring-back"]},
        ),
        (
            "collections/first-steps --principles go-first",
            "selection-CHOSEN-a3-portrait.pdf",
            {"principles": ["go-first"]},
        ),
        (
            "principles/ring-back --size 8x10 --orientation landscape --profile low-ink",
            "principles-ring-back-8x10-landscape-low-ink.pdf",
            {"width_mm": 254, "height_mm": 203.2, "profile": "low-ink", "orientation": "landscape"},
        ),
    ],
)
def test_one_poster(
    told: Callable[..., list[dict[str, Any]]], arguments: str, file: str, facts: dict[str, Any]
) -> None:
    """Each option alone and with others gives one file, named after what is in it, and says so."""
    (one,) = told(*arguments.split())

    assert tuple(one) == KEYS
    assert re.sub("selection-[0-9a-f]{6}-", "selection-CHOSEN-", one["file"]) == file
    assert {name: one[name] for name in facts} == facts


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("name", FRAMES)
def test_a_frame_gets_its_sheet(told: Callable[..., list[dict[str, Any]]], name: str) -> None:
    """Whatever frame is named, the sheet is the one that goes into it, and the file says which frame it is for."""
    (one,) = told("--frame", name)
    sheet = SHEETS[FRAMES[name].takes].turned("portrait")

    assert one["file"] == f"manifesto-framed-{name}-portrait.pdf"
    assert (one["size"], one["width_mm"], one["height_mm"]) == (
        sheet.name,
        round(sheet.width, 1),
        round(sheet.height, 1),
    )


@pytest.mark.usefixtures("quick")
def test_all_is_everything_there_can_be(told: Callable[..., list[dict[str, Any]]]) -> None:
    """--all makes each subject on each sheet, either way up, in each profile, once, in folders as on the site."""
    facts = told("--all")

    assert len({one["file"] for one in facts}) == len(facts) == len(SUBJECTS) * len(SHEETS) * 2 * len(PROFILES)
    assert {one["subject"] for one in facts} == set(SUBJECTS)
    assert {one["file"] for one in facts} >= {
        "manifesto/a3-portrait.pdf",
        "collections/first-steps/8x10-landscape-shop-marks.pdf",
        "principles/go-first/61x91-portrait-accessible.pdf",
    }


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("arguments", "number"),
    [
        ("manifesto", 20 * 2 * 5),
        ("--size a4", 5 * 2 * 5),
        ("--orientation landscape", 5 * 20 * 5),
        ("--profile home", 5 * 20 * 2),
        ("principles/go-first --size a4 --orientation portrait --profile shop", 1),
    ],
)
def test_options_narrow_all(told: Callable[..., list[dict[str, Any]]], arguments: str, number: int) -> None:
    """Each option takes away from --all what it does not name."""
    facts = told("--all", *arguments.split())
    words = dict(zip(("size", "orientation", "profile"), ("a4", "landscape", "home"), strict=True))

    assert len(facts) == number
    for option, word in words.items():
        if f"--{option} {word}" in arguments:
            assert {one[option] for one in facts} == {word}


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(("whole", "number"), [("--all", 1000), ("--all --size a4", 50), ("", 7)])
def test_shares_are_all_of_it_and_disjoint(told: Callable[..., list[dict[str, Any]]], whole: str, number: int) -> None:
    """Three machines that each print a third make everything, and no file twice, of --all or of what is listed."""
    shares = [[one["file"] for one in told(*whole.split(), "--shard", f"{k}/3")] for k in (1, 2, 3)]
    alone = [one["file"] for one in told(*whole.split(), "--shard", "1/1")]

    assert len(alone) == number
    assert sorted(file for share in shares for file in share) == sorted(alone)
    assert max(map(len, shares)) - min(map(len, shares)) <= 1


@pytest.mark.usefixtures("quick")
def test_a_share_of_the_list_is_what_a_build_makes(told: Callable[..., list[dict[str, Any]]]) -> None:
    """Without --all a share is of what mkdocs.yml lists, in its order."""
    files = [one["file"] for one in told("--shard", "1/1")]

    assert files == [
        *("manifesto/a4-portrait.pdf", "manifesto/a4-portrait-shop.pdf"),
        *("manifesto/a3-portrait.pdf", "manifesto/a3-portrait-shop.pdf"),
        *(f"principles/{slug}/a4-portrait.pdf" for slug in SLUGS),
    ]


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    "word",
    ["0/4", "5/4", "2", "2/", "/4", "-1/4", "1/0", "a/b", "1/4/2", "²/4", "1.5/4", "1/1001", "", "1/" + "9" * 5000],
)
def test_no_share(root: Path, run: Run, tmp_path: Path, word: str) -> None:
    """What is no share is answered with one that is, and nothing is printed."""
    result = run(root, "poster", "--all", "--shard", word, "--out", tmp_path / "out")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "is no share. Write one such as 2/4, the second of four." in result.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("arguments", ["--frame a4", "--principles go-first"])
@pytest.mark.parametrize("several", ["--all", "--shard 1/3"])
def test_what_cannot_narrow_is_refused(root: Path, run: Run, tmp_path: Path, arguments: str, several: str) -> None:
    """An option that says nothing about many posters is not passed over in silence: nothing is printed."""
    words = [*several.split(), *arguments.split(), "--profile", "home", "--out", tmp_path / "out"]
    result = run(root, "poster", *words)

    assert (result.exit_code, result.stdout) == (1, "")
    assert arguments.partition(" ")[0] in result.stderr
    assert not list((tmp_path / "out").rglob("*.pdf"))


@pytest.mark.usefixtures("quick")
def test_other_principles_are_another_file(told: Callable[..., list[dict[str, Any]]]) -> None:
    """Two selections, or one in another order, do not take each other's place; the same one has the same name."""
    chosen = ("go-first", "ring-back", "go-first,ring-back", "ring-back,go-first", "go-first, ring-back")
    files = [told("--principles", slugs)[0]["file"] for slugs in chosen]

    assert len(set(files)) == 4
    assert files[2] == files[4]


@pytest.mark.usefixtures("quick")
def test_a_frame_and_another_sheet(root: Path, run: Run, tmp_path: Path) -> None:
    """A sheet that does not go into the frame is refused, with the one that does."""
    result = run(root, "poster", "--frame", "ikea-30x40-mat", "--size", "30x40", "--out", tmp_path / "out")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Error: The frame ikea-30x40-mat takes 21x30, not 30x40. Leave --size away.\n"


@pytest.mark.usefixtures("quick")
def test_a_house_in_every_profile(root: Path, told: Callable[..., list[dict[str, Any]]]) -> None:
    """A house edition comes in all five profiles, on the sheet that its file names."""
    facts = told("--house", str(root / "house.yml"))

    assert [one["file"] for one in facts] == [
        f"house-a4-landscape{suffix}.pdf" for suffix in ("", "-shop", "-shop-marks", "-low-ink", "-accessible")
    ]
    assert [one["profile"] for one in facts] == list(PROFILES)
    assert {tuple(one["principles"]) for one in facts} == {tuple(SLUGS)}


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("arguments", "files"),
    [
        ("--profile shop", ["house-a4-landscape-shop.pdf"]),
        ("--profile home --size a3", ["house-a3-landscape.pdf"]),
        ("--profile home --orientation portrait", ["house-a4-portrait.pdf"]),
        ("--profile home --frame ikea-30x40", ["house-framed-ikea-30x40-landscape.pdf"]),
    ],
)
def test_what_is_said_goes_before_the_file_of_a_house(
    root: Path, told: Callable[..., list[dict[str, Any]]], arguments: str, files: list[str]
) -> None:
    """Profile, sheet, way up and frame of the command line go before those of the house edition."""
    assert [one["file"] for one in told("--house", str(root / "house.yml"), *arguments.split())] == files


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("more", ["manifesto", "--all", "--shard 1/2", "--principles go-first"])
def test_a_house_says_itself_what_is_on_it(root: Path, run: Run, tmp_path: Path, more: str) -> None:
    """A house edition with a subject, with principles or with --all is refused."""
    result = run(root, "poster", "--house", root / "house.yml", *more.split(), "--out", tmp_path / "out")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: A house edition says itself what is on it.")
    assert not list((tmp_path / "out").rglob("*.pdf"))


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("words", ["--profile home", "", "--all --profile home", "--all --profile low-ink"])
def test_a_profile_of_a_press_is_for_a_press(root: Path, run: Run, tmp_path: Path, words: str) -> None:
    """--icc where nothing goes to a print shop is refused with what to add."""
    (tmp_path / "press.icc").write_bytes(of_a_press())
    result = run(root, "poster", *words.split(), "--icc", tmp_path / "press.icc", "--out", tmp_path / "out")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Error: --icc is for a print shop. Add --profile shop, or shop-marks.\n"
    assert not list((tmp_path / "out").rglob("*.pdf"))


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("words", ["--profile shop", "--profile shop-marks", "--all", "--all --shard 1/2"])
def test_a_profile_of_a_press_where_one_prints(root: Path, run: Run, tmp_path: Path, words: str) -> None:
    """--icc is taken wherever something goes to a print shop."""
    (tmp_path / "press.icc").write_bytes(of_a_press())
    result = run(root, "poster", *words.split(), "--icc", tmp_path / "press.icc", "--out", tmp_path / "out")

    assert (result.exit_code, result.stderr) == (0, "")


def of_a_press() -> bytes:
    """Return the shortest profile that says it is one of a press in four colours."""
    profile = bytearray(148)
    profile[:4] = len(profile).to_bytes(4, "big")
    profile[8], profile[12:16], profile[16:20], profile[20:24], profile[36:40] = 2, b"prtr", b"CMYK", b"Lab ", b"acsp"
    profile[131], profile[132:136], profile[139], profile[143] = 1, b"A2B0", 144, 4
    return bytes(profile)


def test_a_print_shop_gets_its_own_profile(root: Path, run: Run, tmp_path: Path) -> None:
    """The profile of --icc lies in the file, byte for byte, as its printing condition."""
    (tmp_path / "Our press.icc").write_bytes(of_a_press())
    words = ["--size", "a4", "--profile", "shop", "--icc", tmp_path / "Our press.icc", "--out", tmp_path]
    result = run(root, "poster", *words)

    assert (result.exit_code, result.stderr) == (0, "")
    with pikepdf.open(tmp_path / "manifesto-a4-portrait-shop.pdf") as document:
        (intent,) = document.Root.OutputIntents
        assert intent.DestOutputProfile.read_bytes() == of_a_press()
        assert (str(intent.OutputConditionIdentifier), str(intent.Info)) == ("Custom", "Our press")


def test_a_poster_is_printed_once_and_then_kept(root: Path, run: Run, tmp_path: Path) -> None:
    """The first time it is drawn, the second time it comes from the cache, with the same bytes, and both say so."""
    told = [
        json.loads(run(root, "poster", "--size", "a4", "--format", "json", "--out", tmp_path / name).stdout)
        for name in ("one", "two")
    ]
    files = [(tmp_path / name / "manifesto-a4-portrait.pdf").read_bytes() for name in ("one", "two")]

    assert [(one["cached"], one["renders"] > 0, one["milliseconds"] > 0) for one in told] == [
        (False, True, True),
        (True, False, False),
    ]
    assert files[0] == files[1]
    assert size_of(files[0]) == (210, 297)
    assert [told[0][name] for name in KEYS[1:10]] == [told[1][name] for name in KEYS[1:10]]
    assert told[0]["body_pt"] == round(told[0]["body_pt"], 1) > 9


@pytest.mark.parametrize("words", ["--size 13x18", "--size 8x10 --orientation landscape"])
def test_every_file_of_all_can_be_printed(root: Path, run: Run, tmp_path: Path, words: str) -> None:
    """Short words on small sheets, either way up and in each profile, come out right; none keeps the others back."""
    result = run(root, "poster", "--all", *words.split(), "--out", tmp_path / "out")

    assert (result.exit_code, result.stderr) == (0, "")


def test_it_is_said_in_words(root: Path, run: Run, tmp_path: Path) -> None:
    """A person reads where the file lies, and in a sentence what is on it."""
    result = run(root, "poster", "principles/go-first", "--size", "13x18", "--out", tmp_path)
    file, said = result.stdout.splitlines()

    assert file == str(tmp_path / "principles-go-first-13x18-portrait.pdf")
    assert said.startswith("One principle, on 13 × 18 cm portrait, for your own printer, text at ")
    assert said.endswith(" pt.")


def test_a_real_house_edition(root: Path, run: Run, tmp_path: Path) -> None:
    """All five files of a house measure what they say, and the team stands on each."""
    result = run(root, "poster", "--house", root / "house.yml", "--out", tmp_path / "out")
    files = sorted((tmp_path / "out").iterdir())

    assert (result.exit_code, result.stderr, len(files)) == (0, "", 5)
    assert {size_of(file.read_bytes()) for file in files} == {(297, 210)}
    assert result.stdout.count("\n") == 10


@pytest.mark.usefixtures("quick")
def test_the_folder_is_made_and_what_was_there_is_written_anew(root: Path, run: Run, tmp_path: Path) -> None:
    """--out makes folders within folders; a poster that lay there is another one afterwards, and nothing else changes."""
    out = tmp_path / "a" / "b c" / "ü"
    for _ in range(2):
        assert run(root, "poster", "--out", out).exit_code == 0
        (out / "mine.txt").write_text("Leave me.\n", encoding="utf-8")

    assert sorted(path.name for path in out.iterdir()) == ["manifesto-a3-portrait.pdf", "mine.txt"]


@pytest.mark.usefixtures("quick")
def test_without_a_folder_it_lies_where_one_stands(
    root: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With -C the poster is of the other project, and lies in the folder in which the command was given."""
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    result = run(root, "poster")

    assert result.stdout.splitlines()[0] == "manifesto-a3-portrait.pdf"
    assert [path.name for path in (tmp_path / "desk").iterdir()] == ["manifesto-a3-portrait.pdf"]


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("form", ["text", "json"])
def test_the_name_of_a_folder_cannot_steer_a_terminal(root: Path, run: Run, tmp_path: Path, form: str) -> None:
    """Escapes, line ends and marks that turn the line around in the name of the folder are shown and not obeyed."""
    result = run(root, "poster", "--out", tmp_path / "a\x1b[31m\nb\u202e\x9b", "--format", form)

    assert result.exit_code == 0
    assert not {"\x1b", "\u202e", "\x9b"} & set(result.stdout)
    assert len(result.stdout.splitlines()) == (1 if form == "json" else 2)


def test_help_lists_what_there_is(root: Path, run: Run) -> None:
    """The help names every sheet, every frame and every profile."""
    said = run(root, "poster", "--help").stdout
    words = set("".join(said.replace("-\n", "-").split("\n")).replace(",", " ").replace(";", " ").split())
    squeezed = "".join(said.split())

    assert [name for name in (*SHEETS, *FRAMES, *PROFILES) if f"{name}," not in squeezed and f"{name};" not in squeezed
            and f"{name}." not in squeezed] == []  # fmt: skip
    assert words >= {"a3", "--all", "--shard"}


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("--size ", list(SHEETS)),
        ("--size a", ["a4", "a3", "a2", "a1", "a0"]),
        ("--size A", ["a4", "a3", "a2", "a1", "a0"]),
        ("--size 1", ["11x14", "12x18", "16x20", "18x24", "13x18"]),
        ("--size q", []),
        ("--profile s", ["shop", "shop-marks"]),
        ("--orientation ", ["portrait", "landscape"]),
        ("--frame ikea-6", ["ikea-61x91", "ikea-61x91-mat"]),
        ("--format ", ["text", "json"]),
    ],
)
def test_names_are_completed(typed: str, offered: list[str]) -> None:
    """A shell is told the sheets, frames, profiles and ways up that begin with what is typed, in capitals or not."""
    words = f"manifesto poster {typed}"
    result = CliRunner().invoke(
        main,
        env={"_MANIFESTO_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": "3"},
        prog_name="manifesto",
    )

    assert result.stdout.split() == [f"plain,{name}" for name in offered]


def test_the_text_of_the_principles_is_the_one_that_is_copied() -> None:
    """The principles of the tests differ in their titles alone."""
    assert {text.partition("summary")[2] for name, text in FILES.items() if name.endswith(".md")} == {
        TEXT.partition("summary")[2]
    }


GERMAN = """---
title: Geh voran
summary: Sieh es kommen, und ruf an, bevor man dich anrufen muss.
translators: [{name: Bea Beispiel}]
of: 000000000000
translated: 2026-11-21
licence: CC-BY-4.0
---

Wer vorangeht, weiß, wie der Weg ist, und kann es den anderen sagen, ehe sie fragen.
"""
TONGUES = """    languages:
      de: {name: Das Beispiel-Manifest}
      pt-BR: {posters: []}
"""


@pytest.fixture
def bilingual(root: Path) -> Path:
    """Return the same project in two other languages, of which one has a translation."""
    (root / "mkdocs.yml").write_text(f"{FILES['mkdocs.yml'].rstrip()}\n{TONGUES}", encoding="utf-8")
    (root / "principles/go-first.de.md").write_text(GERMAN, encoding="utf-8")
    return root


@pytest.mark.usefixtures("bilingual", "quick")
@pytest.mark.parametrize(
    ("arguments", "files"),
    [
        ("--language de", ["de-manifesto-a3-portrait.pdf"]),
        ("--language DE collections/first-steps", ["de-collections-first-steps-a3-portrait.pdf"]),
        ("--language de principles/keep-every-promise", ["de-principles-keep-every-promise-a3-portrait.pdf"]),
        ("--language pt_br --size a4", ["pt-BR-manifesto-a4-portrait.pdf"]),
        ("--language de --principles go-first,ring-back", ["de-selection-CHOSEN-a3-portrait.pdf"]),
        ("--language de --house HOUSE --profile home", ["de-house-a4-landscape.pdf"]),
        (
            "--language de --all --size a4 --profile home principles/go-first",
            ["de/principles/go-first/a4-portrait.pdf", "de/principles/go-first/a4-landscape.pdf"],
        ),
        (
            "--language de --shard 1/1",
            [
                *("de/manifesto/a4-portrait.pdf", "de/manifesto/a4-portrait-shop.pdf"),
                *("de/manifesto/a3-portrait.pdf", "de/manifesto/a3-portrait-shop.pdf"),
                "de/principles/go-first/a4-portrait.pdf",
            ],
        ),
    ],
)
def test_a_poster_in_another_language(
    root: Path, told: Callable[..., list[dict[str, Any]]], arguments: str, files: list[str]
) -> None:
    """It lies apart from that of the original, and says its language beside all that is said of every poster."""
    facts = told(*arguments.replace("HOUSE", str(root / "house.yml")).split())
    tag = files[0][:2] if files[0].startswith("de") else "pt-BR"

    assert [re.sub("selection-[0-9a-f]{6}-", "selection-CHOSEN-", one["file"]) for one in facts] == files
    assert {(tuple(one), one["language"]) for one in facts} == {((*KEYS, "language"), tag)}


@pytest.mark.usefixtures("bilingual", "quick")
def test_the_language_of_the_original_needs_no_word(told: Callable[..., list[dict[str, Any]]]) -> None:
    """A manifesto's own language may be named, and the file and what is said of it are as without."""
    assert told("--language", "en") == told()
    assert tuple(told("--language", "en")[0]) == KEYS


@pytest.mark.usefixtures("bilingual", "quick")
def test_all_in_another_language_is_what_is_translated(told: Callable[..., list[dict[str, Any]]]) -> None:
    """--all leaves out what would be the original once more, and what is named alone is printed all the same."""
    assert {one["subject"] for one in told("--language", "de", "--all")} == {"manifesto", "principles/go-first"}
    assert told("--language", "de", "principles/ring-back")[0]["principles"] == ["ring-back"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("--language fr", "There is no language “fr” here. There are en (English), de (Deutsch) and pt-BR (português"),
        ("--language ../x", "There is no language “../x” here."),
        ("--language \x1b[31m", "There is no language “U+001B[31m” here."),
        ("--language de --all principles/ring-back", "Nothing of principles/ring-back is in de yet."),
        ("--language pt-BR --shard 1/2", "There is no such poster in mkdocs.yml."),
    ],
)
@pytest.mark.usefixtures("quick")
def test_no_such_language(bilingual: Path, run: Run, tmp_path: Path, arguments: str, said: str) -> None:
    """A language that the manifesto has not is answered with those that it has, and nothing is printed."""
    result = run(bilingual, "poster", *arguments.split(), "--out", tmp_path / "out")

    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr
    assert not list(tmp_path.glob("out/**/*.pdf"))


@pytest.mark.usefixtures("quick")
def test_a_manifesto_in_one_language(root: Path, run: Run) -> None:
    """Where there is but one language, that is said."""
    result = run(root, "poster", "--language", "de")

    assert (result.exit_code, result.stderr) == (
        1,
        "Error: There is no language “de” here. There is only en (English).\n",
    )


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("words", ["", "--all"])
def test_a_collection_with_nothing_in_it(root: Path, run: Run, words: str) -> None:
    """What holds no principle is not printed, and is no fault of ours."""
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(replaced(("[keep-every-promise]", "[]"), text=settings), encoding="utf-8")
    result = run(root, "poster", "collections/first-steps", *words.split())

    assert (result.exit_code, result.stderr) == (
        1,
        "Error: collections/first-steps has no principle in it, so there is nothing to print.\n",
    )


def test_a_translated_sheet_is_one_of_its_tree(bilingual: Path, run: Run, tmp_path: Path) -> None:
    """The file is in the language, and its address is below the home of that tree, to which its codes lead."""
    words = ("principles/go-first", "--size", "13x18", "--language", "de", "--out", tmp_path)
    result = run(bilingual, "poster", *words)

    assert (result.exit_code, result.stderr) == (0, "")
    with pikepdf.open(tmp_path / "de-principles-go-first-13x18-portrait.pdf") as document:
        assert (str(document.Root.Lang), str(document.docinfo.Title)) == ("de", "Geh voran")
        assert str(document.docinfo.Keywords).startswith("https://example.org/de/, posters/principles/go-first/")
