"""Posters that cannot be printed: one clear message, no half file, and exit code 1."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
import zlib
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from manifesto.poster import pressroom

from .conftest import PRINCIPLE, TEXT, replaced

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Make, Run

CHILD = "import manifesto.poster.child as child\n{}\nchild.main()\n"
INSTALL = "brew install pango" if sys.platform == "darwin" else "sudo apt-get install -y "


@pytest.fixture
def root(make: Make, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project of one principle, which has the real templates; the command is given in its folder."""
    project = make({"principles/go-first.md": replaced(("Keep every promise", "Go first"))})
    (project / "overrides").symlink_to(repository / "overrides")
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    monkeypatch.chdir(project)
    return project


@pytest.fixture
def refused(root: Path, run: Run, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Return the function that prints, makes sure that nothing came of it, and returns the one message."""

    def ask(*arguments: str | Path) -> str:
        before = everything(tmp_path)
        result = run(root, "poster", *arguments)

        assert (result.exit_code, result.stdout) == (1, ""), result.stderr
        assert result.stderr.startswith("Error: ")
        assert result.stderr.count("Error: ") == 1
        assert everything(tmp_path) == before
        assert capfd.readouterr() == ("", "")  # nor do the processes that draw say anything
        return str(result.stderr.removeprefix("Error: "))

    return ask


def everything(folder: Path) -> dict[str, bytes | None]:
    """Return every file and folder in a folder; the cache is nobody's output, but nothing half may lie in it."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    kept = {name: path for name, path in found.items() if "/.cache" not in name or "/new-" in name}
    return {name: path.read_bytes() if path.is_file() else None for name, path in kept.items()}


@pytest.fixture
def drawn_by(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., None]:
    """Return the function that puts another program in the place of the processes that draw."""
    real = subprocess.Popen

    def stand_in(code: str, *, site: str = "") -> None:
        folder = tmp_path / "stand-in"
        folder.mkdir()
        (folder / "child.py").write_text(code, encoding="utf-8")
        (folder / "sitecustomize.py").write_text(site, encoding="utf-8")

        def start(_: Any, *, env: dict[str, str], **options: Any) -> subprocess.Popen[bytes]:
            path = os.pathsep.join([str(folder), env["PYTHONPATH"]])
            return real([sys.executable, str(folder / "child.py")], env={**env, "PYTHONPATH": path}, **options)

        monkeypatch.setattr(pressroom.subprocess, "Popen", start)

    return stand_in


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("--size a33", "There is no sheet “a33”. Did you mean a3?"),
        ("--size 50x71", "There is no sheet “50x71”. Did you mean 50x70"),
        ("--size \x1b[2J\u202e", "There is no sheet “U+001B[2JU+202E”. Write one of: a4, a3, a2"),
        ("--frame ikea-30x4", "There is no frame “ikea-30x4”. Did you mean ikea-30x40"),
        ("--profile shpo", "There is no profile “shpo”. Did you mean shop"),
        ("--orientation upright", "There is no way up “upright”. Write one of: portrait, landscape."),
        ("manifest", "There is no poster of “manifest”. Did you mean manifesto?"),
        ("go-first", "There is no poster of “go-first”. Did you mean principles/go-first?"),
        ("principles/go-frist", "There is no poster of “principles/go-frist”. Did you mean principles/go-first"),
        ("collections/first-step", "Did you mean collections/first-steps?"),
        ("principles/../go-first", "Did you mean principles/go-first"),
        ("nothing\x1b[31m --all --size a4", "There is no poster of “nothingU+001B[31m”. Write one of: manifesto, "),
        ("principles/go-frist --shard 1/2", "Did you mean principles/go-first"),
        (
            "--principles go-first,keep-promises",
            "There is no principle “keep-promises”. Did you mean keep-every-promise?",
        ),
        ("--principles ,", "--principles"),
        ("--principles go-first,go-first", "twice"),
    ],
)
def test_an_unknown_name(refused: Callable[..., str], arguments: str, said: str) -> None:
    """What there is not is answered with the nearest that there is, and can steer no terminal."""
    message = refused(*arguments.split(" "))

    assert said in message
    assert "\x1b" not in message


def test_an_empty_name(refused: Callable[..., str]) -> None:
    """A name left empty is no name."""
    assert "There is no sheet “”. Write one of: a4, " in refused("--size", "")
    assert "There is no poster of “”." in refused("")
    assert "--principles" in refused("--principles", "")


def test_an_endless_name(refused: Callable[..., str]) -> None:
    """A name of a hundred thousand letters is not said back whole."""
    for option in ("--size", "--frame", "--principles", "--profile"):
        assert len(refused(option, "a" * 100_000)) < 400


