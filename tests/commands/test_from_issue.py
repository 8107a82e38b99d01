"""The command `manifesto from-issue` on events as GitHub sends them: what is said, what is written, and what is not."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from .conftest import SETTINGS, TEXT, contents, replaced
from .issues import EVENTS, ROOT, accepted, body, event, forms, is_inert, outside_of_code

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from .conftest import Make, Run

THANKS = "Thank you. Nothing needs fixing"
FIXING = "**Needs fixing**, under “Text” ([P001]"
NOTHING = "so there is nothing to do."


def answer(root: Path, run: Run, payload: str | Path, *options: str) -> tuple[Result, str, dict[str, object]]:
    """Run the command on an event; return what it did, the comment and the pull request."""
    if isinstance(payload, str):
        (root.parent / "event.json").write_text(payload, encoding="utf-8")
        payload = root.parent / "event.json"
    out = root.parent / "answer"
    done = run(root, "from-issue", payload, "--out", out, *options)
    comment, pull = out / "comment.md", out / "pull.json"
    return (
        done,
        comment.read_text(encoding="utf-8") if comment.exists() else "",
        json.loads(pull.read_text(encoding="utf-8")) if pull.exists() else {},
    )


@pytest.mark.parametrize(
    ("file", "code", "writes", "said"),
    [
        ("principle_opened", 0, 1, THANKS),
        ("principle_edited", 1, 1, "**Needs fixing**, under “Summary” ([P040](https://example.org/help/p040/))"),
        ("principle_accepted", 0, 0, 'themes: ["inside", "outside"]'),
        ("principle_in_japanese", 0, 0, 'title: "ドアを開けておく"'),
        ("principle_in_arabic", 0, 0, 'title: "اترك الباب مفتوحا"'),
        ("principle_of_somebody_who_left", 0, 0, THANKS),
        ("principle_with_headings_in_its_text", 1, 1, "HTML is not printed here."),
        ("principle_whose_title_is_taken", 1, 1, "There is a principle in `principles/keep-every-promise.md` already."),
        ("principle_without_consent", 1, 1, "Nothing is published without what stands under “Your consent”."),
        ("principle_with_a_heading_lost", 1, 1, "no longer there, or in another place: `### Themes`"),
        ("principle_accepted_by_the_wrong_label", 0, 1, THANKS),
        ("principle_with_digits_of_a_card", 0, 0, "(This line is not repeated here.)"),
        ("principle_hostile", 1, 1, FIXING),
        ("pledge_opened", 0, 1, "This is how you will stand in the manifesto."),
        ("pledge_accepted", 0, 0, "  pledged: 2026-11-21\n"),
        ("pledge_of_somebody_known", 0, 0, "ada-example:\n  name: Ada Example\n  github: ada-example\n  pledged: 2026-11-21"),
        ("pledge_under_the_name_of_another", 1, 1, "only from that account can the entry be changed"),
        ("ended_accepted", 0, 0, "  ended: 3\n"),
        ("ended_by_many", 0, 1, "**For a person to look at**: More than 50 at a time"),
        ("ended_by_none", 1, 1, "Under “How many” stands `a few`. Write a whole number such as 1."),
        ("withdraw_opened", 1, 1, "Nobody is called so here."),
        ("withdraw_by_the_author", 0, 0, "Your name will be taken off."),
        ("withdraw_by_somebody_else", 0, 1, "a person makes sure first that it is yours"),
        ("withdraw_by_somebody_else_accepted", 0, 0, "Your name will be taken off."),
        ("withdraw_of_nobody", 1, 1, "Nobody is called so here."),
        ("talk_opened", 0, 0, ""),
        ("no_form", 0, 0, ""),
        ("closed", 0, 0, ""),
        ("not_an_issue", 2, 2, ""),
    ],
)  # fmt: skip
def test_events(make: Make, run: Run, *, file: str, code: int, writes: int, said: str) -> None:
    """Each event gets its answer; only --write changes files, all that is needed, and what it writes passes check."""
    root = make(forms())
    before = contents(root)
    done, comment, pull = answer(root, run, EVENTS / f"{file}.json")

    assert (done.exit_code, pull) == (code, {}), done.output
    assert contents(root) == before
    assert said in comment
    assert bool(comment) == bool(said)
    is_inert(comment)
    done, comment, pull = answer(root, run, EVENTS / f"{file}.json", "--write")
    after = contents(root)

    assert done.exit_code == writes, done.output
    assert bool(comment) == bool(said)
    assert (after != before) == bool(pull)
    assert bool(pull) == (writes == 0 and bool(said))
    assert sorted(path for path in {*before, *after} if before.get(path) != after.get(path)) == sorted(
        pull.get("paths", [])
    )
    assert run(root, "check").exit_code == 0


def test_every_event_is_tried() -> None:
    """No file of an event lies about that no test reads."""
    (mark,) = test_events.pytestmark

    assert {path.stem for path in EVENTS.glob("*.json")} == {row[0] for row in mark.args[1]}


def test_the_pull_request(make: Make, run: Run) -> None:
    """It names the branch, both authors, the files and the issue, and is a draft."""
    root = make(forms())
    _, comment, pull = answer(root, run, EVENTS / "principle_accepted.json", "--write")

    assert pull == {
        "branch": "suggestion-12",
        "title": "Add principles/keep-the-door-open.md",
        "message": "Add principles/keep-the-door-open.md\n\nAsked for in #12.\n\n"
        "Co-authored-by: ben-sample <4242+ben-sample@users.noreply.github.com>\n",
        "body": "Closes #12\n\n`ben-sample` asked for this in that issue, where it was accepted. "
        "Mark it as ready for review, and the checks run and show how it will look.\n",
        "paths": ["principles/keep-the-door-open.md"],
        "draft": True,
    }
    assert "This has been accepted." in comment
    assert (root / "principles/keep-the-door-open.md").read_text(encoding="utf-8") == (
        '---\ntitle: "Keep the door open"\nsummary: "Whoever comes in the last minute is served like the first."\n'
        'authors:\n  - name: "Ben Sample"\n    url: "https://ben.example.org/"\nadded: 2026-11-21\n'
        'licence: "CC-BY-4.0"\nthemes: ["inside", "outside"]\n---\n\n'
        "Somebody ran for it, and nobody knows from how far.\n"
    )


def test_nobody_is_left_to_be_named(make: Make, run: Run) -> None:
    """Where the account is gone, the commit names nobody beside who makes it."""
    _, _, pull = answer(make(forms()), run, EVENTS / "principle_of_somebody_who_left.json", "--write")

    assert "Co-authored-by" not in str(pull["message"])
    assert str(pull["body"]).startswith("Closes #43\n\nThis was asked for in that issue")


def test_a_name_that_is_taken_off_is_written_nowhere(make: Make, run: Run) -> None:
    """Neither the comment, nor the commit, nor the pull request names whoever asks not to be named."""
    root = make(forms())
    _, comment, pull = answer(root, run, EVENTS / "withdraw_by_the_author.json", "--write")

    assert "Ada" not in comment + json.dumps(pull)
    assert "ada-example" not in comment + json.dumps(pull)
    assert "accepted" not in comment
    assert "so nobody had to accept it" in str(pull["body"])


@pytest.mark.parametrize(
    ("given", "author"),
    [
        ({"name": "ada-example"}, "- ada-example"),
        ({"name": "Ada Example"}, "- ada-example"),
        ({"name": "Ada Example", "login": "Ada-Example", "link": "@ada-example"}, "- ada-example"),
        ({"name": "Ada Example", "link": "@another"}, '- name: "Ada Example"\n    github: "another"'),
        ({"name": "Cy", "link": "cy.example.org/me"}, '- name: "Cy"\n    url: "https://cy.example.org/me"'),
        ({"name": "Cy", "link": "https://github.com/cy-sample"}, '- name: "Cy"\n    github: "cy-sample"'),
    ],
)
def test_authors(make: Make, run: Run, given: dict[str, str], author: str) -> None:
    """Who is in contributors.yml is named by their handle, and anybody else as they write themselves."""
    root = make(forms())
    done, _, _ = answer(root, run, accepted("principle", **given), "--write")

    assert done.exit_code == 0, done.output
    assert f"\nauthors:\n  {author}\nadded:" in (root / "principles/keep-the-door-open.md").read_text(encoding="utf-8")


def test_everything_is_said_at_once(make: Make, run: Run) -> None:
    """A title that is taken, a box that is not ticked and faults in the fields are told in one comment, with the file."""
    given = {
        "principle_title": "Keep every promise",
        "summary": "Short",
        "consent": "- [ ] I wrote this",
        "name": "a-b",
    }
    done, comment, _ = answer(make(forms()), run, event(body("principle", **given), "principle"))

    assert done.exit_code == 1
    assert comment.startswith("Thank you. There are 4 things to fix, and then this can go on its way.")
    assert 'summary: "Short"' in comment
    assert "[propose a change to that file](https://github.com/ada-example/manifesto/edit/main/principles/" in comment
    assert "choose Edit, change your words there" in comment


def test_a_principle_that_is_there_already(make: Make, run: Run) -> None:
    """Whoever sends what is there already is told that it is, beside that its title is taken."""
    text = TEXT.rpartition("---\n")[2].strip()
    given = {"principle_title": "Keep every promise", "text": text}
    done, comment, _ = answer(make(forms()), run, event(body("principle", **given), "principle"))

    assert done.exit_code == 1
    assert "There is a principle in `principles/keep-every-promise.md` already." in comment
    assert "**Needs fixing**, under “Title” ([P080](https://example.org/help/p080/))" in comment


def test_a_letter_that_no_poster_has(make: Make, run: Run) -> None:
    """What the check says of posters is said here, too."""
    settings = replaced(("posters: []", 'posters: [{subject: "principles/*", sizes: [a4]}]'), text=SETTINGS)
    root = make({**forms(), "mkdocs.yml": settings})
    shutil.copytree(ROOT / "overrides/assets/fonts", root / "overrides/assets/fonts")
    _, comment, pull = answer(root, run, EVENTS / "principle_in_japanese.json", "--write")

    assert "**For a person to look at**, under “Title” ([P045]" in comment
    assert "([P045]" in str(pull["body"])


def test_a_lost_heading(make: Make, run: Run) -> None:
    """Whoever changed the form by hand is told which lines to put back."""
    text = body("principle").replace("### Summary\r\n", "").replace("### Your name", "### My name")
    done, comment, _ = answer(make(forms()), run, event(text, "principle"))

    assert done.exit_code == 1
    assert "`### Summary` and `### Your name`" in comment
    assert "```\n### Title\n\n### Summary\n\n### Text\n\n### Themes\n" in comment
    assert "put each of them back above its answer" in comment


@pytest.mark.parametrize("line", ["::error file=a::b", "  ::add-mask::x", "##[error]x", "a ##[add-mask]x", "::x " * 60])
def test_the_log_takes_no_orders(make: Make, run: Run, line: str) -> None:
    """No line that is printed is an order to GitHub's runner, wherever the words stand."""
    many = f"{line.split(maxsplit=1)[0]} " * 60
    done, _, _ = answer(make(forms()), run, event(body("ended", number_of=many), "ended"))

    assert not [each for each in done.output.split("\n") if each.strip().startswith("::") or "##[" in each]
    for given in ({"text": line * 3 + "\n" + line}, {"name": line}, {"consent": line}, {"themes": line}):
        done, _, _ = answer(make(forms(), str(hash(str(given)))), run, event(body("principle", **given), "principle"))
        assert not [each for each in done.output.split("\n") if each.strip().startswith("::") or "##[" in each]


