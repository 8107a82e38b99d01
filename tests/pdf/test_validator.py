"""The full validator of PDF/A: asked about what claims it, and missed in words."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import ImageCms

from manifesto.pdf.file.validator import MISSING, validated

from .pages import made, saved

if TYPE_CHECKING:
    from collections.abc import Callable


def archived(spoil: Callable[[pikepdf.Pdf], None] | None = None) -> bytes:
    """Return a file that says it is PDF/A-2b."""
    pdf = made(b"")
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["pdfaid:part"], metadata["pdfaid:conformance"] = "2", "B"
    profile = pdf.make_stream(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(), N=3)
    facts = {"S": Name.GTS_PDFA1, "OutputConditionIdentifier": String("sRGB"), "DestOutputProfile": profile}
    pdf.Root.OutputIntents = Array([Dictionary(Type=Name.OutputIntent, **facts)])
    if spoil:
        spoil(pdf)
    return saved(pdf, deterministic_id=True)


def _open_with_a_script(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))


def _lose_the_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


UNSURE = (
    "It says PDF/A-2B, and the validator cannot tell: no OutputIntents; device colour cannot be checked "
    "(obj 1 0 (Catalog)) [pikepdf:output-intent]"
)


def test_the_full_validator_is_asked_about_what_says_pdf_a() -> None:
    """A file that passes has no findings, one with a script has some, and one that claims nothing is not asked about."""
    pytest.importorskip("jsonschema")

    assert validated(archived()) == ()
    assert any("but the validator finds: " in finding for finding in validated(archived(_open_with_a_script)))
    assert validated(archived(_lose_the_intent)) == (UNSURE,)
    assert validated(saved(made())) == ()


def test_without_the_validator_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the extra is not installed, it is said how to install it."""
    load = builtins.__import__

    def refuse(name: str, *rest: Any) -> Any:
        if name == "pikepdf.pdfa":
            raise ImportError(name)
        return load(name, *rest)

    monkeypatch.setattr(builtins, "__import__", refuse)

    assert validated(archived()) == (MISSING,)
