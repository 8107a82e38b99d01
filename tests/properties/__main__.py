"""Read texts that nobody would think of as the file of a principle, until there were enough or the time is up."""

from __future__ import annotations

import argparse
import secrets
import sys
import time
from pathlib import Path

from hypothesis import HealthCheck, Phase, configuration, given, seed, settings

from manifesto import Rejected, tidiness
from manifesto.draft import read_draft
from manifesto.field import Findings
from manifesto.form import Form
from manifesto.settings import Outline
from manifesto.text_file import CONTROL

from . import laws, texts

PATH = "principles/ring-back.md"
FORM = Form.of(Outline(licence="CC-BY-4.0", themes=frozenset({"inside"})))
ROUND = 1_000  # cases that are generated from one seed
QUICK = settings(
    max_examples=ROUND,
    deadline=None,
    database=None,
    phases=[Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
    report_multiple_bugs=False,
)


class Fuzz:
    """One run: how many cases there were, and the text that was read last, which is the smallest one where it failed."""

    def __init__(self, cases: int, seconds: float) -> None:
        self.most, self.seconds, self.cases, self.text = cases, seconds, 0, ""
        self.started = time.monotonic()

    @property
    def over(self) -> bool:
        """Whether there were enough cases, or the time is up."""
        return self.cases >= self.most or time.monotonic() - self.started >= self.seconds

    def read(self, text: str) -> None:
        """Read one text and hold what is said of it against the laws."""
        self.cases, self.text = self.cases + 1, text
        lines = text.split("\n")
        findings = Findings(PATH, lines)
        try:
            read_draft(text, findings, FORM)
        except Rejected as rejected:
            findings.problems.extend(rejected.problems)
        for problem in findings.problems:
            laws.obeyed_by(problem, text)

    def smaller(self, kind: type[Exception]) -> str:
        """Return what is left of the last text without the lines and characters that its accident does not need."""
        for end in ("\n", ""):
            parts, left = (self.text.split(end) if end else list(self.text)), 0
            while left < len(parts):
                fewer = parts[:left] + parts[left + 1 :]
                parts, left = (fewer, left) if self.fails(end.join(fewer), kind) else (parts, left + 1)
            self.text = end.join(parts)
        return self.text

    def fails(self, text: str, kind: type[Exception]) -> bool:
        """Return whether a text meets with the same accident."""
        before = self.text
        try:
            self.read(text)
        except Exception as error:  # noqa: BLE001 -- whatever it is
            return type(error) is kind
        finally:
            self.text = before
        return False

    def round(self, number: int) -> None:
        """Read the texts that come of one seed; raises whatever reading them raises."""

        @seed(number)
        @QUICK
        @given(text=texts.PRINCIPLES)
        def read(text: str) -> None:
            if not self.over:
                self.read(CONTROL.sub("", tidiness.plain(text)))  # what no file may have is refused before

        read()


def main() -> None:
    """Run until it is over; exit 1 with the smallest text that cannot be read without an accident of ours."""
    parser = argparse.ArgumentParser(prog="make fuzz ARGS=", description=__doc__)
    parser.add_argument("--cases", type=int, default=30_000, help="stop after so many texts")
    parser.add_argument("--seconds", type=float, default=300, help="stop after so many seconds")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**9), help="begin with these texts")
    said = parser.parse_args()
    configuration.set_hypothesis_home_dir(Path(__file__).parent.parent.parent / ".cache" / "hypothesis")
    fuzz, number = Fuzz(said.cases, said.seconds), said.seed
    try:
        while not fuzz.over:
            fuzz.round(number)
            number += 1
    except Exception as error:  # noqa: BLE001 -- whatever is raised is what we are looking for
        sys.exit(
            f"{type(error).__name__}: {error}\nThe smallest text, again with --seed {number}:\n{fuzz.smaller(type(error))!r}"
        )
    print(f"{fuzz.cases:,} texts in {time.monotonic() - fuzz.started:.0f} seconds, from seed {said.seed}: no accident.")


if __name__ == "__main__":
    main()
