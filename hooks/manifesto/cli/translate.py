"""`manifesto translate`: a translation's file that is right from the start, and how far each language is."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from manifesto import language_tag, report
from manifesto.cli.choice import require
from manifesto.cli.new import authors_of
from manifesto.cli.pen import created, require_right, require_text, written
from manifesto.composition import DEFAULT_LICENCE, Author
from manifesto.edition import digest_of
from manifesto.field import Placed
from manifesto.language import language
from manifesto.principle import FOLDER
from manifesto.problem import as_line, quote
from manifesto.report.text import report as told
from manifesto.suggestion import suggest
from manifesto.transcript import Transcript
from manifesto.translation import CLAIM_LASTS, standing
from manifesto.words import day, names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto.draft import Draft
    from manifesto.manifesto import Manifesto
    from manifesto.project import Project, Reading
    from manifesto.rendition import Rendition
    from manifesto.translation import Entry

EVERY = "every"


@click.command()
@click.argument("slug", required=False)
@click.option("--to", "tag", default="", metavar="LANG", help="The language, by its tag in mkdocs.yml, such as de.")
@click.option("--translator", "translators", multiple=True, metavar="HANDLE|NAME",
              help="A handle of contributors.yml, or a name as it is printed; may be given again for another.")  # fmt: skip
@click.option("--claim", is_flag=True, help="Only say that you are translating it, so that nobody else begins.")
@click.option("--list", "listed", is_flag=False, flag_value=EVERY, default="", metavar="[LANG]",
              help="Say what is done, claimed, out of date and to do.")  # fmt: skip
@click.option("--url", default="", metavar="URL", help="The address of a single translator who is written out.")
@click.option("--github", default="", metavar="LOGIN", help="The GitHub name of the same.")
@click.pass_obj
def translate(
    project: Project,
    *,
    slug: str | None,
    tag: str,
    translators: tuple[str, ...],
    claim: bool,
    listed: str,
    url: str,
    github: str,
) -> None:
    """Begin a translation, claim it, or list what is to do.

    The file begins with the original's words, to be written over. SLUG is
    the principle's file without .md. A claim lasts for 60 days; the same
    command without --claim then puts the words into its file. Nothing else
    is overwritten. The file names the licence, by which you say that your
    words may be used by anybody who names you.
    """
    require(project)
    reading = project.read({f"{slug}.{tag}"})
    if listed:
        _list(reading, "" if listed == EVERY else listed)
        return
    if not slug or not tag:
        raise click.UsageError("Name a principle, and with --to a language; --list says what there is to do.")
    _require_language(reading, tag, "--to")
    draft = _draft(reading, slug)
    kept = [] if claim else [each for each in reading.parts.renditions if each.name == f"{slug}.{tag}" and each.claimed]
    if not translators and not kept:
        raise click.UsageError("A --translator is needed, a handle or a name between quotation marks.")
    signed = authors_of(reading, translators, url, github, "--translator") or _signed(kept[0])
    today, licence = datetime.now(UTC).date(), reading.parts.outline.licence or DEFAULT_LICENCE
    words = (
        {} if claim else {"title": draft.title, "summary": draft.summary, "text": draft.body, "of": digest_of(draft)}
    )
    made = Transcript(slug=slug, language=tag, translators=signed, written=today, licence=licence, claim=claim, **words)
    _write(project, reading, made, over=bool(kept))


def _signed(claim: Rendition) -> tuple[Author, ...]:
    """Return those who claimed a translation, as its file names them."""
    return tuple(
        Author(handle=one.text)
        if isinstance(one, Placed)
        else Author(name=one.person.name, url=one.person.url or "", github=one.person.github or "")
        for one in claim.translators
    )


def _require_language(reading: Reading, tag: str, option: str) -> None:
    outline = reading.parts.outline
    if fault := language_tag.wrong(language_tag.Name("", tag), outline.tongues, outline.language):
        known = frozenset(outline.tongues or ())
        usual = language_tag.usual(tag)
        if usual and usual != tag and usual in known:
            fault = f"There is no language {quote(tag)}. Write {usual}."
        elif tag == outline.language:
            fault = f"{quote(tag)} is the language of the original."
        elif not usual:
            fault = f"There is no language {quote(tag)}. {suggest(tag, sorted(known))}"
        raise click.BadParameter(fault, param_hint=option)


def _draft(reading: Reading, slug: str) -> Draft:
    """Return the original; ends the command where there is none, or none that can be read."""
    for draft in reading.parts.drafts:
        if slug in {draft.slug, *(alias.text for alias in draft.aliases)}:
            if slug != draft.slug:
                raise click.BadParameter(f"{slug} is called {draft.slug} now.", param_hint="SLUG")
            return draft
    if slug in reading.parts.slugs:
        raise click.ClickException(f"Something in {FOLDER}/{slug}.md needs fixing first. manifesto check says what.")
    known = sorted(draft.slug for draft in reading.parts.drafts)
    raise click.BadParameter(f"There is no principle {quote(slug)}. {suggest(slug, known)}", param_hint="SLUG")


def _write(project: Project, before: Reading, made: Transcript, *, over: bool) -> None:
    """Write the file if nothing is wrong with it, neither in itself nor beside the others; say what is."""
    require_text(made.file)
    path = project.root / made.path
    drafted, known = project.with_unsaved({path: made.file}), set(before.problems)
    found = [p for p in drafted.read({path.stem}).problems if p not in known and p.path == made.path]
    require_right(found)
    if over:
        written({path: made.file})
    else:
        created(path, made.file, "To change it, open it in an editor.")
    click.echo(path.relative_to(project.root))
    if sys.stdout.isatty():
        click.echo("Open it in an editor to go on; manifesto check says whether all is well.")
        if cases := list(report.cases(found, drafted.lines, before.parts.outline.site_url)):
            click.echo(f"\n{told(cases)}")


def _list(reading: Reading, tag: str) -> None:
    """Say how far each language is, or one of them, principle by principle."""
    if reading.manifesto is None:
        raise click.ClickException("Something needs fixing first. manifesto check says what.")
    if not reading.manifesto.tongues:
        outline = reading.parts.outline
        how = language_tag.how_to_add("de", frozenset(outline.tongues or ()))
        raise click.ClickException(f"This manifesto is not translated into any language yet. {how}")
    if tag:
        _require_language(reading, tag, "--list")
        click.echo("\n".join(_in_full(reading.manifesto, tag)))
        return
    for each in reading.manifesto.tongues:
        click.echo(_in_short(reading.manifesto, each))


def _in_short(manifesto: Manifesto, tag: str) -> str:
    now = standing(manifesto, tag, datetime.now(UTC).date())
    numbers = (f"{len(now.claimed)} claimed", f"{len(now.stale)} out of date", f"{len(now.missing)} to do")
    return f"{tag} ({language(tag).name}): {len(now.done)} of {len(manifesto.principles)} done, {', '.join(numbers)}"


def _in_full(manifesto: Manifesto, tag: str) -> Iterator[str]:
    now = standing(manifesto, tag, datetime.now(UTC).date())
    yield _in_short(manifesto, tag)
    for title, entries in (
        ("Out of date", now.stale),
        ("Claimed", now.claimed),
        ("To do", now.missing),
        ("Done", now.done),
    ):
        if entries:
            yield f"\n{title}"
            yield from (f"  {_line(entry, claimed=title == 'Claimed')}" for entry in entries)


def _line(entry: Entry, *, claimed: bool) -> str:
    slug = entry.principle.slug
    if not entry.since:
        return slug
    who = names(person.name for person in entry.translators)
    when = f"until {day(entry.since + CLAIM_LASTS)}" if claimed else day(entry.since)
    return f"{slug}  {as_line(who)}, {when}"
