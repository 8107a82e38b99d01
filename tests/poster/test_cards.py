"""Share cards: whatever a title says, the card is of one size, light, and has everything within its border."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from manifesto import Manifesto, Rejected
from manifesto.field import Placed
from manifesto.lengths import PX_PER_MM
from manifesto.other_font import OtherFont
from manifesto.poster.layout.border import border
from manifesto.poster.matrix import CARD, Job
from manifesto.poster.press import Run, print_poster
from manifesto.poster.sheet import CARD as SHEET
from manifesto.poster.subject import find
from manifesto.problem import Place

from . import wall
from .conftest import made_up

if TYPE_CHECKING:
    from pathlib import Path

SIZE, MOST_COLOURS, HEAVIEST = (1200, 630), 64, 60_000
PAPER, INK, ACCENT = (0xFB, 0xF7, 0xEF), (0x16, 0x18, 0x1D), (0xB3, 0x26, 0x1E)
NEAR = 24  # of 255: few colours of a palette, and soft edges
AMIRI = OtherFont(regular=Placed("Amiri-Regular.ttf", Place()), bold=Placed("Amiri-Bold.ttf", Place()))
JAPANESE = OtherFont(regular=Placed("BIZUDGothic-Regular.ttf", Place()), bold=Placed("BIZUDGothic-Bold.ttf", Place()))
ARABIC = {"language": "ar", "name": "كن حاضرا", "tagline": "احفظ كل وعد", "edition": "كل وعد", "fonts": (AMIRI,)}
TITLES = {
    "usual": "Keep every promise",
    "shortest": "Go",
    "a letter": "I",
    "one word": "Donaudampfschifffahrtsgesellschaftskapitän",
    "longest": "Never let anybody wait for an answer that you could give them right here and now",
    "many short words": "a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i j k l m n",
    "capitals": "LISTEN UNTIL YOU COULD SAY IT AS WELL AS THEY DID",
    "accents": "Écouter jusqu’à comprendre, où que ce soit",
    "Greek": "Άκου μέχρι να μάθεις",
    "markup": "A & B <b>or</b> {{ 7 * 7 }}",
    "figures": "1,000 % of 2 is 20",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with our templates, and with the fonts of the tests beside ours."""
    return wall.project(tmp_path_factory.mktemp("project"))


def about(*titles: str, summary: str | None = None, **settings: Any) -> Manifesto:
    """Return a manifesto with these titles and settings."""
    plain = wall.manifesto()
    principles = tuple(made_up(number, title, summary) for number, title in enumerate(titles, 1))
    facts = replace(plain.settings, **settings)
    return replace(plain, settings=facts, principles=principles, collections=())


def card(manifesto: Manifesto, key: str, root: Path = wall.REPOSITORY) -> Any:
    """Return the card of a subject as a picture, and see that it is what every card is."""
    job = Job(subject=key, sheet=SHEET, orientation="landscape", profile=CARD)
    content = print_poster(Run(manifesto=manifesto, root=root), find(manifesto, key), job).pdf
    picture: Any = Image.open(io.BytesIO(content))

    assert (picture.format, picture.mode, picture.size) == ("PNG", "P", SIZE)
    assert len(picture.getcolors() or []) <= MOST_COLOURS
    assert len(content) < HEAVIEST
    return picture.convert("RGB")


