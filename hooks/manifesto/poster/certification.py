"""Certification: a certificate becomes a proved PDF, as every poster does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from manifesto.pauses import no_pauses
from manifesto.pdf.inspection import inspect
from manifesto.pledge import PAGE
from manifesto.poster import preflight, stock
from manifesto.poster.document import draw_certificate
from manifesto.poster.expectation import CLAIMS, Expectation
from manifesto.poster.glyphs import PrintedText, lacking, small_print
from manifesto.poster.layout.certificate import certificate
from manifesto.poster.press import Misprint
from manifesto.poster.sheet import SHEETS
from manifesto.problem import Place, Problem, Rejected
from manifesto.settings import PATH as MKDOCS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from manifesto.pledge import Pledge
    from manifesto.poster.layout.certificate import Certificate
    from manifesto.poster.layout.inscription import Certified
    from manifesto.settings import Settings
    from manifesto.typeface import Fonts

COMMAND = "manifesto pledge"  # what stands for a file where a text comes from the command line


def certify(pledge: Pledge, certified: Certified, settings: Settings, root: Path, *, size: str = "a4") -> bytes:
    """Return the certificate as a PDF, lying on its side, in the fonts of the project at `root`.

    Raises Rejected when a typeface lacks a character or the words of the pledge are too many, MissingLibrary when it
    cannot be drawn here, and Misprint when it came out otherwise than it was planned.
    """
    with no_pauses():
        fonts = stock.fonts(settings, root)
        if problems := list(lacking(_texts(pledge, certified, settings, fonts), settings, fonts.folder)):
            raise Rejected(replace(problem, severity="error") for problem in problems)
        sheet = SHEETS[size].turned("landscape")
        planned = certificate(pledge, certified, settings, sheet, fonts)
        if planned is None:
            message = f"The words of the pledge do not fit {sheet.title} in letters that can be read. Shorten the first quotation of the page."
            raise Rejected([Problem(PAGE, Place(), "P041", message)])
        drawn = draw_certificate(planned, root / "overrides")
        checks = preflight.checks(drawn.pdf, inspect(drawn.pdf), expected(planned))
    if faults := [fault for check in checks for fault in check.faults]:
        raise Misprint("The certificate came out wrong. " + " ".join(faults))
    return drawn.pdf


def expected(planned: Certificate) -> Expectation:
    """Return what the file of a certificate has to hold."""
    return Expectation(
        sheet=planned.sheet,
        profile=planned.profile,
        claim=CLAIMS[planned.profile.variant],
        safe=planned.border.inner,
        body_pt=planned.body_pt,
        flows=(planned.texts(),),
        from_the_right=planned.settings.from_the_right,
    )


def _texts(pledge: Pledge, certified: Certified, settings: Settings, fonts: Fonts) -> Iterator[PrintedText]:
    yield PrintedText(COMMAND, f"name “{certified.name}”", certified.name, fonts.statement)
    yield PrintedText(COMMAND, f"team “{certified.team}”", certified.team, fonts.statement)
    yield PrintedText(MKDOCS, f"name “{settings.name}”", settings.name, fonts.label)
    yield PrintedText(MKDOCS, f"edition “{settings.edition}”", settings.edition, fonts.statement)
    yield PrintedText(PAGE, f"title “{pledge.title}”", pledge.title, fonts.label)
    yield PrintedText(PAGE, "text of the pledge", pledge.words, fonts.text)
    yield from (small_print(settings, face) for face in (fonts.label, fonts.statement))
