"""The wall: which posters a change touches, how they fit, and the pictures of the most telling one."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from manifesto.poster.difference import difference
from manifesto.review import hanging, outcome, proof
from manifesto.review import wall as walls
from manifesto.review.wall import Fit

from .conftest import LISTEN, OTHER, PROMISE, Work

if TYPE_CHECKING:
    from manifesto.review.wall import Hung

LONG = "Anybody who asks gets an answer that is whole, kind, quick and true, on the same day and by name"


def hung(work: Work) -> tuple[Hung, ...]:
    """Return the posters that a change touches."""
    found = work.review()
    before, _ = walls.walls(found.before, work.root)
    after, _ = walls.walls(found.manifesto, work.root)
    listed = {tag: (before.get(tag), after.get(tag)) for tag in (*after, *before)}
    return tuple(one for tag, sides in listed.items() for one in hanging.hung(hanging.touched(*sides), *sides, tag))


def keys(work: Work) -> list[str]:
    """Return their subjects with their sheets."""
    return sorted(f"{one.job.subject} {one.job.sheet.name} {one.job.orientation}" for one in hung(work))


WHOLE = ["manifesto a4 landscape", "manifesto a4 portrait"]


def test_a_new_principle(wall: Work) -> None:
    """A new principle touches its own poster and the whole, and a collection only where that names it."""
    wall.write(LISTEN, OTHER)
    assert keys(wall) == [*WHOLE, "principles/listen-to-the-end a4 portrait"]

    wall.replace("mkdocs.yml", "[keep-every-promise]", "[keep-every-promise, listen-to-the-end]")
    assert keys(wall) == ["collections/first-steps a3 portrait", *WHOLE, "principles/listen-to-the-end a4 portrait"]


@pytest.mark.parametrize(
    ("path", "old", "new", "touched"),
    [
        (PROMISE, "then do it.", "then do it at once.", 4),
        (PROMISE, "worth ten", "worth twelve", 0),
        (PROMISE, "themes: [inside]", "themes: [outside]", 0),
        ("contributors.yml", "Ada Example", "Ada B. Example", 4),
        ("mkdocs.yml", "First edition", "Second edition", 4),
        ("mkdocs.yml", "subtitle: Where to begin", "subtitle: Where to start", 1),
        ("docs/pledge.md", "promise", "vow", 0),
    ],
)
def test_what_a_change_touches(wall: Work, path: str, old: str, new: str, touched: int) -> None:
    """A poster is touched where somebody would see it, and not where only what is not on it has changed."""
    wall.replace(path, old, new)

    assert len(keys(wall)) == touched


def test_facts_are_those_of_the_printed_poster(wall: Work) -> None:
    """What arithmetic says of a poster is what comes out when it is printed."""
    wall.write(LISTEN, OTHER)
    found = wall.review()
    after = walls.walls(found.manifesto, wall.root)[0][""]
    from manifesto.poster.press import Run, print_poster

    for job in after.jobs[:3]:
        printed = print_poster(Run(manifesto=after.manifesto, root=wall.root), after.subjects[job.subject], job)
        assert after.fit(job) == Fit(printed.facts()["layout"], printed.facts()["body_pt"])


def test_before_and_after(wall: Work) -> None:
    """What was there before has both facts, what is new only one, and what is gone only the other."""
    wall.write(LISTEN, OTHER)
    facts = {one.job.subject: (one.before is not None, one.after is not None) for one in hung(wall)}
    assert facts == {"manifesto": (True, True), "principles/listen-to-the-end": (False, True)}

    wall.commit()
    wall.git("branch", "--force", "main")
    (wall.root / LISTEN).unlink()
    gone = {one.job.subject: (one.before is not None, one.after is not None) for one in hung(wall)}
    assert gone == {"manifesto": (True, True), "principles/listen-to-the-end": (True, False)}


def many(work: Work, number: int) -> None:
    """Write as many principles as that, each with as many words as it may have."""
    for each in range(number):
        text = OTHER.replace("Listen to the end", f"Listen to them {each} times a week, and then once more")
        work.write(f"principles/listen-{each}.md", text.replace("Let people", f"On day {each} {LONG}, or let people"))


def test_titles_only(wall: Work) -> None:
    """Where there are too many principles for all their words, it is said that titles are printed, and that they were not."""
    many(wall, 25)
    sheets = [one for one in hung(wall) if one.job.subject == "manifesto"]
    said = [str(sentence) for sentence in outcome.outcome(replace(wall.review(), posters=hung(wall)))]

    assert [(one.before and one.before.layout, one.after and one.after.layout) for one in sheets] == [
        ("full", "titles")
    ] * 2
    assert "On A4 portrait the poster of the whole manifesto now prints titles only" in "\n".join(said)


def test_what_does_not_fit_any_more(wall: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who makes a poster impossible is told so, and who comes upon one that was impossible before is not."""
    monkeypatch.setattr(proof, "proof", lambda *_: ({}, ()))
    many(wall, 150)
    assert {problem.id for problem in wall.exhibit().review.problems if problem.severity == "error"} == {"P041"}

    wall.commit()
    wall.git("branch", "--force", "main")
    wall.write(LISTEN, OTHER)
    assert "P041" not in {problem.id for problem in wall.exhibit().review.problems}


