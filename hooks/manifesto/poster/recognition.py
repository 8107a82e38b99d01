"""Recognition: which poster of a manifesto a file is, by the address that it carries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manifesto.poster.condition import Condition
from manifesto.poster.frame import FRAMES
from manifesto.poster.layout.plan import Plan, plan
from manifesto.poster.matrix import Job
from manifesto.poster.profile import PROFILES
from manifesto.poster.sheet import SHEETS
from manifesto.poster.subject import subjects

if TYPE_CHECKING:
    from manifesto.manifesto import Manifesto
    from manifesto.pdf.inspection import Inspection
    from manifesto.typeface import Fonts

ADDRESS = re.compile(
    r"posters/(?P<subject>.+)/(?P<sheet>[\w-]+?)-(?P<way>portrait|landscape)(?:-(?P<profile>[\w-]+))?\.pdf"
)
OF_A_PRESS = Condition(identifier="Custom", profile=b"the one in the file")  # which one does not matter here


def recognised(inspection: Inspection, manifesto: Manifesto, fonts: Fonts) -> Plan | None:
    """Return the plan of the poster that a file says it is, or None where this manifesto has none like it.

    Of a poster that was made from chosen principles, or for a house, the file does not say enough.
    """
    site, _, address = inspection.metadata.get("pdf:Keywords", "").partition(", ")
    found = ADDRESS.fullmatch(address) if site == manifesto.settings.site_url else None
    subject = subjects(manifesto).get(found["subject"]) if found else None
    if not found or not subject:
        return None
    name, way, profile = found["sheet"], found["way"], found["profile"] or "home"
    frame = name.removeprefix("framed-") if name.startswith("framed-") else ""
    if profile not in PROFILES or (frame not in FRAMES if frame else name not in SHEETS):
        return None
    sheet = FRAMES[frame].sheet(way) if frame else SHEETS[name].turned(way)
    job = Job(subject=subject.key, sheet=sheet, orientation=way, profile=profile, frame=frame)
    return plan(manifesto, subject, job, fonts, OF_A_PRESS if "PDF/X-4" in inspection.claims else None)
