"""How steps are named: in the menu as what a key would do, in the bar as what has been done."""

import xml.etree.ElementTree as ET

import pytest

from desktop_app.paths import resources_folder
from desktop_app.services.journal import undoing
from desktop_app.services.office import Label
from desktop_app.ui.navigation import done_words

REVERSED = Label(
    "Reverse money of {name}: {amount} 万元, counted in {month}/{year}",
    {"name": "华明", "amount": "200", "month": 11, "year": 2026},
)


def in_chinese() -> dict[str, str]:
    """All names of steps with their translations."""
    root = ET.parse(resources_folder() / "translations" / "zhaoshangtong_zh_CN.ts").getroot()
    context = next(one for one in root if one.findtext("name") == "steps")
    return {str(one.findtext("source")): str(one.findtext("translation")) for one in context.iter("message")}


@pytest.mark.parametrize(
    "label, words",
    [
        (REVERSED, "Reversed money of 华明: 200 万元, counted in 11/2026"),
        (undoing(REVERSED), "Undone: Reverse money of 华明: 200 万元, counted in 11/2026"),
        (undoing(undoing(REVERSED)), "Done again: Reverse money of 华明: 200 万元, counted in 11/2026"),
    ],
    ids=["done", "undone", "done again"],
)
def test_the_bar_tells_what_has_been_done(label: Label, words: str) -> None:
    assert done_words(label) == words


def test_a_chinese_name_of_a_step_stands_after_已() -> None:
    named = in_chinese()
    assert len(named) > 100
    finished = [words for words in named.values() if words]  # tools/translations.py tells of the others
    assert [words for words in finished if words[0] in "{“《已不" or words[0].isdigit()] == []
    assert named[REVERSED.template].format(**REVERSED.values) == "冲销华明的到位资金 200 万元，计入2026年11月"


def test_a_title_within_a_title_takes_other_marks() -> None:
    label = Label("Void {title}, No. {number}", {"title": "《关于更正《通报》的通报》", "number": 2})
    assert done_words(label) == "Voided 《关于更正〈通报〉的通报》, No. 2"
