"""Manifestos that are hard to set: long words, wide tables, titles of every script, text that runs from the right."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from mkdocs.utils.yaml import yaml_load
from tests.site.small import SETTINGS, SMALL
from yaml import safe_dump, safe_load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tests.conftest import Build

PRINCIPLE = """---
title: "{title}"
summary: {summary}
authors: {authors}
{more}added: 2026-11-21
licence: CC-BY-4.0
---

{body}
"""
LONG_WORD = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunt"  # sixty letters, as the name below
LONG_NAME = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewis"
SUMMARY = (
    "A sentence that takes all the room that a sentence under a title may take, and then a little more, "
    "until there is not a single letter left to spend on it, not even on a full end."
)
BODY = f"""> Whoever begins with a quotation wants it to be read first, and so it stands first.

Then there is a text that goes on, with [{"https://example.org/" + "a-path-that-never-breaks/" * 4}](https://example.org/).

## {LONG_WORD}

| What was promised | {LONG_WORD} | When | By whom | Where |
|-------------------|-------------|-----:|---------|-------|
| A call before noon | On Monday | {LONG_WORD} | Ada | At the desk, and nobody had to ask for it again |

```
{"one_line_of_code_that_has_no_place_to_break_" * 4}
```

### A heading that is so long that it needs more than one line on a telephone and on any other screen

1. One
    - One of one
        - One of one of one, with `{LONG_WORD}` in it
            - And one more below
2. Two"""
COLUMNS = "\n".join("|" + cell * 20 for cell in (" Column |", "---|", " What came of it |", " 1,000 |"))
SIX = (
    f"[{{name: {LONG_NAME}}}, ada-example, long-name, hidden-example, "
    "{name: Maria da Conceição Exemplo de Albuquerque e Vasconcelos}, {name: 見本太郎}]"
)
TITLES = {
    "japanese": "約束は必ず守り、守れないときは先に言って、次の約束をする",
    "chinese": "答应的事一定做到做不到的事一开始就说清楚",
    "hebrew": "קיים כל הבטחה שנתת",
    "thai": "รักษาทุกคำสัญญาที่ให้ไว้กับทุกคนเสมอไม่ว่าจะเล็กน้อยเพียงใด",
    "hindi": "हर वादा निभाओ और समय पर निभाओ",
    "emoji": "Smile 😀 while you talk to them",
    "greek": "Κράτα κάθε υπόσχεση που δίνεις",
    "vietnamese": "Giữ mọi lời hứa của bạn",
    "mixed": "Say שלום first, then listen",
    "eighty": "A title that has as many letters as a title may have, which is eighty altogether",
}
THEMES = """
one: {title: One, description: What everybody believes}
empty: {title: A theme with a long name and nothing in it, description: Nobody has written anything here yet}
"""
COLLECTIONS = """
long: {title: A collection whose name is as long as a name of one may be, subtitle: For the wall above your own desk,
  kind: steps, principles: [long-word, japanese, arabic]}
parts: {title: Parts, subtitle: In two parts, kind: rights, parts: [{title: The rights of those who are asked,
  principles: [six]}, {title: The others, principles: [hebrew, eighty]}]}
"""


@dataclass(frozen=True, kw_only=True)
class Manuscript:
    """A manifesto before it is built: its files beside those of the small one, and what its settings say otherwise."""

    texts: Mapping[str, str]
    language: str = "en"
    settings: Mapping[str, Any] = field(default_factory=dict)

    def write(self, folder: Path, repository: Path) -> None:
        """Write it into a folder, with our code and our look."""
        shell = {name: text for name, text in SMALL.items() if not name.startswith("principles/")}
        for name, text in {**shell, **self.texts}.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        for shared in ("hooks", "overrides"):
            (folder / shared).symlink_to(repository / shared, target_is_directory=True)
        settings = yaml_load((repository / "mkdocs.yml").read_text(encoding="utf-8"))
        pages = ["index.md", "posters.md", "contribute.md", "pledge.md", "search.md"]
        settings |= {"site_name": "Small", "site_url": "https://small.example/wall/", "nav": pages}
        settings["theme"]["language"] = self.language
        settings["extra"]["manifesto"] = safe_load(SETTINGS) | self.settings
        (folder / "mkdocs.yml").write_text(safe_dump(settings), encoding="utf-8")


@contextmanager
def publishing(
    manuscripts: Mapping[str, Manuscript], repository: Path, build: Build, serve: Callable[..., Any]
) -> Iterator[Callable[[str], str]]:
    """Yield the function that says where a manuscript is served; each is built when it is first asked for."""
    with ExitStack() as stack:

        @cache
        def home(name: str) -> str:
            folder = Path(stack.enter_context(TemporaryDirectory()))
            manuscripts[name].write(folder, repository)
            done = build(folder, folder / "site")
            assert done.returncode == 0, done.stdout + done.stderr
            return stack.enter_context(serve(folder / "site", "/wall/"))

        yield home


def principle(title: str, body: str = "Name the hour, and be early by a minute.", **fields: str) -> str:
    """Return the text of a principle; `fields` stand in for what it has otherwise."""
    words = {"summary": "A sentence that stands under the title.", "authors": "[ada-example]", "more": ""}
    return PRINCIPLE.format(title=title, body=body, **(words | fields))


HARD = Manuscript(
    texts={
        "contributors.yml": f"""ada-example:
  name: Ada Example
long-name:
  name: {LONG_NAME}
  url: https://example.org/{"a-page-of-a-long-name-" * 3}
  role: Somebody whose role takes all of the letters there are here
  pledged: 2026-11-21
  ended: 999999
none-example:
  name: Ben Example
hidden-example:
  name: Nobody Knows
  hidden: true
""",
        "pages/pledge.md": f"---\ntitle: The pledge of {LONG_WORD}\n---\n\n{BODY}",
        "principles/long-word.md": principle(f"Build {LONG_WORD}", BODY, summary=SUMMARY, more="themes: [one]\n"),
        "principles/six.md": principle("Six of us", authors=SIX, more="related: [long-word, arabic]\nthemes: [one]\n"),
        "principles/wide.md": principle("Twenty columns", f"So many columns have no place on a page.\n\n{COLUMNS}"),
        "principles/yes.md": principle("Yes", summary="Say it, and mean it."),
        "principles/arabic.md": principle(
            "أوفِ بكل وعد تقطعه على نفسك!",
            "قل متى، ثم كن أبكر بدقيقة، ولا تنتظر حتى يسألوك.\n\n1. أولا",
            summary="قل ما ستفعله، ثم افعله.",
            authors="[{name: ليلى مثال}, {name: سامي مثال}, ada-example]",
        ),
        **{f"principles/{name}.md": principle(title) for name, title in TITLES.items()},
    },
    settings={
        "themes": safe_load(THEMES),
        "collections": safe_load(COLLECTIONS),
        "repository": "ada-example/manifesto",
    },
)
BARE = Manuscript(texts={"principles/yes.md": principle("Yes", summary="Say it, and mean it.")})
JAPANESE = Manuscript(
    language="ja",
    texts={
        "contributors.yml": "ada-example:\n  name: 見本花子\n",
        "pages/index.md": "---\ntemplate: home.html\n---\n\n私たちは窓口に立つ者です。\n\n何がうまくいかないかを知っています。\n",
        "pages/pledge.md": "---\ntitle: 誓い\n---\n\n今日、ひとつの悪い経験を終わらせます。\n",
        "principles/promise.md": principle(
            TITLES["japanese"],
            "> 約束は借りである。\n\n時刻を言い、一分早く着く。遅れるとわかったら、相手が尋ねる前にこちらから知らせる。",
            summary="すると言ったことだけを約束し、約束したことは必ずする。",
        ),
    },
    settings={"name": "小さな宣言", "short_name": "小さな宣言", "tagline": "私たちが大切にすること"},
)
_ARABIC = {
    "contributors.yml": "ada-example:\n  name: ليلى مثال\n  role: قائدة فريق\n  pledged: 2026-11-21\n  ended: 12\n",
    "pages/index.md": "---\ntemplate: home.html\n---\n\nنحن من يقف خلف المكتب.\n\nنعرف ما يفسد، لأنه يفسد بين أيدينا.\n",
    "pages/pledge.md": "---\ntitle: العهد\ndescription: أنهِ تجربة سيئة واحدة اليوم.\n---\n\nأنهِ تجربة سيئة واحدة اليوم.\n\n- أولا\n",
    "principles/promise.md": principle(
        "أوفِ بكل وعد تقطعه على نفسك",
        "> الوعد دين.\n\nقل متى، ثم كن أبكر بدقيقة.\n\n1. أولا\n2. ثانيا\n\n| متى | من |\n|---|---|\n| غدا | أنا |",
        summary="قل ما ستفعله، ثم افعله قبل أن يُطلب منك مرة أخرى.",
        more="themes: [one]\n",
    ),
    "principles/who.md": principle(
        "Who is it, and why?",
        "Some of us write from the left, as you see.\n\n1. One",
        authors="[{name: Ben Example}, {name: Cy Example}, ada-example]",
    ),
    "principles/persian.md": principle(
        "هر وعده‌ای را که می‌دهی نگه دار", "بگو کِی، و یک دقیقه زودتر باش، و اگر نشد خبر بده."
    ),
    "principles/hebrew.md": principle("קיים כל הבטחה שנתת", "אמור מתי, והקדם בדקה, ואם לא תוכל, אמור זאת לפני כן."),
}
ARABIC = Manuscript(
    language="ar",
    texts=_ARABIC,
    settings={
        "name": "بيان صغير",
        "short_name": "صغير",
        "tagline": "ما نقف من أجله",
        "mark": "assets/images/mark.svg",
        "themes": safe_load("{one: {title: الأول, description: ما نؤمن به جميعا}}"),
        "collections": safe_load("{steps: {title: خطوات, subtitle: لمكتبك, kind: steps, principles: [promise, who]}}"),
    },
)
PERSIAN = Manuscript(language="fa", texts=_ARABIC | {"principles/promise.md": principle("قول بده و نگه دار")})


def thousand() -> Manuscript:
    """Return a manifesto of a thousand principles by a hundred people, of which ten stand in a theme of their own."""
    texts = {"contributors.yml": "".join(f"person-{n}:\n  name: Person {n} Example\n" for n in range(100))}
    for n in range(1000):
        texts[f"principles/promise-{n:03}.md"] = principle(
            f"Keep promise {n:03} to everybody",
            f"Name the hour, and be early by {n} minutes, whoever it is.",
            authors=f"[person-{n % 100}]",
            more="themes: [few]\n" if n % 100 == 99 else "themes: [many]\n",
        )
    themes = "{few: {title: Few, description: Ten of them}, many: {title: Many, description: The others}}"
    return Manuscript(texts=texts, settings={"themes": safe_load(themes)})
