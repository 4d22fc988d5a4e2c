"""Words that only a newer program knows: never shown wrongly, never lost, shown after the update."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, text

from db.models import Activity, Agreement, Project
from db.types import new_id
from db.wire import FIELD_NAMES, FIELDS, TABLES
from desktop_app.domain.progress import Silent
from desktop_app.services.dump import digest
from desktop_app.sync import apply, conflicts, learn, settling
from desktop_app.sync.digests import digests
from desktop_app.sync.health import altered, repair
from desktop_app.sync.scopes import SHARED
from desktop_app.sync.tables import columns_of
from desktop_app.sync.undecided import undecided
from tests.helpers.exchange import Peer, bring, peer

TRIAL = "trial_production"
"""A stage that this program does not know."""


@contextmanager
def newer_program(*fields: tuple[str, str, str]) -> Iterator[None]:
    """This program with further words: (table, field, word)."""
    with pytest.MonkeyPatch.context() as patch:
        for table, field, word in fields:
            words = columns_of(TABLES[table]).words
            number = FIELDS[table][field]
            patch.setitem(words, number, words[number] | {word})
        try:
            yield
        finally:
            for table, _field, _word in fields:  # what it knew at a glance was the newer one's
                columns_of(TABLES[table])._known.clear()


STAGE = ("project", "stage", TRIAL)


def project(one: Peer, **values: object) -> str:
    row_id = new_id()
    one.insert(
        "project", row_id, **{"name": "P", "number": "1", "stage": "signed", "status": "active", "kind": "new"} | values
    )
    return row_id


def learned(one: Peer) -> bool:
    return learn.learn(one.office, one.own, one.actor, Silent()) is not None


def stages(one: Peer) -> list[str]:
    """As the pages read them: what the program does not know would raise here."""
    with one.office.read() as session:
        return [stage.value for stage in session.scalars(select(Project.stage))]


def waiting(one: Peer) -> int:
    with one.office.read() as session:
        return int(session.execute(text("SELECT count(*) FROM exchange_row WHERE place = 1")).scalar_one())


def test_a_field_shows_its_last_known_word_and_the_other_one_after_the_update(centre: Peer, huaming: Peer) -> None:
    row_id = project(huaming)
    bring(huaming, centre)
    huaming.update("project", row_id, stage=TRIAL, name="P2")
    bring(huaming, centre)
    assert stages(centre) == ["signed"]
    assert centre.value("project", row_id, "name") == "P2"
    assert centre.conflicts() == set()
    with newer_program(STAGE):
        assert learned(centre)
        assert centre.value("project", row_id, "stage") == TRIAL
        assert not learned(centre)


@pytest.mark.parametrize("at_once", [True, False])
def test_it_is_the_same_word_however_it_came(centre: Peer, huaming: Peer, at_once: bool) -> None:
    row_id = project(huaming, stage="review")
    for stage in ("signed", TRIAL, "second_trial"):
        huaming.update("project", row_id, stage=stage)
        if not at_once:
            bring(huaming, centre)
    bring(huaming, centre)
    assert stages(centre) == ["signed"]


def test_a_record_made_with_it_begins_as_one_does(centre: Peer, huaming: Peer) -> None:
    project(huaming, stage=TRIAL, track="third_track")
    bring(huaming, centre)
    assert stages(centre) == ["lead"]
    with centre.office.read() as session:
        assert session.scalars(select(Project.track)).one() is None


def test_a_record_that_would_say_something_else_waits_outside_its_table(centre: Peer, huaming: Peer) -> None:
    """An agreement of an unknown kind is none of the known kinds, and would be counted as one."""
    row_id = project(huaming)
    agreement = new_id()
    huaming.insert("agreement", agreement, project_id=row_id, kind="option", amount_fen=5)
    huaming.insert("activity", new_id(), kind="visit", held_on="2022-03-02")
    outcome = bring(huaming, centre)
    with centre.office.read() as session:
        assert session.scalars(select(Agreement.kind)).all() == []
        assert session.scalars(select(Activity.kind)).all() == ["visit"]
    assert outcome.waiting == waiting(centre) == 1
    huaming.update("agreement", agreement, amount_fen=7)
    bring(huaming, centre)
    assert centre.ids("agreement") == []
    with newer_program(("agreement", "kind", "option")):
        assert learned(centre)
        assert centre.value("agreement", agreement, "kind") == "option"
        assert centre.value("agreement", agreement, "amount_fen") == 7
    assert waiting(centre) == 0


def test_it_is_passed_on(centre: Peer, huaming: Peer, xinli: Peer) -> None:
    """Also with a project that goes to another unit."""
    row_id = project(huaming)
    huaming.update("project", row_id, stage=TRIAL)
    bring(huaming, centre)
    centre.hand_over(row_id, "XL")
    with newer_program(STAGE):
        bring(centre, xinli)
        assert xinli.value("project", row_id, "stage") == TRIAL


def test_what_is_set_here_meanwhile_stands_beside_it(centre: Peer, huaming: Peer) -> None:
    row_id = project(huaming)
    huaming.update("project", row_id, stage=TRIAL)
    bring(huaming, centre)
    centre.update("project", row_id, stage="landed")
    centre.knowledge()
    assert stages(centre) == ["landed"]
    assert centre.conflicts() == set()
    with newer_program(STAGE):
        bring(centre, huaming)
        assert huaming.conflicts() == {("project", row_id, "stage")}
        assert learned(centre)
        assert centre.conflicts() == {("project", row_id, "stage")}
        with centre.office.read() as one, huaming.office.read() as other:
            assert digest(one) == digest(other)


AUDITED = ("fund_entry", "state", "audited")
"""A state of money that this program does not know."""

GROUP = {("fund_entry", "amount_fen"), ("fund_entry", "state")}


def money(one: Peer, **values: object) -> str:
    entry = new_id()
    one.insert("fund_entry", entry, project_id=project(one), amount_fen=100, arrived_on="2022-03-02", **values)
    return entry


def money_shown(one: Peer, entry: str) -> tuple[object, object]:
    return one.value("fund_entry", entry, "amount_fen"), one.value("fund_entry", entry, "state")


def group_asked(one: Peer, entry: str) -> set[tuple[str, str]]:
    assert {row_id for _, row_id, _ in one.conflicts()} <= {entry}
    return {(table, field) for table, _, field in one.conflicts()}


def test_what_goes_together_is_shown_as_of_the_last_one_known(centre: Peer, huaming: Peer) -> None:
    """No amount stands beside the state of another one."""
    entry = money(huaming, state="draft")
    bring(huaming, centre)
    huaming.update("fund_entry", entry, state="audited", amount_fen=150)
    bring(huaming, centre)
    assert money_shown(centre, entry) == (100, "draft")
    with centre.office.read() as session:
        assert list(altered(session)) == []
        ours = digests(session, {"HM"})
    with newer_program(AUDITED):
        with huaming.office.read() as session:
            assert digests(session, {"HM"}) == ours
        assert learned(centre)
        assert money_shown(centre, entry) == (150, "audited")
        assert centre.query("SELECT * FROM exchange_held") == []


def test_of_what_never_had_a_known_word_the_rest_is_shown(centre: Peer, huaming: Peer) -> None:
    entry = money(huaming, state="audited")
    bring(huaming, centre)
    assert money_shown(centre, entry) == (100, "draft")


def test_what_is_set_of_its_group_leaves_all_of_it_to_decide(centre: Peer, huaming: Peer) -> None:
    """Who changes an amount says its state, too: not in place of one that nobody here saw, and not half of it."""
    entry = money(huaming, state="draft")
    bring(huaming, centre)
    huaming.update("fund_entry", entry, state="audited")
    bring(huaming, centre)
    centre.update("fund_entry", entry, amount_fen=200)
    centre.knowledge()
    assert (money_shown(centre, entry), centre.conflicts()) == ((200, "draft"), set())
    with newer_program(AUDITED):
        bring(centre, huaming)
        assert group_asked(huaming, entry) == GROUP
        assert money_shown(huaming, entry) in ((100, "audited"), (200, "draft"))
        with huaming.office.read() as session:
            (found,) = conflicts.conflicts(session)
        said = {(one.values["amount_fen"], one.values["state"]) for one in found.choices}
        assert said == {(100, "audited"), (200, "draft")}
        assert learned(centre)
        assert group_asked(centre, entry) == GROUP
        with centre.office.read() as one, huaming.office.read() as other:
            assert digest(one) == digest(other)


def test_a_reference_that_is_unknown_here_is_not_said_to_be_empty(centre: Peer, huaming: Peer) -> None:
    """Also where what goes with it has a word that only a newer program knows."""
    theirs, mine, paid, back = (new_id() for _ in range(4))
    centre.insert("project", theirs, name="P", number="1", owner_code="XL")
    centre.insert("fund_entry", paid, project_id=theirs, amount_fen=5, state="draft", owner_code="XL")
    centre.insert("project", mine, name="Q", number="2", owner_code="HM")
    centre.insert("fund_entry", back, project_id=mine, amount_fen=-5, reverses_id=paid, state="draft", owner_code="HM")
    bring(centre, huaming)
    centre.update("fund_entry", back, state="audited")
    bring(centre, huaming)
    assert huaming.value("fund_entry", back, "reverses_id") is None
    huaming.update("fund_entry", back, amount_fen=-4)
    huaming.knowledge()
    with newer_program(AUDITED):
        bring(huaming, centre)
        assert centre.value("fund_entry", back, "reverses_id") == paid
        assert group_asked(centre, back) == GROUP


def test_a_decision_takes_only_what_is_seen(centre: Peer, huaming: Peer, tmp_path: Path) -> None:
    row_id = project(huaming)
    second, third = (peer(tmp_path / str(seed), "HM", seed=seed) for seed in (1, 2))
    for one in (second, third):
        bring(huaming, one)
    for one, stage in ((huaming, "landed"), (second, "construction"), (third, TRIAL)):
        one.update("project", row_id, stage=stage)
        bring(one, centre)
    with centre.office.read() as session:
        (found,) = undecided(session)
        assert {option.values["stage"].value for option in found.options} == {"landed", "construction"}
    settling.decide(centre.office, centre.own, centre.actor, found.id, 1)
    assert centre.conflicts() == set()
    with newer_program(STAGE):
        assert learned(centre)
        assert centre.conflicts() == {("project", row_id, "stage")}
    for one in (second, third):
        one.office.close()


def test_who_knows_the_same_agrees_whatever_the_program(centre: Peer, huaming: Peer) -> None:
    """The digest counts what was said, so an older program raises no alarm; nothing is put right that is right."""
    row_id = project(huaming)
    huaming.insert("agreement", new_id(), project_id=row_id, kind="option", amount_fen=5)
    huaming.update("project", row_id, stage=TRIAL)
    bring(huaming, centre)
    with newer_program(STAGE, ("agreement", "kind", "option")):
        bring(centre, huaming)
        with huaming.office.read() as session:
            theirs = digests(session, {"HM", SHARED})
    with centre.office.read() as session:
        assert digests(session, {"HM", SHARED}) == theirs
        assert list(altered(session)) == []
    repair(centre.office, centre.own, centre.actor)
    assert stages(centre) == ["signed"]


def test_what_the_centre_takes_over_keeps_what_only_a_newer_program_knows(
    centre: Peer, huaming: Peer, xinli: Peer
) -> None:
    """A unit's policy becomes everybody's, with a field that the centre's program has not learnt of yet."""
    row_id, number = new_id(), FIELDS["policy"]["min_investment_fen"]
    huaming.insert("policy", row_id, name="政策", min_investment_fen=77)
    huaming.knowledge()
    with pytest.MonkeyPatch.context() as patch:
        patch.delitem(FIELD_NAMES["policy"], number)
        patch.setitem(apply._READABLE, TABLES["policy"], apply._READABLE[TABLES["policy"]] - {number})
        columns_of.cache_clear()
        bring(huaming, centre)
        assert centre.value("policy", row_id, "min_investment_fen") is None
        told = centre.untold(xinli, xinli.knowledge())
    columns_of.cache_clear()
    xinli.take(told)
    assert xinli.value("policy", row_id, "min_investment_fen") == 77


def test_another_vocabulary_is_another_program() -> None:
    before = learn.program()
    with newer_program(STAGE):
        assert learn.program() != before


def test_a_date_that_is_none_is_never_shown_and_travels_on(centre: Peer, huaming: Peer) -> None:
    good = project(huaming, next_step_date="2022-03-15")
    bring(huaming, centre)
    huaming.update("project", good, next_step_date="昨天")
    never = project(huaming, entered_on="2022-13-45")
    bring(huaming, centre)
    assert dates(centre) == {good: date(2022, 3, 15)}
    huaming.update("project", good, next_step_date="2022-04-01")
    huaming.update("project", never, entered_on="2022-03-01")
    bring(huaming, centre)
    assert dates(centre) == {good: date(2022, 4, 1), never: None}


def dates(one: Peer) -> dict[str, date | None]:
    """As the pages read them: what is no date would raise here."""
    with one.office.read() as session:
        return {project.id: project.next_step_date for project in session.scalars(select(Project))}
