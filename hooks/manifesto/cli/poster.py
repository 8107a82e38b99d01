"""`manifesto poster`: any subject on any sheet, for any printing, as a PDF."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from manifesto import writing
from manifesto.cli.known import Known, Share, language_of
from manifesto.poster import condition, matrix
from manifesto.poster.frame import FRAMES
from manifesto.poster.matrix import Job
from manifesto.poster.profile import PROFILES
from manifesto.poster.sheet import SHEETS
from manifesto.poster.subject import WHOLE, Subject, UnknownSubject, find, of_house, selection, subjects
from manifesto.poster_order import ORIENTATIONS
from manifesto.problem import Rejected, as_line
from manifesto.tree import folder_of, in_tree

if TYPE_CHECKING:
    from manifesto.manifesto import Manifesto
    from manifesto.poster.condition import Condition
    from manifesto.poster.house import House
    from manifesto.poster.print import Print
    from manifesto.project import Project

    Work = list[tuple[Subject, Job]]

DEFAULT_SIZE = "a3"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What was asked for on the command line; None where nothing was said."""

    subject: str | None
    size: str | None
    orientation: str | None
    profile: str | None
    principles: str | None
    frame: str | None
    house: Path | None
    icc: Path | None
    language: str | None
    every: bool
    shard: tuple[int, int] | None

    @property
    def several(self) -> bool:
        """Whether it may be many posters, which then lie in folders as they do on the site."""
        return self.every or self.shard is not None


@click.command()
@click.argument("subject", required=False)
@click.option("--size", type=Known("sheet", SHEETS), metavar="NAME",
              help=f"The sheet: {', '.join(SHEETS)}; {DEFAULT_SIZE} unless given.")  # fmt: skip
@click.option("--orientation", type=Known("way up", ORIENTATIONS), metavar="portrait|landscape", help="portrait unless given.")  # fmt: skip
@click.option("--profile", type=Known("profile", PROFILES), metavar="NAME",
              help=f"The kind of printing: {', '.join(PROFILES)}; home unless given.")  # fmt: skip
@click.option("--principles", metavar="SLUG,SLUG", help="Only these principles, in this order.")
@click.option("--frame", type=Known("frame", FRAMES), metavar="NAME",
              help=f"The frame that it will hang in, instead of a sheet: {', '.join(FRAMES)}.")  # fmt: skip
@click.option("--house", type=click.Path(path_type=Path), metavar="FILE",
              help="Your team's own edition, as this file describes it; in every profile unless one is given.")  # fmt: skip
@click.option("--icc", type=click.Path(path_type=Path), metavar="FILE",
              help="The print shop's profile of its press, for shop and shop-marks.")  # fmt: skip
@click.option("--language", metavar="TAG", help="A language of the manifesto, such as de; its own unless given.")
@click.option("--out", default=Path(), type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
              help="The folder to write to, if it is not this one.")  # fmt: skip
@click.option("--all", "every", is_flag=True, help="Every subject, sheet, way up and profile; other options narrow it.")
@click.option("--shard", type=Share(), metavar="K/N",
              help="Only this share of --all, or of what mkdocs.yml lists, such as 2/4.")  # fmt: skip
@click.option("--format", "form", default="text", type=click.Choice(["text", "json"]), show_default=True)
@click.pass_obj
def poster(project: Project, /, *, out: Path, form: str, **wishes: Any) -> None:
    """Print a poster as a PDF.

    SUBJECT is manifesto (all of it, unless another is named), collections/KEY or principles/SLUG.
    """
    from manifesto.poster import pressroom, progress
    from manifesto.poster.library import MissingLibrary
    from manifesto.poster.press import Abandoned, Run

    wish = Wish(**wishes)
    try:
        manifesto = _in_language(project.load(), wish)
        _require_templates(project)
        work = _work(manifesto, wish)
        run = Run(manifesto=manifesto, root=project.root, condition=_condition(wish))
        _writable(out)
        with progress.bar(sys.stderr) as told:
            printed, problems = pressroom.print_what_can_be(run, work, progress=told)
    except condition.NotAProfile as refused:
        raise click.ClickException(as_line(str(refused))) from None
    except (UnknownSubject, MissingLibrary, Abandoned) as refused:
        raise click.ClickException(str(refused)) from None
    except Rejected as rejected:
        raise click.ClickException(f"No poster was printed.\n{rejected}") from None
    except OSError as error:
        raise click.ClickException(f"The posters could not be printed: {error.strerror}.") from None
    for one in printed if wish.several or not problems else ():
        click.echo(_said(_written(one, out, wish, manifesto), one, form, manifesto))
    if problems:
        left = (
            f"{len(work) - len(printed)} of {len(work)} posters were not printed."
            if wish.several
            else "No poster was printed."
        )
        raise click.ClickException(f"{left}\n{Rejected(problems)}")


def _in_language(manifesto: Manifesto, wish: Wish) -> Manifesto:
    """Return the manifesto in the language that was asked for, whose codes lead into the tree of that language."""
    return manifesto if wish.language is None else in_tree(manifesto, language_of(manifesto, wish.language))


def _require_templates(project: Project) -> None:
    if not (project.root / "overrides").is_dir():
        raise click.ClickException(
            "There is no folder overrides here, in which all that is seen lies. Take it from the source."
        )