def like(colour: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Return whether two colours are hard to tell apart."""
    return all(abs(one - two) <= NEAR for one, two in zip(colour, other, strict=True))


def ring_is_bare(picture: Any, outer: float, inner: float) -> bool:
    """Return whether nothing but paper lies between two distances in mm from the edge."""
    near, far = (round(side * PX_PER_MM) for side in (outer, inner))
    band = picture.crop((near, near, picture.width - near, picture.height - near))
    band.paste(PAPER, (far - near, far - near, band.width - far + near, band.height - far + near))
    return all(like(colour, PAPER) for _, colour in band.getcolors(100_000) or [])


def assert_in_order(picture: Any) -> None:
    """Everything keeps within the white inside the border, and nothing outside of it is printed."""
    around = border(SHEET)

    assert ring_is_bare(picture, 0, around.outer - 0.4)
    assert ring_is_bare(picture, around.inner + 0.4, around.inside - 1.5)  # tails may hang below the last line


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_a_card_holds_any_title(title: str) -> None:
    """Long or short, in one word or in forty, a statement and a name stay within the border, in ink on paper."""
    manifesto = about(title, "Go first", name=title)
    for key in ("manifesto", "principles/principle-1"):
        picture = card(manifesto, key)
        colours = [colour for _, colour in picture.getcolors(100_000) or []]

        assert_in_order(picture)
        assert any(like(colour, INK) for colour in colours), key
        assert any(like(colour, ACCENT) for colour in colours), key
        assert like(picture.getpixel((2, 2)), PAPER), key


def accents(picture: Any, box: tuple[int, int, int, int]) -> int:
    """Return how many dots of a part are in the accent."""
    return sum(number for number, colour in picture.crop(box).getcolors(100_000) or [] if like(colour, ACCENT))


def test_a_number_stands_beside_a_statement_alone() -> None:
    """One principle has its number at the beginning; the whole has none, and only its mark is in the accent."""
    manifesto = about("Keep every promise", "Go first")
    upper_left, lower_right = (60, 60, 300, 400), (1050, 500, 1150, 590)

    assert accents(card(manifesto, "principles/principle-2"), upper_left) > 500
    assert not accents(card(manifesto, "manifesto"), upper_left)
    assert accents(card(manifesto, "manifesto"), lower_right) > 100


@pytest.mark.parametrize("key", ["manifesto", "principles/principle-1"])
def test_an_arabic_card_is_in_a_mirror(key: str, root: Path) -> None:
    """The statement is drawn in the other font, the mark stands at the left and the number at the right."""
    manifesto = about("احفظ كل وعد", summary="كن حاضرا تماما", **ARABIC)
    picture = card(replace(manifesto, principles=manifesto.principles), key, root)

    assert_in_order(picture)
    assert accents(picture, (50, 500, 150, 590)) > 100
    assert not accents(picture, (1050, 500, 1150, 590))
    assert (accents(picture, (900, 60, 1140, 400)) > 500) == (key != "manifesto")


@pytest.mark.parametrize(
    ("settings", "folder"),
    [
        ({"name": "MANY WOMEN AND MEN WHO MAKE MUCH OF WHAT OTHERS MAKE LITTLE OF, WITH WARMTH AND AL"[:80]}, False),
        ({"edition": "WWWWWWWWWW WWWWWWWWWW WWWWWWWWWW WWWWWWW"}, False),
        ({"name": "約束を守る" * 16, "language": "ja", "fonts": (JAPANESE,)}, True),
        ({"edition": "約束を守る" * 8, "language": "ja", "fonts": (JAPANESE,)}, True),
    ],
    ids=["a long name", "a wide edition", "a Japanese name", "a Japanese edition"],
)
def test_a_long_name_stays_clear_of_the_mark(settings: dict[str, Any], folder: bool, root: Path) -> None:
    """The line at the foot ends before the mark and within the border, however long name and edition may be."""
    manifesto = about("Keep every promise", **settings)
    for key in ("manifesto", "principles/principle-1"):
        picture = card(manifesto, key, root if folder else wall.REPOSITORY)

        assert_in_order(picture)
        before = picture.crop((1060, 505, 1072, 560)).getcolors(100_000) or []
        assert all(like(colour, PAPER) for _, colour in before), key


@pytest.mark.parametrize("wide", ["W" * 80, "—" * 80])
@pytest.mark.parametrize("key", ["manifesto", "principles/principle-1"])
def test_a_word_too_wide_for_a_card_is_no_bug(key: str, wide: str) -> None:
    """It is set as small as it has to be, or refused in words that name it."""
    manifesto = about(wide, name=wide)
    try:
        picture = card(manifesto, key)
    except Rejected as rejected:
        said = str(rejected)
    else:
        said = wide
        assert_in_order(picture)

    assert wide in said


def test_a_title_with_an_emoji_is_refused_in_words() -> None:
    """What no font of ours draws is named with its file, as on a poster."""
    manifesto = about("Smile 😀 now")

    with pytest.raises(Rejected, match=r"principles/principle-1\.md.*😀 \(U\+1F600[,)]"):
        card(manifesto, "principles/principle-1")
