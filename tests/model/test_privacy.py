"""Privacy: mailboxes, telephone numbers and payment cards are noticed, and figures that only look like them are not."""

from __future__ import annotations

import pytest

from manifesto import privacy


@pytest.mark.parametrize(
    ("text", "mailbox"),
    [
        ("ada@example.org", "ada@example.org"),
        ("Write to <ada.b+c@mail.example.org>.", "ada.b+c@mail.example.org"),
        ("mailto:ada@example.museum", "ada@example.museum"),
        ("(ädä@exämple.org)", "ädä@exämple.org"),
        ("見本@例え.jp、", "見本@例え.jp"),
        ("ADA_1@EXAMPLE.ORG,", "ADA_1@EXAMPLE.ORG"),
        ("ada@example.org@evil.example", "ada@example.org"),
        ("https://example.org/?to=ada@example.org", "ada@example.org"),
    ],
)
def test_mailboxes(text: str, mailbox: str) -> None:
    """An e-mail address is found from its first to its last character, in any script."""
    (spot,) = privacy.mailboxes(text)

    assert text[spot.start : spot.end] == mailbox
    assert (spot.finding.id, spot.finding.severity) == ("P053", "warning")


@pytest.mark.parametrize(
    "text",
    [
        *("", "@ada", "ada@", "ada@localhost", "a@b.c", "ada @ example.org", "ada(at)example.org", "ada@@example.org"),
        *("5@2.50", "at 10@4.30pm", "@", "a" * 65 + "@example.org", "ada@.org", "ada@example.", "@example.org"),
    ],
)
def test_what_is_no_mailbox(text: str) -> None:
    """A sign among words is no address."""
    assert list(privacy.mailboxes(text)) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Ring +44 20 7946 0018 now", "+44 20 7946 0018"),
        ("Ring (020) 7946 0018.", "(020) 7946 0018"),
        ("020-7946-0018", "020-7946-0018"),
        ("+1 (555) 010-9999", "+1 (555) 010-9999"),
        ("+49 (0) 30 12345678", "+49 (0) 30 12345678"),
        ("555.010.9999", "555.010.9999"),
        ("01 23 45 67 89", "01 23 45 67 89"),
        ("Tel.: 0301234567", "0301234567"),
        ("tel:0123456789", "0123456789"),
        ("0049-30-123456", "0049-30-123456"),
        ("+441632960961", "+441632960961"),
        ("+441234567890123", "+441234567890123"),
        ("電話 03-1234-5678", "03-1234-5678"),
        ("电话：13800138000。", "13800138000"),
        ("电话13800138000。", "13800138000"),
        ("+44\u00a020\u00a07946\u00a00018", "+44\u00a020\u00a07946\u00a00018"),
    ],
)
def test_telephones(text: str, number: str) -> None:
    """A telephone number is found however it is grouped, for a person to look at, and is not repeated."""
    (spot,) = privacy.numbers(text)

    assert text[spot.start : spot.end] == number
    assert (spot.finding.id, spot.finding.severity) == ("P091", "review")
    assert spot.finding.message.startswith("These digits look like a telephone number.")


@pytest.mark.parametrize(
    "card",
    [
        *("4111111111111111", "4111 1111 1111 1111", "4111-1111-1111-1111", "5500 0000 0000 0004"),
        *("3782 822463 10005", "378282246310005", "6011000990139424", "4222222222222", "30569309025904"),
    ],
)
def test_cards(card: str) -> None:
    """The digits of a payment card prove themselves, and are not repeated."""
    (spot,) = privacy.numbers(f"Pay with {card}.")

    assert (spot.start, spot.end) == (9, 9 + len(card))
    assert spot.finding.message.startswith("These digits look like those of a payment card.")
    assert not any(character.isdigit() for character in spot.finding.message)


@pytest.mark.parametrize(
    "text",
    [
        # Days, years and times
        *("2026-11-21", "21.11.2026", "21/11/2026", "2019-2020", "from 1990 to 2026", "2019, 2020 and 2021", "24/7"),
        *("2026-11-21 10:30", "21.11.2026 10:30", "2026-11-21/2026-12-01", "20261121", "9.00-17.30", "2019/2020/2021"),
        # Prices, amounts and parts of a whole
        *("€ 1,234,567.89", "1.234.567,89", "$ 99,999,999", "1 in 100000", "100 %"),
        # Orders, versions and books
        *("order 12345678", "ticket 1234567", "1.2.3", "4.15.0-112", "A123456789", "123456789A"),
        *("ISBN 978-3-16-148410-0", "ISBN 9783161484100", "0-306-40615-2"),
        # Digits that are no card, and too many for a telephone
        *("4111 1111 1111 1112", "12345678901234567890", "1" * 40),
        # Addresses
        *("https://example.org/123456789", "https://example.org/a-123456789", "https://example.org/?id=123456789"),
        *("https://example.org/a%20123456789", "example.org:123456789/"),
    ],
)
def test_what_is_neither(text: str) -> None:
    """Figures of everyday life keep nobody waiting."""
    assert list(privacy.numbers(text)) == []


def test_several_in_one_text() -> None:
    """Each number is found by itself."""
    assert len(list(privacy.numbers("+44 20 7946 0018, or 4111 1111 1111 1111; or 020-7946-0018"))) == 3


@pytest.mark.parametrize("piece", ["1", "1 ", "+1", "(1", "1-", "a@", "a.", "a@b.", "@", "1@", "-"])
def test_texts_of_a_whole_file(piece: str) -> None:
    """A text made of one thing over and over is told of nothing that stands elsewhere."""
    text = piece * (65_536 // len(piece))
    spots = [*privacy.mailboxes(text), *privacy.numbers(text)]

    assert all(0 <= spot.start < spot.end <= len(text) for spot in spots)