def test_a_comment_has_an_end(make: Make, run: Run) -> None:
    """However much is wrong, and however long it is, the comment fits on GitHub and says where the rest is."""
    done, comment, _ = answer(
        make(forms()), run, event(body("principle", text=("<b>" + "\u202e" * 9 + "\n") * 400), "principle")
    )

    assert done.exit_code == 1
    is_inert(comment)
    assert "more, for which there is no room here." in comment
    done, comment, _ = answer(make(forms(), "other"), run, event(body("principle", text="long " * 12_900), "principle"))

    assert done.exit_code == 1
    is_inert(comment)
    assert "The text has 64499 characters" in comment
    assert "There is no room here for the rest. All of it stands in the issue." in comment


def test_answers_of_an_earlier_run_are_taken_away(make: Make, run: Run) -> None:
    """What was said of another issue does not lie about as if it were said of this one."""
    root = make(forms())
    answer(root, run, accepted("pledge"), "--write")
    done, comment, pull = answer(root, run, EVENTS / "talk_opened.json")

    assert done.output == f"Issue 40 is not made with a form that is read here, {NOTHING}\n"
    assert (comment, pull) == ("", {})


@pytest.mark.parametrize(
    ("payload", "said"),
    [
        ("", "It is not JSON."),
        ("[" * 100_000, "It is not JSON."),
        ("[]", "It is not about an issue."),
        ('{"issue": []}', "It is not about an issue."),
        ('{"issue": {"number": true, "body": "x"}}', "Its issue has no number."),
        ('{"issue": {"number": -1}}', "Its issue has no number."),
        ('{"issue": {"number": 1, "pull_request": {"url": "x"}}}', "It is not about an issue."),
    ],
)
def test_what_is_no_event(make: Make, run: Run, payload: str, said: str) -> None:
    """What is no event of an issue is a wrong use of the command, and it is said why."""
    done, comment, _ = answer(make(forms()), run, payload)

    assert (done.exit_code, comment) == (2, "")
    assert said in " ".join(done.stderr.split())


