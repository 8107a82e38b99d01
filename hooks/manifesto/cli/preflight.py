"""`manifesto preflight`: what a print shop would say of a file, before it does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from manifesto.problem import Rejected, as_line

if TYPE_CHECKING:
    from manifesto.pdf.inspection import Inspection
    from manifesto.poster.expectation import Expectation
    from manifesto.poster.preflight import Check
    from manifesto.project import Project

LARGEST = 50_000_000  # bytes


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "form", default="text", type=click.Choice(["text", "json"]), show_default=True)
@click.pass_obj
def preflight(project: Project, *, files: tuple[Path, ...], form: str) -> None:
    """Look through PDF files as a print shop does.

    A poster of this manifesto is held to its own words and measures as well.
    """
    wrong = False
    for file in files:
        try:
            inspection, wanted, checks = _looked_through(project, file)
        except click.ClickException as unreadable:
            wrong = True
            unreadable.show()
            continue
        wrong |= any(check.faults for check in checks)
        click.echo(
            _as_json(file, inspection, wanted, checks) if form == "json" else _as_text(file, inspection, wanted, checks)
        )
    if wrong:
        raise SystemExit(1)


def _looked_through(project: Project, file: Path) -> tuple[Inspection, Expectation, list[Check]]:
    from manifesto.pdf.file.validator import validated
    from manifesto.pdf.inspection import Unreadable, inspect
    from manifesto.poster.preflight import Check, checks
    from manifesto.poster.sight import NotReadable

    try:
        if file.exists() and not file.is_file():
            raise click.ClickException(f"{as_line(str(file))} is no file.")
        if file.stat().st_size > LARGEST:
            raise click.ClickException(f"{as_line(str(file))} has more than {LARGEST // 1_000_000} MB.")
        pdf = file.read_bytes()
        inspection = inspect(pdf)
        wanted = _expectation(project, inspection)
        found = checks(pdf, inspection, wanted)
    except OSError as error:
        raise click.ClickException(f"{as_line(str(file))} could not be read: {error.strerror}.") from None
    except (Unreadable, NotReadable) as unreadable:
        raise click.ClickException(f"{as_line(str(file))}: {unreadable}") from None
    if any(claim.startswith("PDF/A") for claim in inspection.claims):
        found.append(Check("PDF/A, by an independent validator", tuple(validated(pdf))))
    return inspection, wanted, found


def _expectation(project: Project, inspection: Inspection) -> Expectation:
    """Return what the file is held to: its plan where it is a poster of this manifesto, and otherwise what it looks like."""
    from manifesto.poster import stock
    from manifesto.poster.expectation import guessed, planned
    from manifesto.poster.recognition import recognised
    from manifesto.tree import in_tree

    if project.settings_file.exists():
        try:
            manifesto = project.load()
            for tag in (manifesto.settings.language, *manifesto.tongues):
                told = in_tree(manifesto, tag)
                if plan := recognised(inspection, told, stock.fonts(told.settings, project.root)):
                    return planned(plan)
        except Rejected:
            return guessed(inspection)
    return guessed(inspection)


def _as_text(file: Path, inspection: Inspection, wanted: Expectation, checks: list[Check]) -> str:
    about = [wanted.sheet.title if wanted.sheet else "a sheet that we do not know"]
    about += [wanted.profile.title.lower()] if wanted.profile else []
    about += sorted(inspection.claims)
    lines = [f"{as_line(str(file))}: {', '.join(about)}"]
    for check in checks:
        lines.append(f"  {'wrong' if check.faults else 'right'}  {check.what}")
        lines += [f"         {as_line(fault)}" for fault in check.faults]
    return "\n".join(lines)


def _as_json(file: Path, inspection: Inspection, wanted: Expectation, checks: list[Check]) -> str:
    trim = inspection.trim or inspection.media
    facts = {
        "file": str(file),
        "size": wanted.sheet.name if wanted.sheet else None,
        "profile": wanted.profile.name if wanted.profile else None,
        "claims": sorted(inspection.claims),
        "width_mm": round(trim.width, 1),
        "height_mm": round(trim.height, 1),
        "smallest_pt": round(inspection.smallest_pt, 1),
        "checks": [{"what": check.what, "faults": list(check.faults)} for check in checks],
        "passed": not any(check.faults for check in checks),
    }
    return json.dumps(facts)
