"""Messages of the form: each of them is in the table, in the words of `check`, and none is left in English elsewhere."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from tests.form_rules.table import marked

from manifesto import form_rules, messages
from manifesto.house_style import HouseStyle, Wording
from manifesto.language import language
from manifesto.phrasebook import Phrasebook, phrasebook
from manifesto.settings import Outline

if TYPE_CHECKING:
    from collections.abc import Iterator

OUTLINE = Outline(
    house_style=HouseStyle(instead=(Wording(avoid="utilize", write="use"),), hold=("lawyer",), longest_sentence=40)
)
NO_MESSAGES = {"source", "flags", "better", "kind", "id", "field"}  # patterns, words of a project, names


def texts(value: Any) -> Iterator[str]:
    """Yield every text in values of JSON that could be a sentence."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, each in value.items():
            if name not in NO_MESSAGES:
                yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)


def test_every_message_is_found_and_every_phrase_is_one() -> None:
    """All that the form can say is in the table under the words that `check` says, and the table has nothing else."""
    told = set(texts(form_rules.rules(OUTLINE)))
    room = phrasebook("en").room("messages")

    assert [key for key, phrase in room.items() if not told & set(texts(phrase))] == []


def test_another_language_says_all_of_it() -> None:
    """In the words of another phrasebook nothing is left of the English ones."""
    room = {key: marked(phrase) for key, phrase in phrasebook("en").room("messages").items()}
    told = form_rules.rules(OUTLINE, Phrasebook(language("en"), {"messages": room}))

    assert [text for text in texts(told) if " " in text and not re.fullmatch("⟦.*⟧", text)] == []
    assert json.dumps(told, ensure_ascii=False).replace("⟦", "").replace("⟧", "") == json.dumps(
        form_rules.rules(OUTLINE), ensure_ascii=False
    )


def test_a_message_that_is_in_no_table() -> None:
    """A message that nobody put into the table is a fault of ours, and is not passed over."""
    with pytest.raises(KeyError):
        messages.told("Nobody has ever said this.", phrasebook("en"))


def test_numbers_choose_the_words() -> None:
    """A message about a number keeps all of its wordings, for the browser to choose."""
    message = "The title has {length} characters and may have {least} to {most}. {advice}"

    assert messages.told(message, phrasebook("en")) == {
        "one": "The title has {count} character and may have {least} to {most}. {advice}",
        "other": "The title has {count} characters and may have {least} to {most}. {advice}",
    }
