"""The table of checks: it can be read, says all there is to say, and is what the code and the data files say."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from manifesto import check
from manifesto.problem import VERDICTS

DATA = sorted((Path(__file__).parent.parent / "contributions").glob("*.yml"))
FIELDS = {"title", "severity", "what", "why", "how", "examples"}
SENTENCE_END = re.compile(r"[.!?](?=\s+[A-Z]|$)")


def written(id: str) -> dict[str, Any]:
    """Return the file of a check as another reader of YAML reads it."""
    text = (check.FOLDER / f"{id}.yml").read_text(encoding="utf-8")
    values: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return values


def shown() -> set[tuple[str, str]]:
    """Return id and severity of every problem that a data file shows."""
    told = [problem for path in DATA for problem in yaml.safe_load(path.read_text(encoding="utf-8"))["problems"]]
    severity = {f"{verdict}:": name for name, verdict in VERDICTS.items() if name != "error"}
    return {
        (problem[-5:-1], next((name for verdict, name in severity.items() if f": {verdict} " in problem), "error"))
        for problem in told
    }


@pytest.mark.parametrize("id", check.ids())
def test_a_file_of_the_table(id: str) -> None:
    """A file has the fields of a check and no others, each said in full sentences."""
    values = written(id)

    assert FIELDS - {"examples"} <= values.keys() <= FIELDS
    assert all(example.keys() <= {"in", "wrong", "right"} for example in values.get("examples", ()))
    assert not values["title"].endswith(".")
    for name in ("what", "why", "how"):
        assert values[name].strip().endswith("."), name


@pytest.mark.parametrize("id", check.ids())
def test_a_check(id: str) -> None:
    """A check is what its file says, and nothing of it is lost on the way."""
    values, read = written(id), check.check(id)

    assert (read.id, read.title, read.page) == (id, values["title"], f"help/{id.lower()}/")
    assert [read.what, read.why, read.how] == [values[name].rstrip("\n") for name in ("what", "why", "how")]
    severity = values["severity"]
    assert list(read.severities) == (severity if isinstance(severity, list) else [severity])
    assert [(example.wrong, example.right, example.file) for example in read.examples] == [
        (example["wrong"].rstrip("\n"), example.get("right", "").rstrip("\n"), example.get("in", ""))
        for example in values.get("examples", ())
    ]


@pytest.mark.parametrize("id", check.ids())
def test_severities(id: str) -> None:
    """A check has one or two of the known severities, and says them in words."""
    severities = check.check(id).severities

    assert set(severities) <= VERDICTS.keys()
    assert 1 <= len(severities) == len(set(severities)) <= 2
    assert check.check(id).verdict == ", or ".join(VERDICTS[severity].lower() for severity in severities)


@pytest.mark.parametrize("id", check.ids())
def test_the_reason_is_one_sentence(id: str) -> None:
    """Why something is looked at is said in one sentence."""
    assert len(SENTENCE_END.findall(check.check(id).why)) == 1


def test_ids_are_those_of_the_code(repository: Path) -> None:
    """Every id that the code gives has its file, and every file is given by the code."""
    sources = (path.read_text(encoding="utf-8") for path in (repository / "hooks").rglob("*.py"))
    given = {id for source in sources for id in re.findall(r'"(P\d{3})"', source)}

    assert given == set(check.ids())
    assert list(check.ids()) == sorted(path.stem for path in check.FOLDER.glob("*.yml"))


def test_files_of_other_languages() -> None:
    """In another language a check has words, none of them empty, and nothing else; and each is a check of ours."""
    for path in check.FOLDER.glob("*/*"):
        values = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)

        assert path.name in {f"{id}.yml" for id in check.ids()}, path
        assert set(values) <= set(check.WORDS), path
        assert all(text.strip() for text in values.values()), path


@pytest.fixture
def in_german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a table of one check that has a title in German, and no other word of it."""
    (tmp_path / "de").mkdir()
    (tmp_path / "P011.yml").write_bytes((check.FOLDER / "P011.yml").read_bytes())
    (tmp_path / "de" / "P011.yml").write_text("title: Eine Zeile ist nicht zu lesen\n", encoding="utf-8")
    monkeypatch.setattr(check, "FOLDER", tmp_path)
    for known in (check.ids, check.check, check.languages):
        known.cache_clear()
        monkeypatch.setattr(check, known.__name__, cache(known.__wrapped__))
    return tmp_path


@pytest.mark.parametrize(
    ("tag", "translated"), [("de", True), ("de-CH", True), ("fr", False), ("..", False), ("en", False)]
)
@pytest.mark.usefixtures("in_german")
def test_a_check_in_another_language(tag: str, *, translated: bool) -> None:
    """What a language has not is said in English, and examples are the same in all."""
    english, said = check.check("P011"), check.check("P011", tag)

    assert said.title == ("Eine Zeile ist nicht zu lesen" if translated else english.title)
    assert (said.why, said.examples, said.severities) == (english.why, english.examples, english.severities)
    assert check.languages() == ("de",)


@pytest.mark.parametrize(("id", "severity"), sorted(shown()))
def test_what_data_files_show(id: str, severity: str) -> None:
    """A problem that a data file shows has a severity that its check is known to have."""
    assert severity in check.check(id).severities


@pytest.mark.parametrize("id", ["P000", "P100", "p001", "", "P001.yml", "../checks/P001", "*"])
def test_an_unknown_id(id: str) -> None:
    """An id that is not in the table has no check, and no file elsewhere is read for it."""
    with pytest.raises(KeyError):
        check.check(id)
