"""The finish: what a drawn page still needs to become a file that a print shop takes.

WeasyPrint hands over its objects before they are written.  Here they get the boxes, the ground, the border and the codes,
the crop marks and the output intent, and lose what no printed sheet has a use for.
"""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING, Any, Protocol

from manifesto.lengths import PT_PER_MM, PX_PER_MM
from manifesto.poster.profile import BLACK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from manifesto.poster.condition import Condition
    from manifesto.poster.layout.area import Area
    from manifesto.poster.layout.border import Border
    from manifesto.poster.layout.qr import Code
    from manifesto.poster.profile import Profile
    from manifesto.poster.sheet import Sheet

EMPTY_WHEN_UNUSED = ("Pattern", "Shading", "XObject", "ExtGState")
MARK_LENGTH, MARK_GAP, MARK_WIDTH = 5.0, 1.0, 0.25  # mm; the gap is between the bleed and the mark
SPACES = (b"/lab-", b"/srgb")  # that WeasyPrint names in every file, used or not
OUTLINED = re.compile(rb"0\.00392\d* 0\.00392\d* 0\.00392\d* rg")  # #010101, as low-ink.css says
RANDOM_ID = re.compile(rb"xmp\.did:[0-9a-f-]{36}")


class Finishable(Protocol):
    """What the finish asks of a plan, a poster's or any other; lengths in mm.

    The lower rules of the border leave an `opening` in their middle.
    """

    @property
    def sheet(self) -> Sheet: ...  # noqa: D102
    @property
    def profile(self) -> Profile: ...  # noqa: D102
    @property
    def condition(self) -> Condition | None: ...  # noqa: D102
    @property
    def border(self) -> Border: ...  # noqa: D102
    @property
    def opening(self) -> float: ...  # noqa: D102
    @property
    def outline(self) -> float: ...  # noqa: D102
    @property
    def page_width(self) -> float: ...  # noqa: D102
    @property
    def page_height(self) -> float: ...  # noqa: D102
    @property
    def identity(self) -> str: ...  # noqa: D102
    def codes(self) -> list[tuple[Area, Code]]: ...  # noqa: D102
    def rules(self) -> Iterator[Area]: ...  # noqa: D102


def finisher(plan: Finishable, pydyf: Any) -> Callable[[Any, Any], None]:
    """Return what WeasyPrint calls with its document and its unwritten PDF."""

    def finish(_document: Any, pdf: Any) -> None:
        page = next(one for one in pdf.objects if isinstance(one, dict) and one.get("Type") == "/Page")
        _set_boxes(page, plan, pydyf)
        if plan.profile.outlined:
            _outline(pdf, page, plan)
        _tidy(pdf)
        _underlay(pdf, page, plan, pydyf)
        if plan.condition:
            _declare(pdf, plan.condition, pydyf)
            _identify(pdf, plan)
        if not plan.profile.tagged:
            pdf.catalog.pop("Outlines", None)  # a print file is a sheet of paper, and has no chapters

    return finish


def _set_boxes(page: Any, plan: Finishable, pydyf: Any) -> None:
    """Say where the sheet is cut and how far the ground goes beyond it; the page begins at the origin."""
    around, slug = plan.profile.around * PT_PER_MM, plan.profile.slug * PT_PER_MM
    width, height = plan.page_width * PT_PER_MM, plan.page_height * PT_PER_MM
    for name, inset in (("MediaBox", 0.0), ("BleedBox", slug), ("TrimBox", around)):
        page[name] = pydyf.Array([inset, inset, width - inset, height - inset])


def _tidy(pdf: Any) -> None:
    """Drop resources that nothing uses, and the anchors that told the fit where its columns end."""
    drawn = b" ".join(_content(one) for one in pdf.objects if hasattr(one, "stream") and hasattr(one, "begin_text"))
    for one in pdf.objects:
        if isinstance(one, dict) and "ExtGState" in one:
            states = one["ExtGState"]
            for name in [name for name in states if f"/{name} gs".encode() not in drawn]:
                del states[name]
            for name in EMPTY_WHEN_UNUSED:
                if name in one and not one[name]:
                    del one[name]
            if not any(name in drawn for name in SPACES):
                one.pop("ColorSpace", None)
    pdf.catalog.pop("Names", None)


def _outline(pdf: Any, page: Any, plan: Finishable) -> None:
    """Draw the letters in the colour that stands for outlines as lines, and no others.

    Line widths are in CSS pixels, the units of WeasyPrint's page.
    """
    content = next(one for one in pdf.objects if getattr(one, "reference", None) == page["Contents"])
    black = _colour(plan.profile.ink, ("RG", "K"))
    lines = f"{black} {plan.outline * PX_PER_MM:.4f} w 1 Tr".encode()
    parts = []
    for part in content.stream:
        written = part if isinstance(part, bytes) else str(part).encode()
        if OUTLINED.fullmatch(written):
            parts.append(lines)
        elif written.endswith(b" rg"):
            parts += [b"0 Tr", written]
        else:
            parts.append(part)
    content.stream = parts