def picture(width: int, height: int) -> bytes:
    """Return the beginning of a PNG that says it is so large."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))


@pytest.mark.parametrize(
    ("name", "logo", "said"),
    [
        ("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>x</script></svg>', "script"),
        ("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="x()"/>', "onload"),
        (
            "logo.svg",
            b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="https://a.example/b.png"/></svg>',
            "image",
        ),
        ("logo.png", picture(10_000, 10_000), "10,000 × 10,000 pixels"),
        ("logo.png", b"", "no PNG"),
    ],
    ids=["script", "event", "reference", "megapixels", "empty"],
)
def test_a_logo_that_may_not_be_printed(
    root: Path, refused: Callable[..., str], name: str, logo: bytes, said: str
) -> None:
    """A logo with a script, with something from elsewhere, or of a hundred megapixels is refused by its name."""
    (root / name).write_bytes(logo)
    (root / "house.yml").write_text(f"team: Front desk\nlogo: {name}\n", encoding="utf-8")
    message = refused("--house", "house.yml")

    assert message.startswith("No poster was printed.\n")
    assert name in message
    assert said in message


def test_all_that_is_wrong_with_a_house_is_said(root: Path, refused: Callable[..., str]) -> None:
    """A house edition with several faults is refused with all of them, each at its line."""
    house = "team: ''\nsize: a33\nprinciples: [go-frist]\nsignatures: many\nlogo: ../logo.svg\n"
    (root / "house.yml").write_text(house, encoding="utf-8")
    message = refused("--house", "house.yml")

    assert [number for number in range(1, 6) if f"house.yml:{number}:" not in message] == []


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"- a\n", b"team: [", b"team: A\nteam: B\n", b"a" * 70_000])
def test_no_house(root: Path, refused: Callable[..., str], content: bytes) -> None:
    """What is no house edition is refused with its name and its line."""
    (root / "house.yml").write_bytes(content)

    assert "\nhouse.yml:1:" in refused("--house", "house.yml") or b"team: B" in content


@pytest.mark.parametrize("name", ["nothing.yml", ".", "/dev/null"])
def test_a_house_that_is_no_file(refused: Callable[..., str], name: str) -> None:
    """A house edition that is missing, or is a folder or a device, is refused."""
    assert f"\n{name}:1:1: " in refused("--house", name)


def profile(space: bytes = b"CMYK", device: bytes = b"prtr", *, longer: int = 0) -> bytes:
    """Return a profile that says it is of this kind."""
    made = bytearray(132)
    made[:4], made[12:16], made[16:20], made[36:40] = (132 + longer).to_bytes(4, "big"), device, space, b"acsp"
    return bytes(made)


SRGB = files("weasyprint.pdf").joinpath("sRGB2014.icc").read_bytes()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (SRGB, "describes red, green and blue, and not a press"),
        (profile(b"GRAY"), "describes shades of grey"),
        (profile(b"\x1b[2J"), "describes something else"),
        (profile(device=b"scnr"), "not a press"),
        (profile(longer=9), "is not as long as it says"),
        (profile()[:100], "is no ICC profile"),
        (profile() + b"more", "is not as long as it says"),
        (b"", "is no ICC profile"),
        (TEXT.encode(), "is no ICC profile"),
        (bytes(9_000_000), "has 9 MB, and a profile has at most 8."),
    ],
    ids=["rgb", "grey", "hostile", "scanner", "short", "shorter", "long", "empty", "text", "large"],
)
def test_a_profile_that_is_none_of_a_press(root: Path, refused: Callable[..., str], content: bytes, said: str) -> None:
    """What is no profile of a press in four colours is refused: what it is, and what to ask the print shop for."""
    (root / "press.icc").write_bytes(content)

    assert said in refused("--profile", "shop", "--icc", "press.icc")


@pytest.mark.parametrize(
    ("name", "said"),
    [("nothing.icc", "nothing.icc "), (".", ". is no file.")],
)
def test_a_profile_that_cannot_be_read(refused: Callable[..., str], name: str, said: str) -> None:
    """A profile that is missing or is a folder is refused by its name."""
    assert said in refused("--profile", "shop", "--icc", name)


def test_a_profile_without_an_end(refused: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A device is not read to its end, which it may not have."""
    read = Path.read_bytes

    def guarded(path: Path) -> bytes:
        assert path.is_file(), f"{path} would be read for ever"
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", guarded)

    assert "/dev/zero" in refused("--profile", "shop", "--icc", "/dev/zero")


