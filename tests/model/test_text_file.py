"""Text files: read whole as plain text, or refused with the reason and the place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from manifesto.problem import Place, Rejected
from manifesto.text_file import LARGEST, MOST_SHOWN, read_text, relative


def read(folder: Path, content: bytes) -> str:
    """Return the text of a file with this content."""
    path = folder / "x.md"
    path.write_bytes(content)
    return read_text(folder, path)


def refused(folder: Path, path: Path) -> list[tuple[str, Place, str]]:
    """Return path, place and message of every problem of a file that is refused."""
    with pytest.raises(Rejected) as caught:
        read_text(folder, path)
    assert {problem.id for problem in caught.value.problems} == {"P001"}
    return [(problem.path, problem.place, problem.message) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"", ""),
        (b"a\nb\n", "a\nb\n"),
        (b"a\r\nb\r\n", "a\r\nb\r\n"),
        (b"a\rb\r", "a\rb\r"),
        (b"a\r\n\rb\n\r", "a\r\n\rb\n\r"),
        (b"\xef\xbb\xbfa", "\ufeffa"),
        (b"tab\there", "tab\there"),
        ("日本語 👋 שלום\u200c".encode(), "日本語 👋 שלום\u200c"),
        (b"x" * LARGEST, "x" * LARGEST),
    ],
)
def test_a_text_is_read_as_it_stands(tmp_path: Path, content: bytes, text: str) -> None:
    """Any line ends, a byte order mark and any script are taken, and stay as they are."""
    assert read(tmp_path, content) == text


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"\xff\xfea\0", Place(1, 1)),
        (b"a\nb\xe9c", Place(2, 2)),
        (b"a\r\nb\r\n\xe9", Place(3, 1)),
        (b"a\rb\xe9", Place(2, 2)),
        ("日本\n語".encode() + b"\x80", Place(2, 2)),
        (b"\xef\xbb\xbfab\xe9", Place(1, 3)),
        (b"\xed\xa0\x80", Place(1, 1)),  # half a surrogate pair
        (b"\xc0\xaf", Place(1, 1)),  # a slash in disguise
        (b"ab\xe6\x97", Place(1, 3)),
    ],
)
def test_what_is_not_utf_8(tmp_path: Path, content: bytes, place: Place) -> None:
    """The first character that is not UTF-8 is pointed at, counted as an editor counts."""
    (tmp_path / "x.md").write_bytes(content)

    assert refused(tmp_path, tmp_path / "x.md") == [
        ("x.md", place, "The character here is not UTF-8. Open the file in a text editor and save it as UTF-8.")
    ]


@pytest.mark.parametrize("code", [0, 1, 8, 0x0B, 0x0C, 0x1B, 0x7F, 0x80, 0x85, 0x9F, 0x2028, 0x2029, 0xFFFE, 0xFFFF])
def test_control_characters(tmp_path: Path, code: int) -> None:
    """A control character, or what YAML would take for a line end, is refused where it stands."""
    (tmp_path / "x.md").write_text(f"日本\nab{chr(code)}c{chr(code)}\n", encoding="utf-8")

    assert refused(tmp_path, tmp_path / "x.md") == [
        ("x.md", Place(2, 3), f"An invisible character (U+{code:04X}) stands here. Delete it.")
    ]


def test_a_file_that_is_no_text_is_reported_in_short(tmp_path: Path) -> None:
    """Of a file full of control characters the first few lines are reported."""
    (tmp_path / "x.md").write_text("\0\n" * 30_000, encoding="utf-8")

    assert len(refused(tmp_path, tmp_path / "x.md")) == MOST_SHOWN


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A missing file is said to be missing."""
    assert refused(tmp_path, tmp_path / "a" / "x.md") == [
        ("a/x.md", Place(), "This file is not there. Create it, or correct its name.")
    ]


def test_links_are_not_followed(tmp_path: Path) -> None:
    """A link is refused, whether it leads to a file, to a folder or nowhere."""
    (tmp_path / "real.md").write_text("text", encoding="utf-8")
    for number, target in enumerate(("real.md", ".", "nowhere", "/dev/zero")):
        link = tmp_path / f"{number}.md"
        link.symlink_to(target)

        assert refused(tmp_path, link)[0][2] == "This is a link to another place. Put a plain text file in its place."


def test_what_is_no_file(tmp_path: Path) -> None:
    """A folder and a pipe are refused without being opened."""
    (tmp_path / "folder.md").mkdir()
    os.mkfifo(tmp_path / "pipe.md")

    assert refused(tmp_path, tmp_path / "folder.md")[0][2] == "This is a folder. Put a plain text file in its place."
    assert refused(tmp_path, tmp_path / "pipe.md")[0][2] == "This is a device. Put a plain text file in its place."


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    """A file beyond the limit is refused by its size alone, even if it takes no room on the disk."""
    with (tmp_path / "x.md").open("wb") as file:
        file.truncate(10**12)

    assert refused(tmp_path, tmp_path / "x.md") == [
        ("x.md", Place(), "The file has 1,000,000,000,000 bytes and may have 65,536. Shorten it.")
    ]


def test_a_file_that_nobody_may_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that cannot be opened is a problem with words, not a crash."""

    def denied(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "x.md").write_text("text", encoding="utf-8")
    monkeypatch.setattr(Path, "read_bytes", denied)

    assert refused(tmp_path, tmp_path / "x.md") == [
        ("x.md", Place(), "This file cannot be opened (Permission denied). Let everybody read it.")
    ]


@pytest.mark.parametrize(
    ("path", "shown"),
    [("/a/b/c.md", "b/c.md"), ("/a/b\n::error::.md", "bU+000A::error::.md"), ("/elsewhere/x.md", "/elsewhere/x.md")],
)
def test_paths_are_shown_from_the_project(path: str, shown: str) -> None:
    """A path is shown from the project's folder, and cannot begin a line of its own."""
    assert relative(Path("/a"), Path(path)) == shown
