"""Duties reach the units that are in charge or help, leave those that are not any more, and no other unit learns of
them."""

from collections.abc import Iterable

import pytest

from db.types import natural_id, new_id
from db.wire import FIELDS
from desktop_app.sync.conflicts import conflicts
from desktop_app.sync.duties import Duties, units_of, unshown
from desktop_app.sync.follow import hand_parts_over
from desktop_app.sync.settling import decide
from desktop_app.sync.store import Store
from tests.helpers.exchange import Peer, bring, bring_all
from tests.helpers.exchange_checks import check_office
from tests.helpers.exchange_log import log_of

HM, XL = (natural_id("unit", code) for code in ("HM", "XL"))


@pytest.fixture
def office(centre: Peer) -> Peer:
    """The centre, which knows both units."""
    for row_id, code in ((HM, "HM"), (XL, "XL"), (natural_id("unit", "ZX"), "ZX")):
        centre.insert("unit", row_id, code=code, name=code)
    return centre


def everybody(centre: Peer, *units: Peer) -> None:
    bring_all(centre, *units)
    for one in (centre, *units):
        check_office(one)


def said_to(one: Peer, row_id: str) -> list[object]:
    """All values that the log of an office holds of a record."""
    changes = [change for commit in log_of(one.office) for change in commit.body.changes if change.row.hex() == row_id]
    return [value for change in changes for value in change.fields.values()]


def test_a_duty_reaches_its_unit_and_its_state_comes_back(office: Peer, huaming: Peer, xinli: Peer) -> None:
    duty = new_id()
    office.insert("task", duty, matter="补齐环评手续", unit_id=HM, due_on="2026-12-20", state="open")
    everybody(office, huaming, xinli)
    assert huaming.value("task", duty, "matter") == "补齐环评手续"
    assert huaming.value("task", duty, "due_on") == "2026-12-20"
    assert huaming.value("task", duty, "owner_code") == "ZX"  # who entered it decides on it
    assert xinli.ids("task") == []
    huaming.update("task", duty, state="closed", closed_on="2026-12-01", evidence="批复")
    everybody(office, huaming, xinli)
    assert office.value("task", duty, "state") == "closed" and office.value("task", duty, "evidence") == "批复"
    office.update("task", duty, state="open", closed_on=None)
    everybody(office, huaming, xinli)
    assert huaming.value("task", duty, "state") == "open"
    assert office.conflicts() == huaming.conflicts() == set() and said_to(xinli, duty) == []


def test_a_duty_of_several_units_is_the_same_at_all_of_them(office: Peer, huaming: Peer, xinli: Peer) -> None:
    duty, project = new_id(), new_id()
    huaming.insert("project", project, name="华明秘密项目", number="1")
    bring(huaming, office)
    office.insert("task", duty, matter="m", unit_id=HM, co_unit_codes="XL", project_id=project, state="open")
    everybody(office, huaming, xinli)
    assert huaming.value("task", duty, "project_id") == project
    assert xinli.value("task", duty, "project_id") is None and xinli.ids("project") == []
    xinli.update("task", duty, evidence="we did our part")
    everybody(office, huaming, xinli)
    for one in (office, huaming, xinli):
        assert one.value("task", duty, "evidence") == "we did our part" and one.conflicts() == set()
    assert huaming.value("task", duty, "project_id") == office.value("task", duty, "project_id") == project


def test_a_duty_given_to_another_unit_leaves_the_first_one(office: Peer, huaming: Peer, xinli: Peer) -> None:
    duty = new_id()
    office.insert("task", duty, matter="m", unit_id=HM, state="open")
    everybody(office, huaming, xinli)
    office.update("task", duty, unit_id=XL, matter="of Xinli alone")
    everybody(office, huaming, xinli)
    assert huaming.ids("task") == [] and xinli.value("task", duty, "matter") == "of Xinli alone"
    xinli.update("task", duty, evidence="theirs")
    everybody(office, huaming, xinli)
    assert office.value("task", duty, "evidence") == "theirs"
    assert not {"of Xinli alone", "theirs", XL} & {*said_to(huaming, duty)}
    office.update("task", duty, unit_id=HM, evidence="")
    everybody(office, huaming, xinli)
    assert huaming.value("task", duty, "matter") == "of Xinli alone" and xinli.ids("task") == []
    assert "theirs" not in said_to(huaming, duty)


def test_what_was_wrong_for_a_moment_is_told_to_nobody(office: Peer, huaming: Peer, xinli: Peer) -> None:
    duty = new_id()
    office.insert("task", duty, matter="of Huaming", unit_id=HM, state="open")
    office.update("task", duty, unit_id=XL, matter="of Xinli")
    everybody(office, huaming, xinli)
    assert huaming.ids("task") == [] and said_to(huaming, duty) == []
    assert "of Huaming" not in said_to(xinli, duty) and xinli.value("task", duty, "matter") == "of Xinli"