@pytest.mark.parametrize("words", ["--profile shop --icc NAME", "--house NAME", "--out NAME/folder"])
def test_names_of_files_that_would_steer_a_terminal(root: Path, refused: Callable[..., str], words: str) -> None:
    """Escapes, line ends and marks that turn the line around in the name of a file are shown and not obeyed."""
    name = "a\x1b[31m\u202e\x9b\nForged"
    (root / name).write_text("---", encoding="utf-8")
    said = refused(*(word.replace("NAME", name) for word in words.split()))

    assert not {"\x1b", "\u202e", "\x9b"} & set(said)
    assert "\nForged" not in said


def test_a_file_where_the_folder_should_be(root: Path, refused: Callable[..., str]) -> None:
    """A file is no folder to write to, nor has it room for one."""
    (root / "file").write_text("Mine.\n", encoding="utf-8")

    assert "file/folder cannot be written to: Not a directory." in refused("--out", "file/folder")


def test_a_folder_in_the_place_of_the_file(root: Path, run: Run, refused: Callable[..., str]) -> None:
    """A folder that is called as the poster is left alone, and the message says why."""
    assert run(root, "poster").exit_code == 0
    (root / "manifesto-a3-portrait.pdf").unlink()
    (root / "manifesto-a3-portrait.pdf").mkdir()

    assert "manifesto-a3-portrait.pdf could not be written: Is a directory." in refused()


def test_a_folder_that_nobody_may_write_to(refused: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether a file can be written is found out before anything is drawn."""

    def closed(**_: object) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    def drawn(*_: object, **__: object) -> NoReturn:
        message = "it was drawn all the same"
        raise LookupError(message)

    monkeypatch.setattr("manifesto.writing.tempfile.mkstemp", closed)
    monkeypatch.setattr(pressroom, "print_what_can_be", drawn)

    assert refused() == ". cannot be written to: Permission denied.\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder(root: Path, refused: Callable[..., str]) -> None:
    """A folder that is closed is said to be."""
    (root / "closed").mkdir(mode=0o500)

    assert refused("--out", "closed") == "closed cannot be written to: Permission denied.\n"


@pytest.mark.parametrize("room", [0, 1000], ids=["none", "too little"])
def test_a_full_disk(
    root: Path, run: Run, refused: Callable[..., str], monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    """On a disk with no room, or with too little for the poster, the old file stays as it was and no half one is left."""
    assert run(root, "poster").exit_code == 0
    (root / "manifesto-a3-portrait.pdf").write_bytes(b"the old one")
    opened = os.fdopen

    def little(*arguments: Any, **options: Any) -> Any:
        file = opened(*arguments, **options)
        write = file.write

        def fail(content: bytes) -> int:
            if len(content) >= room:
                write(content[:room])
                raise OSError(28, "No space left on device")
            return int(write(content))

        return Wrapped(file, fail)

    monkeypatch.setattr("manifesto.writing.os.fdopen", little)

    assert refused().endswith("written to: No space left on device.\n" if room == 0 else
                              "could not be written: No space left on device.\n")  # fmt: skip


class Wrapped:
    """A file whose writing is another's."""

    def __init__(self, file: Any, write: Callable[[bytes], int]) -> None:
        self.file, self.write = file, write

    def __enter__(self) -> Wrapped:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()


def test_no_room_for_what_is_drawn_in_between(refused: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no temporary folder can be made it is said so; that is no fault of ours."""

    def full(*_: object, **__: object) -> NoReturn:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.mkdtemp", full)

    assert "No space left on device" in refused()


@pytest.mark.parametrize(
    "code",
    [
        "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n",
        "import os, signal, sys\nsys.stdin.buffer.read()\nos.kill(os.getpid(), signal.SIGKILL)\n",
        "import os, pickle, signal, sys\nsys.stdin.buffer.read()\nsys.stdout.buffer.write(pickle.dumps(bytes(999))[:500])\nsys.stdout.flush()\nos.kill(os.getpid(), signal.SIGKILL)\n",
    ],
    ids=["before its order", "at work", "while it hands over"],
)
def test_a_worker_that_is_killed(refused: Callable[..., str], drawn_by: Callable[..., None], code: str) -> None:
    """A process that somebody ends, at any moment, is said to be ended from outside, with the poster's name."""
    drawn_by(code)

    assert "The poster of manifesto on a3 could not be drawn" in (said := refused())
    assert "ended from outside (signal 9)" in said


def test_a_worker_that_is_killed_before_a_long_order(
    root: Path, refused: Callable[..., str], drawn_by: Callable[..., None]
) -> None:
    """The order of a large manifesto is more than a pipe holds, and its process may be gone before it is handed over."""
    line = "A promise that is kept without a reminder is worth ten that were asked for.\n"
    for number in range(60):
        text = replaced(("Keep every promise", f"Keep promise {number}"), (line, (line + "\n") * 40))
        (root / f"principles/promise-{number}.md").write_text(text, encoding="utf-8")
    drawn_by("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n")

    assert "The poster of principles/go-first on a3 could not be drawn" in refused("principles/go-first")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("child.print_poster = lambda *_: len(bytearray(3 * 1024**3))", "memory"),
        ("child.SECONDS_EACH = 1\nchild.print_poster = lambda *_: [None for _ in iter(int, 1)]", "took longer"),
    ],
    ids=["memory", "time"],
)
def test_a_worker_beyond_its_limits(
    refused: Callable[..., str], drawn_by: Callable[..., None], code: str, said: str
) -> None:
    """A poster that takes more memory or time than it may is given up, and only we say so."""
    drawn_by(CHILD.format(code))

    assert said in refused()