def test_where_the_event_is(make: Make, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a file it is the one of GitHub's run; without that, it is said what to name."""
    root = make(forms())
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(EVENTS / "principle_opened.json"))
    done = run(root, "from-issue")

    assert done.exit_code == 0, done.output
    assert THANKS in (root / ".cache/from-issue/comment.md").read_text(encoding="utf-8")
    monkeypatch.delenv("GITHUB_EVENT_PATH")
    assert "GITHUB_EVENT_PATH names none" in " ".join(run(root, "from-issue").stderr.split())
    assert "cannot be read: No such file" in " ".join(run(root, "from-issue", root / "none.json").stderr.split())


def test_a_project_without_forms(make: Make, run: Run) -> None:
    """Where nobody made forms, no issue is one."""
    done, comment, _ = answer(make(), run, accepted("principle"), "--write")

    assert (done.exit_code, comment) == (0, "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("labels: [principle]\n", "has no questions"),
        ("labels: [principle]\nbody: [{type: input, id: a, attributes: {label: A}}, {type: input, id: b, attributes: {label: A}}]\n", "have the same label"),
        ("labels: [principle\n", "principle.yml:1"),
        ("body: [{type: input, id: a, attributes: {label: A}}]\n", "has no labels"),
    ],
)  # fmt: skip
def test_a_form_that_cannot_be_used(make: Make, run: Run, text: str, said: str) -> None:
    """A form with which something is wrong is a maintainer's to mend, and nobody is told that they did wrong."""
    done, comment, _ = answer(
        make({".github/ISSUE_TEMPLATE/principle.yml": text}), run, event(body("principle"), "principle")
    )

    assert (done.exit_code, comment) == (2, "")
    assert said in " ".join(done.stderr.split())