def _content(stream: Any) -> bytes:
    return b" ".join(part if isinstance(part, bytes) else str(part).encode() for part in stream.stream)


def _underlay(pdf: Any, page: Any, plan: Finishable, pydyf: Any) -> None:
    """Draw below everything else, as an artifact that no screen reader reads: ground, border, codes, crop marks."""
    drawn = (*_ground(plan), *_border(plan), *_hairlines(plan), *_codes(plan), *_crop_marks(plan))
    parts = ["/Artifact BMC", "q", *drawn, "Q", "EMC"]
    stream = pydyf.Stream(parts, compress=True)
    pdf.add_object(stream)
    page["Contents"] = pydyf.Array([stream.reference, page["Contents"]])


def _colour(parts: tuple[float, ...], operators: tuple[str, str]) -> str:
    return " ".join(f"{part:.4g}" for part in parts) + " " + operators[len(parts) == 4]


def _rectangle(left: float, top: float, width: float, height: float, plan: Finishable) -> str:
    """Return a rectangle given in mm from the top left corner of the sheet."""
    around = plan.profile.around
    sides = (left + around, plan.page_height - around - top - height, width, height)
    return " ".join(f"{side * PT_PER_MM:.4f}" for side in sides) + " re"


def _ground(plan: Finishable) -> Iterator[str]:
    if ground := plan.profile.ground:
        bleed, sheet = plan.profile.bleed, plan.sheet
        yield _colour(ground, ("rg", "k"))
        yield _rectangle(-bleed, -bleed, sheet.width + 2 * bleed, sheet.height + 2 * bleed, plan)
        yield "f"


def _border(plan: Finishable) -> Iterator[str]:
    yield _colour(plan.profile.ink, ("rg", "k"))
    for rule in plan.border.rules(plan.sheet, plan.opening):
        yield _rectangle(rule.left, rule.top, rule.width, rule.height, plan)
    yield "f"


def _hairlines(plan: Finishable) -> Iterator[str]:
    yield _colour(plan.profile.hairline, ("rg", "k"))
    for rule in plan.rules():
        yield _rectangle(rule.left, rule.top, rule.width, rule.height, plan)
    yield "f"


def _codes(plan: Finishable) -> Iterator[str]:
    yield _colour(plan.profile.ink, ("rg", "k"))
    for area, code in plan.codes():
        module, around = area.width / code.size * PT_PER_MM, plan.profile.around
        left, top = (area.left + around) * PT_PER_MM, (plan.page_height - around - area.top) * PT_PER_MM
        yield f"q {module:.6f} 0 0 {-module:.6f} {left:.4f} {top:.4f} cm {code.rectangles} f Q"


def _crop_marks(plan: Finishable) -> Iterator[str]:
    """Two lines at each corner of the sheet, outside the bleed."""
    if not plan.profile.slug:
        return
    near = plan.profile.bleed + MARK_GAP
    far = near + MARK_LENGTH
    yield _colour(BLACK, ("rg", "k"))
    for x, outwards in ((0.0, -1), (plan.sheet.width, 1)):
        for y, upwards in ((0.0, -1), (plan.sheet.height, 1)):
            start, end = sorted((x + outwards * near, x + outwards * far))
            yield _rectangle(start, y - MARK_WIDTH / 2, end - start, MARK_WIDTH, plan)
            start, end = sorted((y + upwards * near, y + upwards * far))
            yield _rectangle(x - MARK_WIDTH / 2, start, MARK_WIDTH, end - start, plan)
    yield "f"


def _declare(pdf: Any, condition: Condition, pydyf: Any) -> None:
    """Name the printing condition, or the screen, that the colours are meant for."""
    facts = {
        "Type": "/OutputIntent",
        "S": f"/{condition.standard}",
        "OutputConditionIdentifier": pydyf.String(condition.identifier),
        "Info": pydyf.String(condition.info),
    }
    if condition.registry:
        facts["RegistryName"] = pydyf.String(condition.registry)
    if condition.profile:
        profile = pydyf.Stream([condition.profile], {"N": condition.components}, compress=True)
        pdf.add_object(profile)
        facts["DestOutputProfile"] = profile.reference
    pdf.catalog["OutputIntents"] = pydyf.Array([pydyf.Dictionary(facts)])


def _identify(pdf: Any, plan: Finishable) -> None:
    """Give the file an identity that is the same for the same poster."""
    own = f"xmp.did:{uuid.uuid5(uuid.NAMESPACE_URL, plan.identity)}".encode()
    for one in pdf.objects:
        if hasattr(one, "stream") and one.extra.get("Type") == "/Metadata":
            one.stream = [RANDOM_ID.sub(own, part) for part in one.stream]