def test_what_a_unit_closes_while_the_duty_goes_elsewhere_is_not_lost(office: Peer, huaming: Peer, xinli: Peer) -> None:
    duty = new_id()
    office.insert("task", duty, matter="m", unit_id=HM, state="open")
    everybody(office, huaming, xinli)
    huaming.update("task", duty, evidence="done before we heard")
    office.update("task", duty, unit_id=XL)
    everybody(office, huaming, xinli)
    for one in (office, xinli):
        assert one.value("task", duty, "evidence") == "done before we heard"
    assert huaming.ids("task") == []


def test_what_units_enter_for_themselves_goes_to_the_centre_alone(office: Peer, huaming: Peer, xinli: Peer) -> None:
    everybody(office, huaming, xinli)
    duty = new_id()
    huaming.insert("task", duty, matter="our own", unit_id=HM, co_unit_codes="XL", state="open")
    everybody(office, huaming, xinli)
    assert office.value("task", duty, "matter") == "our own"
    assert xinli.ids("task") == [] and said_to(xinli, duty) == []
    office.update("task", duty, unit_id=XL, owner_code="ZX", co_unit_codes="")  # the centre makes it one of its own
    everybody(office, huaming, xinli)
    assert huaming.ids("task") == [] and xinli.ids("task") == [duty]
    office.update("task", duty, owner_code="XL")
    everybody(office, huaming, xinli)
    assert xinli.value("task", duty, "owner_code") == "XL"
    office.update("task", duty, owner_code="ZX", co_unit_codes="HM")
    everybody(office, huaming, xinli)
    assert huaming.ids("task") == xinli.ids("task") == [duty]


def test_a_duty_of_the_centre_itself_is_told_to_no_unit(office: Peer, huaming: Peer) -> None:
    duty = new_id()
    office.insert("task", duty, matter="m", unit_id=natural_id("unit", "ZX"), co_unit_codes="gone", state="open")
    everybody(office, huaming)
    assert huaming.ids("task") == []
    assert not office.query("SELECT 1 FROM exchange_mirror")


def test_who_decides_whose_duty_it_is_sends_it_there(office: Peer, huaming: Peer, xinli: Peer) -> None:
    duty = new_id()
    office.insert("task", duty, matter="m", unit_id=HM, state="open")
    everybody(office, huaming, xinli)
    office.update("task", duty, unit_id=natural_id("unit", "ZX"), co_unit_codes="HM")
    huaming.update("task", duty, unit_id=XL)
    everybody(office, huaming)
    with office.office.read() as session:
        [one] = conflicts(session)
    take = next(n for n, choice in enumerate(one.choices, 1) if choice.values["unit_id"] == XL)
    decide(office.office, office.own, office.actor, one.id, take)
    everybody(office, huaming, xinli)
    assert huaming.value("task", duty, "unit_id") == xinli.value("task", duty, "unit_id") == XL


def test_duties_that_an_earlier_program_kept_to_the_centre_are_shown_once(
    office: Peer, huaming: Peer, monkeypatch: pytest.MonkeyPatch
) -> None:
    duty = new_id()
    with monkeypatch.context() as earlier:
        earlier.setattr(Duties, "look", lambda _self, _rows: None)
        office.insert("task", duty, matter="m", unit_id=HM, state="open")
        bring(office, huaming)
    assert huaming.ids("task") == []
    with office.office.read() as session:
        assert unshown(Store(session), "ZX") == [bytes.fromhex(duty)]
    hand_parts_over(office.office, office.own, "ZX")
    bring(office, huaming)
    assert huaming.ids("task") == [duty]
    before = office.knowledge()
    office.insert("investor", new_id(), name="I")
    office.knowledge()
    hand_parts_over(office.office, office.own, "ZX")
    with office.office.read() as session:
        assert unshown(Store(session), "ZX") == []
    assert len(office.knowledge()) == len(before)


def test_of_whom_a_duty_is_nobody_can_tell_while_the_unit_is_unknown(office: Peer) -> None:
    duty = new_id()
    office.insert("task", duty, matter="m", co_unit_codes="XL", state="open")
    with office.office.maintain() as session:
        store = Store(session)
        assert units_of(store, [duty]) == {duty: {"XL"}}
        held = (bytes.fromhex(duty), FIELDS["task"]["unit_id"], HM)
        store.many("INSERT INTO exchange_held (row_id, field, target) VALUES (?, ?, ?)", [held])
        assert units_of(store, [duty]) == {}


def test_sealing_many_steps_looks_at_each_duty_once_a_step(office: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    whole = Duties._compared

    def counting(self: Duties, rows: Iterable[bytes]) -> object:
        looked.append(len([*rows]))
        return whole(self, {*rows})

    monkeypatch.setattr(Duties, "_compared", counting)
    for number in range(4):
        office.insert("task", new_id(), matter=f"m{number}", unit_id=HM, state="open")
    office.insert("investor", new_id(), name="I")
    office.knowledge()
    assert sum(looked) == 8  # once to call each back, once to show all