@pytest.mark.parametrize("kind", ["principle", "pledge", "ended"])
def test_nothing_is_written_that_nobody_accepted(make: Make, run: Run, kind: str) -> None:
    """Without a maintainer's label --write changes nothing, and says which label it misses."""
    root = make(forms())
    before = contents(root)
    done, comment, pull = answer(root, run, event(body(kind), kind), "--write")

    assert (done.exit_code, pull, contents(root)) == (1, {}, before)
    assert "Nothing was changed. The label accept-" in done.stderr
    assert "What happens next" in comment


def test_a_disk_that_is_full(make: Make, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where one of several files cannot be written, those that were are put back."""
    root = make(forms())
    before = contents(root)
    write = __import__("manifesto.writing", fromlist=["rewrite"]).rewrite

    def fails(path: Path, content: str | bytes) -> None:
        if path.name == "keep-every-promise.md":
            raise OSError(28, "No space left on device")
        write(path, content)

    monkeypatch.setattr("manifesto.changeset.rewrite", fails)
    done, comment, pull = answer(root, run, EVENTS / "withdraw_by_the_author.json", "--write")

    assert (done.exit_code, comment, pull) == (1, "", {})
    assert "No space left on device. All are as they were." in done.stderr
    assert contents(root) == before


def test_a_folder_that_takes_nothing(make: Make, run: Run) -> None:
    """Where the answer cannot be written, nothing is changed."""
    root = make({**forms(), "answer": "a file\n"})
    before = contents(root)
    done = run(root, "from-issue", EVENTS / "pledge_accepted.json", "--write", "--out", root / "answer")

    assert done.exit_code == 1
    assert "Nothing can be written into" in done.stderr
    assert contents(root) == before


def test_a_terminal_that_knows_no_unicode(make: Make) -> None:
    """What is said can be printed where only ASCII can."""
    command = [sys.executable, "-m", "manifesto", "-C", str(make(forms())), "from-issue"]
    done = subprocess.run(
        [*command, str(EVENTS / "principle_in_japanese.json")],
        capture_output=True,
        env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        check=False,
        timeout=60,
    )

    assert (done.returncode, done.stderr) == (0, b"")


def test_the_look_at_comments_sees_what_is_active() -> None:
    """The look that the other tests take finds each thing that must not be there."""
    active = (
        "@ada",
        "#1",
        "<b>",
        "`` a `b",
        "![x](y)",
        "[x](https://evil.example)",
        "www.evil.example",
        "- item",
        "~~~",
    )
    for text in active:
        with pytest.raises(AssertionError):
            is_inert(f"Hello {text}\n" if text not in {"- item", "~~~"} else f"{text}\n")
    assert outside_of_code("a `` ` @b `` c\n````\n```\n@x\n````\nd") == "a  c\nd"