def test_a_bug_in_a_worker_is_ours(root: Path, run: Run, drawn_by: Callable[..., None]) -> None:
    """What breaks in the process that draws is said to be a fault of ours, as it is anywhere else."""
    drawn_by(CHILD.format("child.print_poster = lambda *_: 1 / 0"))
    result = run(root, "poster")

    assert (result.exit_code, result.stdout) == (3, "")
    assert "[P099]" in result.stderr


IMPORTED = """
import sys
class Missing:
    def find_spec(self, name, *_):
        if name.partition(".")[0] == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0': libpango-1.0-0: cannot open shared object file")
sys.meta_path.insert(0, Missing())
"""
LOADED = """
import cffi
load = cffi.FFI.dlopen
def missing(self, name, *rest):
    if name and "pango" in name:
        raise OSError(f"cannot load library '{name}': {name}: cannot open shared object file")
    return load(self, name, *rest)
cffi.FFI.dlopen = missing
"""


@pytest.mark.parametrize("words", ["--profile home", "--profile shop", "--profile accessible", "--profile low-ink"])
@pytest.mark.parametrize("site", [IMPORTED, LOADED], ids=["imported", "loaded"])
def test_a_missing_library(refused: Callable[..., str], drawn_by: Callable[..., None], site: str, words: str) -> None:
    """Without a library of the system it is said which one, and the command that installs it, whatever is printed."""
    drawn_by(CHILD.format(""), site=site)
    said = refused(*words.split())

    assert said.startswith("Posters cannot be drawn: libpango-1.0-0 is not on this machine. Install it:\n")
    assert INSTALL in said


def test_without_a_network(root: Path, run: Run, drawn_by: Callable[..., None]) -> None:
    """A poster is printed on a machine that has no network: nothing asks for it."""
    drawn_by(
        CHILD.format(""),
        site="import socket\nclass Closed(socket.socket):\n    def __init__(self, *_, **__):\n"
        "        raise SystemExit('the network was asked')\nsocket.socket = Closed\n",
    )
    result = run(root, "poster", "--size", "a4")

    assert (result.exit_code, result.stderr) == (0, "")


def test_what_does_not_fit_names_the_principle_and_the_way_out(root: Path, refused: Callable[..., str]) -> None:
    """A poster whose titles nobody could read is refused: which principle, which sheet holds it, what to shorten."""
    (root / "principles/long.md").write_text(replaced(("Keep every promise", "W" * 60)), encoding="utf-8")
    said = refused("--size", "13x18")

    assert "\nprinciples/long.md:1:1: " in said
    assert "It fits " in said
    assert re.search(r"Or shorten “W{60}” by \d+ of its 60 characters\. \[P041\]", said)


@pytest.mark.parametrize("letters", [50, 60, 70, 80])
def test_one_long_word(root: Path, run: Run, refused: Callable[..., str], letters: int) -> None:
    """A principle of one long word is printed in letters that can be read, or refused; neither is a fault of ours."""
    (root / "principles/long.md").write_text(replaced(("Keep every promise", "W" * letters)), encoding="utf-8")
    words = ["principles/long", "--size", "13x18"]

    if run(root, "poster", *words).exit_code:
        assert "[P041]" in refused(*words)


def test_faults_of_the_content(root: Path, refused: Callable[..., str]) -> None:
    """A principle with a fault keeps every poster back, and is named with its line."""
    (root / PRINCIPLE).write_text(TEXT.replace("ada-example", "bob-example"), encoding="utf-8")

    assert f"\n{PRINCIPLE}:4:" in refused()


def test_a_folder_without_a_manifesto(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no manifesto, nothing is printed, and it is said what is missing."""
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    result = run(tmp_path / "empty", "poster")

    assert result.exit_code in {1, 2}
    assert "mkdocs.yml" in result.stderr
    assert not list((tmp_path / "empty").iterdir())


def test_a_manifesto_without_its_templates(root: Path, refused: Callable[..., str]) -> None:
    """Without overrides/, where everything that is seen is, it is said that they are missing."""
    (root / "overrides").unlink()

    assert "overrides" in refused()
