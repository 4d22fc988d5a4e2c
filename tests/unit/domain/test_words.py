"""Every value has its words, and no word means two values."""

from enum import StrEnum

import pytest

from db import enums
from db.enums import CommitmentState, Indicator, Stage, TaskState, Track
from desktop_app.domain import words

VOCABULARIES = [v for v in vars(enums).values() if isinstance(v, type) and issubclass(v, StrEnum) and v is not StrEnum]


@pytest.mark.parametrize("vocabulary", [*VOCABULARIES, *words.WORDS], ids=lambda v: v.__name__)
def test_every_value_has_distinct_words_in_both_languages(vocabulary: type[StrEnum]) -> None:
    assert set(words.WORDS[vocabulary]) == set(vocabulary)
    for language in ("zh_CN", "en"):
        shown = words.labels(vocabulary, language)
        assert len(set(shown)) == len(shown) and all(shown)
    read = words.readings(vocabulary)
    for value, word in words.WORDS[vocabulary].items():
        for text in (word.zh, *word.also, word.en, value.value):
            assert read[text] is value, text


def test_a_word_is_read_and_shown() -> None:
    assert words.label(Stage.CONSTRUCTION) == "开工"
    assert words.label(Track.CONSTRUCTION) == "建设类"
    assert words.label(Stage.CONSTRUCTION, "en") == "Construction"
    assert words.readings(CommitmentState)["履行中"] is CommitmentState.PENDING
    assert words.readings(TaskState)["已办结"] is TaskState.CLOSED
    assert words.readings(Indicator)["outside_funds_in_place"] is Indicator.OUTSIDE_FUNDS_IN_PLACE
