"""What cannot be taken back, and that it is said why; nothing is changed then."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from db.enums import ActivityKind, UnitGroup, UserRole
from db.models import Activity, Project, Unit
from desktop_app.errors import UserError
from desktop_app.services import journal, units
from desktop_app.services.office import Actor, Label, Office
from desktop_app.services.project_hand_over import hand_over
from desktop_app.services.units import UnitInput
from tests.helpers.stick_offices import DAY, StickOffice, district, send

OTHER = Actor("李四", "DL01", UserRole.CENTRE)
Three = tuple[StickOffice, StickOffice, StickOffice]


@pytest.fixture
def three(tmp_path: Path) -> Iterator[Three]:
    """The centre and two units that all three know of."""
    with district(tmp_path, ("HM", "华明街道"), ("XL", "新立街")) as (centre, huaming, xinli):
        for one in (huaming, xinli):
            name = one.exchange.keys.trusted.own.unit_name
            units.enter_from_card(centre.office, centre.actor, one.code, name, is_centre=False)
        for one in (huaming, xinli):
            send(centre, one, tmp_path / f"first {one.code}")
        yield centre, huaming, xinli


def last(one: StickOffice | Office, user: str = "") -> journal.Step:
    office, name = (one.office, one.actor.name) if isinstance(one, StickOffice) else (one, user)
    with office.read() as session:
        found = journal.last_step(session, name)
    assert found is not None
    return found


def refused(one: StickOffice, step: int | None = None) -> str:
    """What is said when a step, or the last one, is taken back; nothing is changed."""
    before = last(one)
    with pytest.raises(UserError) as caught:
        journal.undo(one.office, one.actor, before.transaction_id if step is None else step)
    assert last(one) == before
    return str(caught.value)


def living(one: StickOffice) -> set[str]:
    with one.office.read() as session:
        return set(session.scalars(select(Unit.code).where(Unit.deleted_at.is_(None))))


def test_what_came_with_a_file_stands_before_the_steps_ahead_of_it(three: Three, tmp_path: Path) -> None:
    centre, huaming, _ = three
    centre.add_project("entered here")
    row_id = huaming.add_project("entered there")
    send(huaming, centre, tmp_path / "a")
    step = last(centre)
    assert (step.label, step.exchange) == (Label("Take in the package of {unit}", {"unit": "华明街道"}), True)
    assert "came from other offices is not undone here" in refused(centre)
    assert centre.value("project", row_id, "deleted_at") is None
    centre.change("project", row_id, summary="by the centre")
    assert last(centre).label == Label("Change")
    journal.undo(centre.office, centre.actor, last(centre).transaction_id)
    assert last(centre) == step


def test_a_file_that_somebody_else_read_stands_there_too(three: Three, tmp_path: Path) -> None:
    centre, huaming, _ = three
    with centre.office.write(Label("Enter"), OTHER) as tx:
        tx.session.add(Project(name="Q", number="Q", entered_on=DAY))
    assert last(centre.office, OTHER.name).label == Label("Enter")
    huaming.add_project("entered there")
    send(huaming, centre, tmp_path / "a")
    assert last(centre.office, OTHER.name).exchange


def test_nothing_is_done_again_past_a_file(three: Three, tmp_path: Path) -> None:
    centre, huaming, _ = three
    centre.add_project("entered here")
    journal.undo(centre.office, centre.actor, last(centre).transaction_id)
    huaming.add_project("entered there")
    send(huaming, centre, tmp_path / "a")
    with centre.office.read() as session:
        assert journal.last_undone(session, centre.actor.name) is None


def test_the_file_that_changed_the_same_data_is_named(three: Three, tmp_path: Path) -> None:
    centre, huaming, _ = three
    row_id = huaming.add_project("P")
    send(huaming, centre, tmp_path / "a")
    centre.change("project", row_id, summary="by the centre")
    mine = last(centre).transaction_id
    send(centre, huaming, tmp_path / "b")
    huaming.change("project", row_id, summary="by the unit")
    send(huaming, centre, tmp_path / "c")
    words = refused(centre, mine)
    assert "the file of 华明街道 that was read at 2" in words and "Change the record itself" in words
    assert centre.value("project", row_id, "summary") == "by the unit"


def test_who_else_changed_the_same_data_is_named(three: Three) -> None:
    centre, *_ = three
    row_id = centre.add_project("P")
    mine = last(centre).transaction_id
    with centre.office.write(Label("Change"), OTHER) as tx:
        tx.session.get_one(Project, row_id).deleted_at = tx.now_ms
    assert "李四 changed the same data at 2" in refused(centre, mine)


def test_a_handover_that_went_into_a_file_is_not_taken_back_by_the_unit(three: Three, tmp_path: Path) -> None:
    centre, huaming, xinli = three
    row_id = huaming.add_project("P")
    send(huaming, centre, tmp_path / "a")
    hand_over(huaming.office, huaming.actor, row_id, huaming.unit_id("XL"), "moved there")
    step = last(huaming)
    huaming.exchange.seal()  # as a backup does: nobody else knows of it
    journal.undo(huaming.office, huaming.actor, step.transaction_id)
    assert huaming.value("project", row_id, "owner_code") == "HM"
    with huaming.office.read() as session:
        again = journal.last_undone(session, huaming.actor.name)
    assert again is not None
    journal.undo(huaming.office, huaming.actor, again.transaction_id)
    send(huaming, centre, tmp_path / "b")
    assert "A file has told of this handover already" in refused(huaming)
    assert huaming.value("project", row_id, "owner_code") == "XL"
    send(centre, xinli, tmp_path / "c")
    send(centre, huaming, tmp_path / "d")
    assert "came from other offices" in refused(huaming)
    assert "went to another unit since" in refused(huaming, step.transaction_id)
    assert huaming.value("project", row_id, "owner_code") is None
    assert xinli.value("project", row_id, "owner_code") == "XL"


def test_the_centre_takes_its_handover_back_at_any_time(three: Three, tmp_path: Path) -> None:
    centre, huaming, xinli = three
    row_id = huaming.add_project("P")
    send(huaming, centre, tmp_path / "a")
    hand_over(centre.office, centre.actor, row_id, centre.unit_id("XL"), "moved there")
    step = last(centre)
    send(centre, huaming, tmp_path / "b")
    send(centre, xinli, tmp_path / "c")
    assert [one.value("project", row_id, "owner_code") for one in three] == ["XL", None, "XL"]
    journal.undo(centre.office, centre.actor, step.transaction_id)
    send(centre, huaming, tmp_path / "d")
    send(centre, xinli, tmp_path / "e")
    assert [one.value("project", row_id, "owner_code") for one in three] == ["HM", "HM", None]


def test_the_unit_of_a_trusted_card_stays(three: Three) -> None:
    centre, *_ = three
    assert last(centre).label.template == units.FROM_CARD
    assert "新立街 takes part in the exchange" in refused(centre)
    assert {"HM", "XL"} <= living(centre)


def test_a_unit_that_was_entered_by_hand_stays_once_it_exchanges(tmp_path: Path) -> None:
    with district(tmp_path, ("HM", "华明街道")) as (centre, huaming):
        units.add_unit(centre.office, centre.actor, UnitInput("HM", "华明街道", UnitGroup.SUBDISTRICT))
        step = last(centre)
        journal.undo(centre.office, centre.actor, step.transaction_id)
        assert "HM" not in living(centre)
        with centre.office.read() as session:
            again = journal.last_undone(session, centre.actor.name)
        assert again is not None
        journal.undo(centre.office, centre.actor, again.transaction_id)
        assert "HM" in living(centre) and last(centre) == step
        send(huaming, centre, tmp_path / "a")
        assert "华明街道 takes part in the exchange" in refused(centre, step.transaction_id)


@pytest.mark.parametrize("by", ["owner", "reference"])
def test_a_unit_that_has_records_stays(three: Three, by: str) -> None:
    centre, *_ = three
    [unit_id] = units.add_unit(centre.office, centre.actor, UnitInput("JD", "金钟街道", UnitGroup.SUBDISTRICT)).ids
    step = last(centre).transaction_id
    with centre.office.write(Label("Enter"), OTHER) as tx:
        values = {"owner_code": "JD"} if by == "owner" else {"unit_id": unit_id}
        activity = Activity(held_on=DAY, kind=ActivityKind.VISIT, **values)
        tx.session.add(activity)
    assert "There are records of 金钟街道 already" in refused(centre, step)
    with centre.office.write(Label("Delete"), OTHER) as tx:
        tx.session.get_one(Activity, activity.id).deleted_at = tx.now_ms
    journal.undo(centre.office, centre.actor, step)
    assert "JD" not in living(centre)


def test_what_others_built_on_stays(three: Three) -> None:
    """As a follow-up that a colleague entered meanwhile for a project entered here."""
    centre, *_ = three
    row_id = centre.add_project("P")
    step = last(centre).transaction_id
    with centre.office.write(Label("Enter"), OTHER) as tx:
        tx.session.add(Project(name="Q", number="Q", entered_on=DAY, parent_id=row_id))
    assert "other records refer to what it added" in refused(centre, step)
    assert centre.value("project", row_id, "deleted_at") is None


def test_what_one_step_added_together_goes_together(three: Three) -> None:
    centre, *_ = three
    with centre.office.write(Label("Enter"), centre.actor) as tx:
        unit = Unit(code="JD", name="金钟街道", group=UnitGroup.SUBDISTRICT)
        tx.session.add(unit)
        tx.session.flush()
        tx.session.add(Project(name="P", number="P", entered_on=DAY, host_unit_id=unit.id, owner_code="JD"))
    journal.undo(centre.office, centre.actor, last(centre).transaction_id)
    assert "JD" not in living(centre)