def test_a_letter_that_no_font_has(wall: Work) -> None:
    """A title in a script for which there is no font is for a person, stands at the title, and its posters are left out."""
    wall.write(LISTEN, OTHER.replace("Listen to the end", "最後まで聞くことにする"))
    shown = wall.exhibit()
    (problem,) = shown.review.problems

    assert (problem.id, problem.path, problem.place.line, problem.severity) == ("P045", LISTEN, 2, "review")
    assert "poster.pdf" not in shown.files
    assert {"page.html", "report.json", "summary.md"} <= shown.files.keys()


def test_pictures_of_a_new_principle(wall: Work) -> None:
    """Of a new principle its own poster is shown, which had no before and no difference."""
    wall.write(LISTEN, OTHER)
    shown = wall.exhibit()

    assert set(shown.files) == {"report.json", "summary.md", "page.html", "poster.pdf", "after.png"}
    assert shown.files["poster.pdf"].startswith(b"%PDF")
    assert Image.open(io.BytesIO(shown.files["after.png"])).width == 990


def test_pictures_of_a_changed_principle(wall: Work) -> None:
    """Of a changed one the whole is shown, before and after, with the difference."""
    wall.replace(PROMISE, "then do it.", "then do it at once.")
    shown = wall.exhibit()

    assert {"before.png", "after.png", "diff.png", "poster.pdf"} <= shown.files.keys()
    assert shown.files["before.png"] != shown.files["after.png"]


def picture(*boxes: tuple[int, int, int, int]) -> bytes:
    """Return a white picture with black boxes on it."""
    image, file = Image.new("RGB", (400, 300), "white"), io.BytesIO()
    image.paste("silver", (0, 280, 400, 300))
    for box in boxes:
        image.paste("red", box)
    image.save(file, "PNG")
    return file.getvalue()


def test_the_difference_stands_out_without_colour() -> None:
    """What changed stands in a black frame at full strength, and everything else is paled."""
    marked = Image.open(io.BytesIO(difference(picture(), picture((100, 100, 140, 130))))).convert("L")

    assert marked.getpixel((120, 115)) == Image.new("RGB", (1, 1), "red").convert("L").getpixel((0, 0))
    assert min(marked.crop((60, 115, 100, 116)).tobytes()) < 20  # the frame
    assert marked.getpixel((200, 290)) > 220  # silver, paled


def test_differences_apart_are_framed_apart() -> None:
    """Two changes far from each other have two frames, and near ones have one."""
    far = Image.open(io.BytesIO(difference(picture(), picture((20, 20, 60, 40), (300, 200, 340, 220))))).convert("L")
    row = [value < 20 for value in far.crop((0, 150, 400, 151)).tobytes()]

    assert not any(row)


def test_no_difference() -> None:
    """Where nothing changed there is no picture of a difference."""
    assert difference(picture((1, 1, 9, 9)), picture((1, 1, 9, 9))) == b""


def test_a_manifesto_without_posters(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no posters are listed, or nothing is there to make them of, nothing is printed and all else is told."""
    monkeypatch.setattr(proof, "proof", lambda *_: pytest.fail("printed"))
    work.write(LISTEN, OTHER)
    shown = work.exhibit()

    assert set(shown.files) == {"report.json", "summary.md"}
    assert shown.review.posters == ()


def test_a_fault_does_not_hide_the_poster(wall: Work) -> None:
    """Who mistypes a handle sees the poster all the same."""
    wall.write(LISTEN, OTHER.replace("[{name: Ben Example, github: ben-example}]", "[ben-exmaple]"))
    shown = wall.exhibit()

    assert [problem.id for problem in shown.review.problems] == ["P050"]
    assert shown.files["poster.pdf"].startswith(b"%PDF")
    assert b"ben-exmaple" in shown.files["page.html"]
