"""English names of steps, once they are done."""

import xml.etree.ElementTree as ET

import pytest

from desktop_app.paths import resources_folder
from desktop_app.ui.past_steps import PAST, STATES, done_in_english


@pytest.mark.parametrize(
    ("step", "done"),
    [
        ("Add the unit 金钟街道", "Added the unit 金钟街道"),
        ("Move 华明 on", "Moved 华明 on"),
        ("Take 李明 off the list", "Took 李明 off the list"),
        ("Decide: 总投资", "Decided: 总投资"),
        ("Back to draft: 通报", "Back to draft: 通报"),
        ("Conditions of 华明: met", "Conditions of 华明: met"),
        ("Void", "Voided"),
    ],
)
def test_the_verb_is_put_into_the_past(step: str, done: str) -> None:
    assert done_in_english(step) == done


def test_every_step_of_the_program_begins_with_a_word_that_is_known_or_regular() -> None:
    root = ET.parse(resources_folder() / "translations" / "zhaoshangtong_zh_CN.ts").getroot()
    context = next(one for one in root if one.findtext("name") == "steps")
    steps = {str(one.findtext("source")) for one in context.iter("message")}
    verbs = {step.split()[0] for step in steps}
    assert len(verbs) > 40 and set(PAST) | STATES <= verbs
    strange = {verb for verb in verbs - set(PAST) - STATES if not verb.isalpha() or verb.endswith("y")}
    assert strange == set(), "it takes another ending: it belongs into PAST"
    assert all(done_in_english(verb)[0].isupper() for verb in verbs)
