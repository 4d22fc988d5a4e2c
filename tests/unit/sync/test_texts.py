"""Texts of the handbook that were changed at two computers apart from each other."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.types import new_id
from desktop_app.sync.conflicts import Conflict, conflicts
from desktop_app.sync.settling import decide
from tests.helpers.exchange import Peer, bring, peer

TEXT = "天津很大。\n\n- 港口\n- 机场\n"


@pytest.fixture
def second(tmp_path: Path) -> Iterator[Peer]:
    """A second computer of the centre."""
    made = peer(tmp_path / "second", "ZX", centre=True, seed=1)
    yield made
    made.office.close()


def open_at(one: Peer) -> list[Conflict]:
    with one.office.read() as session:
        return conflicts(session)


def chapter(*offices: Peer) -> str:
    """A chapter that the first made and all know."""
    row_id = new_id()
    offices[0].insert("chapter", row_id, title="概况", text=TEXT)
    for one in offices[1:]:
        bring(offices[0], one)
    return row_id


def rewrite(one: Peer, row_id: str, old: str, new: str) -> None:
    one.update("chapter", row_id, text=str(one.value("chapter", row_id, "text")).replace(old, new))


def test_changes_of_different_sentences_are_shown_together_everywhere(
    centre: Peer, second: Peer, huaming: Peer
) -> None:
    row_id = chapter(centre, second, huaming)
    rewrite(centre, row_id, "很大", "非常大")
    rewrite(second, row_id, "- 机场\n", "- 机场\n- 高铁\n")
    bring(second, centre)
    bring(centre, second)
    bring(centre, huaming)
    for one in (centre, second, huaming):
        assert one.value("chapter", row_id, "text") == "天津非常大。\n\n- 港口\n- 机场\n- 高铁\n"
        assert one.conflicts() == set()
        assert open_at(one) == []


def test_who_goes_on_with_the_merged_text_replaces_what_it_was_made_of(centre: Peer, second: Peer) -> None:
    row_id = chapter(centre, second)
    rewrite(centre, row_id, "很大", "非常大")
    rewrite(second, row_id, "机场", "滨海机场")
    bring(second, centre)
    rewrite(centre, row_id, "港口", "天津港")
    bring(centre, second)
    for one in (centre, second):
        assert one.value("chapter", row_id, "text") == "天津非常大。\n\n- 天津港\n- 滨海机场\n"
        assert one.conflicts() == set()


def test_changes_of_the_same_sentence_are_both_kept_for_a_decision(centre: Peer, second: Peer) -> None:
    row_id = chapter(centre, second)
    rewrite(centre, row_id, "很大", "非常大")
    rewrite(second, row_id, "很大", "不小")
    bring(second, centre)
    bring(centre, second)
    for one in (centre, second):
        [found] = open_at(one)
        texts = {str(choice.values["text"]).partition("。")[0] for choice in found.choices}
        assert texts == {"天津非常大", "天津不小"}
    assert centre.value("chapter", row_id, "text") == second.value("chapter", row_id, "text")


def test_a_unit_asks_and_the_centre_may_take_both_changes_together(centre: Peer, huaming: Peer) -> None:
    row_id = chapter(centre, huaming)
    rewrite(centre, row_id, "很大", "非常大")
    rewrite(huaming, row_id, "机场", "滨海机场")
    bring(huaming, centre)
    bring(centre, huaming)
    both = "天津非常大。\n\n- 港口\n- 滨海机场\n"
    for one in (centre, huaming):
        assert one.value("chapter", row_id, "text") == TEXT.replace("很大", "非常大"), "the centre's word stands"
    [found] = open_at(centre)
    assert [choice.values["text"] for choice in found.choices if choice.together] == [both]
    take = next(number for number, choice in enumerate(found.choices, 1) if choice.together)
    decide(centre.office, centre.own, centre.actor, found.id, take)
    bring(centre, huaming)
    for one in (centre, huaming):
        assert one.value("chapter", row_id, "text") == both
        assert open_at(one) == []


def test_requests_of_two_units_may_be_taken_together(centre: Peer, huaming: Peer, xinli: Peer) -> None:
    row_id = chapter(centre, huaming, xinli)
    rewrite(huaming, row_id, "很大", "非常大")
    rewrite(xinli, row_id, "机场", "滨海机场")
    bring(huaming, centre)
    bring(xinli, centre)
    [found] = open_at(centre)
    assert [choice.values["text"] for choice in found.choices if choice.together] == [
        "天津非常大。\n\n- 港口\n- 滨海机场\n"
    ]


def test_the_merged_text_is_among_the_choices_beside_a_request(centre: Peer, second: Peer, huaming: Peer) -> None:
    row_id = chapter(centre, second, huaming)
    rewrite(centre, row_id, "很大", "非常大")
    rewrite(second, row_id, "机场", "滨海机场")
    rewrite(huaming, row_id, "很大", "不小")
    for one in (second, huaming):
        bring(one, centre)
    [found] = open_at(centre)
    merged = "天津非常大。\n\n- 港口\n- 滨海机场\n"
    assert centre.value("chapter", row_id, "text") == merged
    assert [choice.values["text"] for choice in found.choices if choice.shown] == [merged]
    assert len(found.choices) == 4


def test_a_sentence_beside_a_changed_one_is_taken_together(centre: Peer, second: Peer) -> None:
    """Three neighbours: one is changed here, one there, and something is put between them."""
    row_id = chapter(centre, second)
    rewrite(centre, row_id, "- 港口", "- 天津港")
    rewrite(second, row_id, "- 机场", "- 铁路\n- 滨海机场")
    bring(second, centre)
    bring(centre, second)
    for one in (centre, second):
        assert one.value("chapter", row_id, "text") == "天津很大。\n\n- 天津港\n- 铁路\n- 滨海机场\n"
        assert open_at(one) == []


def test_without_a_text_in_common_both_are_kept(centre: Peer, second: Peer) -> None:
    row_id = new_id()
    for one, text in ((centre, "一。"), (second, "二。")):
        one.insert("chapter", row_id, title="概况", text=text)
    bring(second, centre)
    assert (("chapter", row_id, "text")) in centre.conflicts()