def _work(manifesto: Manifesto, wish: Wish) -> Work:
    """Return the posters that were asked for."""
    if wish.house:
        return _of_house(manifesto, wish, wish.house)
    _refuse_contradictions(wish)
    if not wish.several:
        about = _about(manifesto, wish)
        return [(about, _job(about, wish, wish.profile or "home"))]
    known = subjects(manifesto)
    jobs = matrix.every_job(manifesto) if wish.every else matrix.jobs(manifesto)
    if wish.subject:
        _found(manifesto, wish.subject)
    asked = {"subject": wish.subject, "orientation": wish.orientation, "profile": wish.profile}
    wanted = [job for job in jobs if all(getattr(job, name) == value for name, value in asked.items() if value)]
    wanted = [job for job in wanted if not wish.size or job.sheet.name == wish.size]
    if not wanted:
        raise click.ClickException(
            f"Nothing of {wish.subject} is in {manifesto.settings.language} yet. Leave --all away, and it is printed in the original's words."
            if wish.every
            else "There is no such poster in mkdocs.yml. --all prints what is not listed there, too."
        )
    return [(known[job.subject], job) for job in matrix.share(wanted, *(wish.shard or (1, 1)))]


def _refuse_contradictions(wish: Wish) -> None:
    """End the command where two options cannot both be meant."""
    if wish.several and (wish.principles or wish.frame):
        raise click.ClickException(
            "--all and --shard print whole subjects on sheets. Leave --principles and --frame away."
        )
    if wish.shard and not wish.every and wish.icc:
        raise click.ClickException("--icc goes with --all, or with a single poster. Leave --shard away, or add --all.")


def _found(manifesto: Manifesto, key: str) -> Subject:
    """Return the subject with that key; ends the command where there is nothing in it."""
    subject = find(manifesto, key)
    if not subject.principles:
        raise click.ClickException(f"{key} has no principle in it, so there is nothing to print.")
    return subject


def _about(manifesto: Manifesto, wish: Wish) -> Subject:
    subject = _found(manifesto, WHOLE if wish.subject is None else wish.subject)
    slugs = tuple(slug.strip() for slug in (wish.principles or "").split(",") if slug.strip())
    if len(set(slugs)) < len(slugs):
        raise click.ClickException("A principle stands twice in --principles. Name each once.")
    if wish.principles is not None and not slugs:
        raise click.ClickException("--principles names none. Write slugs with commas between them, or leave it away.")
    return selection(manifesto, slugs, of=subject) if slugs else subject


def _job(about: Subject, wish: Wish, profile: str, *, size: str = DEFAULT_SIZE, way: str = ORIENTATIONS[0]) -> Job:
    way = wish.orientation or way
    if wish.frame:
        if wish.size and wish.size != FRAMES[wish.frame].takes:
            message = f"The frame {wish.frame} takes {FRAMES[wish.frame].takes}, not {wish.size}. Leave --size away."
            raise click.ClickException(message)
        sheet = FRAMES[wish.frame].sheet(way)
    else:
        sheet = SHEETS[wish.size or size].turned(way)
    return Job(subject=about.key, sheet=sheet, orientation=way, profile=profile, frame=wish.frame or "")


def _of_house(manifesto: Manifesto, wish: Wish, path: Path) -> Work:
    """Return a team's own poster for every kind of printing, or for the one that was asked for."""
    from manifesto.poster.house import read_house

    if wish.subject or wish.principles or wish.several:
        raise click.ClickException(
            "A house edition says itself what is on it. Leave the subject, --principles, --all and --shard away."
        )
    house: House = read_house(path, manifesto)
    about = of_house(manifesto, house)
    profiles = [wish.profile] if wish.profile else list(PROFILES)
    return [(about, _job(about, wish, profile, size=house.size, way=house.orientation)) for profile in profiles]


def _condition(wish: Wish) -> Condition | None:
    if wish.icc is None:
        return None
    profile = wish.profile or ("shop" if wish.house or wish.every else "home")
    if not PROFILES[profile].four_colours:
        raise click.ClickException("--icc is for a print shop. Add --profile shop, or shop-marks.")
    try:
        return condition.read_profile(wish.icc)
    except OSError as error:
        raise click.ClickException(f"{as_line(str(wish.icc))} could not be read: {error.strerror}.") from None


def _writable(out: Path) -> None:
    """Find out before anything is printed whether it can be kept."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        writing.probe(out)
    except OSError as error:
        raise click.ClickException(f"{as_line(str(out))} cannot be written to: {error.strerror}.") from None


def _written(printed: Print, out: Path, wish: Wish, manifesto: Manifesto) -> Path:
    """Write the poster whole or not at all, and return where it is."""
    tongue = _tongue(manifesto)
    name = f"{folder_of(tongue) if tongue else ''}{printed.address.removeprefix('posters/')}"
    target = out / (name if wish.several else name.replace("/", "-"))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        writing.rewrite(target, printed.pdf)
    except OSError as error:
        raise click.ClickException(f"{as_line(str(target))} could not be written: {error.strerror}.") from None
    return target


def _tongue(manifesto: Manifesto) -> str:
    """Return the tag of the language of a translation; nothing for that of the original."""
    return manifesto.settings.language if manifesto.original else ""


def _said(target: Path, printed: Print, form: str, manifesto: Manifesto) -> str:
    if form == "json":
        tongue = _tongue(manifesto)
        return json.dumps({"file": str(target), **printed.facts(), **({"language": tongue} if tongue else {})})
    what = {
        "full": "Everything fits",
        "titles": "Titles only: summaries would be too small to read",
        "single": "One principle",
    }
    sheet = f"{printed.job.sheet.title} {printed.job.orientation}, {PROFILES[printed.job.profile].title.lower()}"
    return f"{as_line(str(target))}\n{what[printed.layout]}, on {sheet}, text at {printed.body_pt:.1f} pt."
