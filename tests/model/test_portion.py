"""Portions: where a list is divided, what stands on each page, and what each is called."""

from __future__ import annotations

import pytest

from manifesto import markdown
from manifesto.address import Address
from manifesto.phrasebook import phrasebook
from manifesto.portion import HEAVIEST, MARKUP, STEP, by_weight, first, pages, portions, weight

WORDS = phrasebook("en")


@pytest.mark.parametrize(
    ("number", "starts"),
    [(0, (1,)), (1, (1,)), (STEP, (1,)), (STEP + 1, (1, 251)), (2 * STEP, (1, 251)), (601, (1, 251, 501))],
)
def test_where_portions_begin(number: int, starts: tuple[int, ...]) -> None:
    """A portion begins every two hundred and fifty items, and none is empty but that of an empty list."""
    found = list(portions(range(number), "people/"))

    assert tuple(one.first for one in found) == starts == found[0].starts
    assert [item for one in found for item in one.items] == list(range(number))
    assert [one.last - one.first + 1 for one in found] == [len(one.items) for one in found]
    assert found[0].several is (len(starts) > 1)
    assert (found[0].begins, found[-1].ends) == (True, True)


def test_where_each_portion_leads() -> None:
    """A portion knows the one before it and the one after, and the first has the address of the list itself."""
    one, two, three = portions(range(601), "people/")

    assert (one.before, one.after) == (None, (251, 500, "people/from/251/"))
    assert (two.before, two.after) == ((1, 250, "people/"), (501, 601, "people/from/501/"))
    assert (three.before, three.after) == ((251, 500, "people/from/251/"), None)
    assert [one.holding(number) for number in (1, 250, 251, 601)] == [
        *("people/", "people/", "people/from/251/"),
        "people/from/501/",
    ]
    assert first(range(601), "").at(251) == "from/251/"


def test_another_item_at_the_end_changes_the_last_portion_alone() -> None:
    """What is added behind all others leaves the portions before the last as they were."""
    before, after = (list(portions(range(number), "")) for number in (700, 701))

    assert [one.items for one in before][:-1] == [one.items for one in after][:-1]
    assert after[-1].items == (*before[-1].items, 700)


def test_several_lists_as_one() -> None:
    """Lists that follow one another are cut where a portion of all of them begins and ends."""
    lists = (range(200), range(0), range(200, 220), range(220, 600))
    cut = [one.cut(lists) for one in portions(range(600), "")]

    assert [[(len(part), *part[:1]) for part in one] for one in cut] == [
        [(200, 0), (0,), (20, 200), (30, 220)],
        [(0,), (0,), (0,), (250, 250)],
        [(0,), (0,), (0,), (100, 500)],
    ]


@pytest.mark.parametrize(
    ("weights", "starts"),
    [
        ([], (1,)),
        ([HEAVIEST * 2], (1,)),
        ([HEAVIEST * 2] * 3, (1, 2, 3)),
        ([HEAVIEST // 2 - MARKUP] * 5, (1, 3, 5)),
        ([0] * (HEAVIEST // MARKUP + 1), (1, HEAVIEST // MARKUP + 1)),
    ],
)
def test_portions_of_texts(weights: list[int], starts: tuple[int, ...]) -> None:
    """Texts are divided by what they weigh with their markup; one that is too heavy by itself stands alone."""
    assert by_weight(weights) == starts


@pytest.mark.parametrize(
    "text",
    [
        *("A sentence of some words. " * 200, "約束を守る。" * 900, "- a\n" * 1_500, "a\n\n" * 2_000, "*a* " * 1_500),
        *(
            "`a` " * 1_500,
            "> a\n\n" * 1_200,
            "a & b < c > d " * 400,
            "[a](https://b.example) " * 260,
            "## a\n\n" * 1_000,
        ),
        "|a|b|c|\n|-|-|-|\n" + "|a|b|c|\n" * 800,
    ],
)
def test_the_weight_of_a_text(text: str) -> None:
    """Whatever a text is full of, it has hardly more bytes as a part of a page than were reckoned, and so has the page."""
    assert len(markdown.render(text, base="../").encode()) < 1.45 * weight(text)


@pytest.mark.parametrize(
    ("file", "files"),
    [
        ("index.md", ["index.md", "from/251.md"]),
        ("people/index.md", ["people/index.md", "people/from/251.md"]),
        ("themes/index/index.md", ["themes/index/index.md", "themes/index/from/251.md"]),
        ("themes/subindex.md", ["themes/subindex.md", "themes/subindex/from/251.md"]),
        ("all.md", ["all.md", "all/from/251.md"]),
    ],
)
def test_the_pages_of_a_list(file: str, files: list[str]) -> None:
    """Each portion has a page below that of the list, with a title and a description of its own."""
    address = Address(file=file, template="x.html", title="Names & {x}", description="All {of} them.", subject="x")
    one, two = pages(address, range(300), WORDS)

    assert [one.file, two.file] == files
    assert (one.title, two.title) == ("Names & {x}", "Names & {x}, 251 to 300")
    assert two.description == "251 to 300 of 300. All {of} them."
    assert two.subject == "x"
    assert all(a.file == b.file for a, b in zip(pages(address, range(300), WORDS, begun=False), [two], strict=True))


def test_a_short_list_has_one_page() -> None:
    """A list of no more than fits is the page that it always was."""
    address = Address(file="all.md", template="x.html", title="All", description="All.")
    (only,) = pages(address, range(STEP), WORDS)

    assert (only.file, only.title, only.description) == (address.file, address.title, address.description)
    assert list(pages(address, range(STEP), WORDS, begun=False)) == []
