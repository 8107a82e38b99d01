"""Letters of every script: what is drawn with the other fonts is what was measured, and lines break where they may."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from manifesto import typeface
from manifesto.field import Placed
from manifesto.headline import MEASURE, full_measure
from manifesto.other_font import MOST, OtherFont
from manifesto.poster.document import desk
from manifesto.poster.layout.setting import count_lines, count_title, set_lines, set_title
from manifesto.problem import Place
from manifesto.script import direction
from manifesto.typeface import Fonts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Draw = Callable[[str, str, str], "Drawn"]

REPOSITORY = Path(__file__).parents[2]
SIZE = 100  # px
ROLES = {  # family, weight and files as the style sheets and fonts.conf have them
    "statement": ("Statement", 700, typeface.STATEMENT),
    "title": ("Title", 700, typeface.TITLE),
    "text": ("Text", 400, typeface.TEXT),
    "label": ("Label", 500, typeface.LABEL),
    "numeral": ("Label", 700, typeface.NUMERAL),
}
OTHERS = tuple(
    OtherFont(
        regular=Placed(f"NotoSans{name}-Regular.ttf", Place()),
        bold=Placed(f"NotoSans{name}-Bold.ttf", Place()) if bold else None,
    )
    for name, bold in (("JP", True), ("SC", False), ("KR", False), ("Arabic", True), ("Hebrew", False))
)
TEXTS = (  # the language of the poster, a text, and the numbers of the other fonts that it takes, from 1
    ("en", "Keep every promise", ()),
    ("en", "Nguyễn Ví Dụ, Łódź", ()),
    ("en", "Keep 5′, which is in ours and in another", ()),
    ("tr", "fin, ırmak ve İstanbul", ()),
    ("bg", "Жълтата дюля", ()),
    ("ja", "約束を守る、そして「聞く」。", (1,)),
    ("en", "Keep 約束 (123) and Keep", (1,)),
    ("zh", "信守每一个承诺，约。", (1, 2)),
    ("ko", "모든 약속을 지켜라", (3,)),
    ("ar", "كن حاضرًا تمامًا", (4,)),
    ("ar", "اِحْفَظْ كُلَّ وَعْدٍ ٣", (4,)),
    ("fa", "می\u200cخواهم", (4,)),
    ("ar", "قل Keep, كن (3)", (4,)),
    ("he", "שמור על כל הבטחה 123", (5,)),
    ("he", "שָׁלוֹם לְכֻלָּם", (5,)),
    ("en", "Keep שלום, Keep", (5,)),
    ("en", "山田例 1–3 · علي 2 · שלום", (1, 4, 5)),
)


@pytest.fixture(scope="module")
def fonts_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Fonts]:
    """Return the maker of fonts for a language, with the others of the tests beside ours."""
    folder = tmp_path_factory.mktemp("assets") / "fonts"
    folder.mkdir()
    own = (REPOSITORY / typeface.FOLDER / file for _, _, file in ROLES.values())
    for path in (*own, *(REPOSITORY / "tests/fonts").glob("*.ttf")):
        (folder / path.name).symlink_to(path)
    return lambda language: Fonts(folder, OTHERS, language)


def faces() -> str:
    """Return the rules of the other fonts as the template has them."""
    environment = Environment(
        loader=FileSystemLoader(REPOSITORY / "overrides"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("poster/fonts.css").render(fonts=OTHERS, unjoined=())


class Drawn:
    """A line as WeasyPrint draws it: how wide it is in em, and the fonts in the file."""

    def __init__(self, line: Any) -> None:
        boxes = [box for box in line.pages[0]._page_box.descendants() if hasattr(box, "pango_layout")]
        self.width = sum(box.width for box in boxes) / SIZE
        with pikepdf.open(io.BytesIO(line.write_pdf())) as pdf:
            used = pdf.pages[0].Resources.Font
            self.fonts = {
                re.findall(r"Other-\d+|[A-Z][a-z]+", str(used[name].BaseFont).partition("+")[2])[0] for name in used
            }


@pytest.fixture(scope="module")
def draw(fonts_of: Callable[[str], Fonts]) -> Draw:
    """Return the function that draws a line of a language in a face, with no font of the machine in reach."""
    with desk._no_system_fonts():
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration

        fonts = FontConfiguration()
    own = "".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; src: url("../fonts/{file}"); }}\n'
        for family, weight, file in ROLES.values()
    )
    home = (fonts_of("en").folder.parent / "stylesheets" / "x.css").as_uri()
    plain = f"@page {{ size: 9000px; margin: 0 }} p {{ font-size: {SIZE}px; margin: 0; white-space: nowrap }}"
    style = weasyprint.CSS(string=own + faces() + plain, base_url=home, font_config=fonts)

    def line(language: str, role: str, text: str) -> Drawn:
        family, weight, _ = ROLES[role]
        html = Environment(autoescape=True).from_string(
            '<html lang="{{ lang }}" dir="{{ dir }}"><p style=\'font-family: "{{ family }}"; font-weight: {{ weight }}\'>{{ text }}</p>'
        )
        source = html.render(lang=language, dir=direction(language), family=family, weight=weight, text=text)
        return Drawn(weasyprint.HTML(string=source).render(font_config=fonts, stylesheets=[style]))

    return line


def cases() -> Iterator[Any]:
    """Yield every text in every role that prints words."""
    for language, text, others in TEXTS:
        for role in ("statement", "title", "text", "label"):
            yield pytest.param(language, text, others, role, id=f"{role}-{text}")


@pytest.mark.parametrize(("language", "text", "others", "role"), list(cases()))
def test_what_is_drawn_is_what_was_measured(
    draw: Draw, fonts_of: Callable[[str], Fonts], *, language: str, text: str, others: tuple[int, ...], role: str
) -> None:
    """A line is as wide as it was measured, to half a hundredth, and takes no font but those that were meant."""
    face = getattr(fonts_of(language), role)
    drawn = draw(language, role, text)

    assert face.missing(text) == []
    assert drawn.width == pytest.approx(face.width(text), rel=0.005)
    expected = {f"Other-{number}" for number in others}
    assert expected <= drawn.fonts <= expected | {ROLES[role][0]} | ({"Text"} if role == "label" else set())


def test_as_many_other_fonts_are_drawn_as_may_be_named() -> None:
    """The last of the fonts that mkdocs.yml may name has its place in what fontconfig is told, and there is none after."""
    told = (REPOSITORY / "hooks/manifesto/poster/fonts.conf").read_text(encoding="utf-8")

    assert all(f"<string>Other {number}</string>" in told for number in range(1, MOST + 1))
    assert f"Other {MOST + 1}<" not in told


def test_the_rules_of_the_other_fonts() -> None:
    """Each font has a rule for its regular and one for its bold; where there is no bold, the regular is that, too."""
    rules = faces().split("@font-face ")[1:]

    assert len(rules) == 2 * len(OTHERS)
    assert '"Other 1"; font-weight: 700; src: url("../fonts/NotoSansJP-Bold.ttf")' in rules[1]
    assert '"Other 2"; font-weight: 700; src: url("../fonts/NotoSansSC-Regular.ttf")' in rules[3]


@pytest.mark.parametrize(
    ("language", "text", "width", "lines"),
    [
        ("ja", "約束を守る、そして「聞く」。", 5.1, ("約束を守", "る、そして", "「聞く」。")),
        ("zh", "信守每一个承诺，", 4.5, ("信守每一", "个承诺，")),
        ("ko", "모든 약속을 지켜라", 4.5, ("모든", "약속을", "지켜라")),
        ("en", "decision-making first", 4.6, ("decision-", "making", "first")),
        ("de", "Donau\u00addampf\u00adschiff", 4, ("Donau-", "dampf-", "schiff")),
        ("de", "Donau\u00addampf\u00adschiff", 9, ("Donaudampfschiff",)),
    ],
)
def test_lines_of_many_scripts(
    fonts_of: Callable[[str], Fonts], *, language: str, text: str, width: float, lines: tuple[str, ...]
) -> None:
    """Lines break where their script has them broken, and none is wider than it may be."""
    face = fonts_of(language).text

    assert set_lines(text, face, width) == lines
    assert count_lines(text, face, width) == len(lines)
    assert max(map(face.width, lines)) <= width


def test_a_hyphen_needs_room(fonts_of: Callable[[str], Fonts]) -> None:
    """A word is not broken where its part would fit the line, and the hyphen after it would not."""
    face = fonts_of("de").text
    text, part = "Donaudampf\u00adschiff", "Donaudampf-"

    assert set_lines(text, face, face.width(part) - 0.01) is None
    assert set_lines(text, face, face.width(part)) == (part, "schiff")
    assert set_lines(f"am {text}", face, face.width(f"am {part}") - 0.01) == ("am", "Donaudampf-", "schiff")


@pytest.mark.parametrize(
    "text", ["x" * 60, "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen", "모" * 60, "ش" * 60]
)
def test_a_word_that_is_wider_than_its_line(fonts_of: Callable[[str], Fonts], text: str) -> None:
    """A word of sixty letters in one piece is no line, and the type has to be smaller or the poster is refused."""
    face = fonts_of("en").text
    width = face.width(text)

    assert set_lines(text, face, width * 0.999) is None
    assert count_lines(text, face, width * 0.999) is None
    assert set_lines(text, face, width) == (text,)


@pytest.mark.parametrize("text", ["", " ", "\u200b", "\n"])
def test_nothing_is_no_line(fonts_of: Callable[[str], Fonts], text: str) -> None:
    """A text in which nothing is seen makes no line."""
    assert set_lines(text, fonts_of("en").text, 10) is None
    assert count_lines(text, fonts_of("en").text, 10) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "約束を守る、そして「聞く」。"),
        ("zh", "信守每一个承诺"),
        ("ar", "كن حاضرًا تمامًا"),
        ("he", "שמור על כל הבטחה"),
    ],
)
def test_headlines_of_many_scripts(fonts_of: Callable[[str], Fonts], language: str, text: str) -> None:
    """A title in another script fills the measure like any other, over several lines where that is wanted."""
    face = fonts_of(language).statement
    headline = full_measure(text, face, 900)
    assert headline is not None

    assert len(headline.lines) > 1
    assert "".join("".join(line.text for line in headline.lines).split()) == "".join(text.split())
    for line in headline.lines:
        ink = face.ink(line.text)
        assert (ink.right - ink.left) * line.size == pytest.approx(MEASURE) or line.size < MEASURE


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("約束を守る、そして「聞く」。", 5.1, ("約束を", "守る、", "そして", "「聞く」。")),
        ("約束を守る、そして「聞く」。", 3.6, ("約束を", "守る、", "そし", "て「聞", "く」。")),
        ("Keep every promise", 4.9, ("Keep every", "promise")),
    ],
)
def test_titles_keep_phrases_whole(
    fonts_of: Callable[[str], Fonts], text: str, width: float, lines: tuple[str, ...]
) -> None:
    """A title in Japanese is not broken within a phrase where a line holds the longest of them."""
    face = fonts_of("ja").statement

    assert set_title(text, face, width) == lines
    assert count_title(text, face, width) == len(lines)
