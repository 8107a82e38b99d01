"""The posters of the real build, looked at with other eyes than the ones that proved them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest

from manifesto import Manifesto, Project
from manifesto.poster.matrix import jobs
from manifesto.poster.preflight import squeezed
from manifesto.poster.subject import subjects

if TYPE_CHECKING:
    from pathlib import Path

    from manifesto.poster.matrix import Job

SMALLEST_FRAME_MM = 10


@pytest.fixture(scope="module")
def manifesto(repository: Path) -> Manifesto:
    """The real manifesto."""
    return Project.at(repository).load()


@pytest.fixture(scope="module")
def listed(manifesto: Manifesto) -> tuple[Job, ...]:
    """Every poster that the build should have made."""
    return jobs(manifesto)


def test_the_build_makes_what_is_listed_and_nothing_else(site: Path, listed: tuple[Job, ...]) -> None:
    """The PDFs on the site are the rows of extra.manifesto.posters."""
    found = {path.relative_to(site).as_posix() for path in (site / "posters").rglob("*.pdf")}

    assert found == {job.address for job in listed}


def test_every_poster_is_one_page_of_the_right_size(site: Path, listed: tuple[Job, ...]) -> None:
    """The trim box and the sheet agree to a fifth of a millimetre, inside a page that starts at the corner."""
    for job in listed:
        with pikepdf.open(site / job.address) as pdf:
            (page,) = pdf.pages
            left, bottom, _, _ = (float(side) for side in page.mediabox)
            near, low, far, high = (float(side) for side in page.trimbox)

        assert (left, bottom) == (0, 0)
        assert (far - near) / 72 * 25.4 == pytest.approx(job.sheet.width, abs=0.2)
        assert (high - low) / 72 * 25.4 == pytest.approx(job.sheet.height, abs=0.2)


def test_every_font_is_embedded_and_cut_to_what_is_used(site: Path, listed: tuple[Job, ...]) -> None:
    """Each font carries its file and a subset's name, so that any printer prints what we saw."""
    for job in listed:
        with pikepdf.open(site / job.address) as pdf:
            fonts = [font for page in pdf.pages for font in page.resources.Font.values()]
            names = [str(font.BaseFont) for font in fonts]
            files = [font.DescendantFonts[0].FontDescriptor.get("/FontFile2") for font in fonts]

        assert len(fonts) >= 3
        assert all("+" in name for name in names)
        assert all(files)


def test_no_poster_carries_a_link_a_script_or_an_attachment(site: Path, listed: tuple[Job, ...]) -> None:
    """A print file is paper: there is nothing in it to click, run or unpack."""
    for job in listed:
        with pikepdf.open(site / job.address) as pdf:
            assert "/Annots" not in pdf.pages[0]
            assert "/OpenAction" not in pdf.Root
            assert not pdf.attachments


def test_every_text_is_there_in_reading_order(site: Path, listed: tuple[Job, ...], manifesto: Manifesto) -> None:
    """Titles and summaries follow each other in the text layer as they do in the manifesto."""
    known = subjects(manifesto)
    for job in listed:
        text = squeezed(pypdfium2.PdfDocument(site / job.address)[0].get_textpage().get_text_bounded())
        wanted = [squeezed(words) for p in known[job.subject].principles for words in (p.title, p.summary)]
        places = [text.find(words) for words in wanted]

        assert min(places) >= 0, job.address
        assert places == sorted(places)


def test_nothing_is_printed_where_frame_or_printer_would_hide_it(site: Path, listed: tuple[Job, ...]) -> None:
    """Ten millimetres along every edge are as white as the paper, or as even as the ground that a press lays down."""
    for job in [job for job in listed if not job.subject.startswith("principles/")]:
        shown = pypdfium2.PdfDocument(site / job.address)[0].render(scale=50 / 72).to_pil().convert("L")
        edge = int(SMALLEST_FRAME_MM * 50 / 25.4)
        inside = (edge, edge, shown.width - edge, shown.height - edge)
        paper = shown.getpixel((0, 0)) if job.kind.ground else 255
        shown.paste(paper, inside)

        assert shown.getextrema() == (paper, paper), job.address


def test_every_poster_has_its_title_and_author_in_its_properties(site: Path, listed: tuple[Job, ...]) -> None:
    """A file found on a desk a year later still says what it is."""
    for job in listed:
        with pikepdf.open(site / job.address) as pdf:
            assert str(pdf.docinfo["/Title"])
            assert str(pdf.docinfo["/Author"]) == "The Great Customer Service Manifesto"


def test_the_colours_of_a_home_poster_are_rgb(site: Path, listed: tuple[Job, ...]) -> None:
    """A home printer gets no CMYK operator."""
    for job in [job for job in listed if job.profile == "home"]:
        with pikepdf.open(site / job.address) as pdf:
            operators = {str(part.operator) for part in pikepdf.parse_content_stream(pdf.pages[0])}

        assert not operators & {"k", "K"}
