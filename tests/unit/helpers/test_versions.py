"""Offices with an older program: they do not know what is newer, pass it on, and show it once they are updated."""

from db.wire import FIELD_NAMES, FIELDS, TABLE_NAMES, TABLES
from desktop_app.sync import apply
from desktop_app.sync.tables import columns_of
from tests.helpers.exchange import Peer, bring, own
from tests.helpers.exchange_versions import NEW_FIELD, NEW_TABLE, OldPeer, older_program
from tests.helpers.quick_office import Quick


def everything() -> list[object]:
    """All that a program knows, in its order."""
    return [
        list(TABLE_NAMES.items()),
        [list(names.items()) for names in FIELD_NAMES.values()],
        [(list(columns_of(table).names), dict(columns_of(table).words)) for table in TABLE_NAMES],
        dict(apply._READABLE),
    ]


def test_an_older_program_knows_less_and_afterwards_all_is_as_before() -> None:
    before = everything()
    with older_program():
        assert TABLES[NEW_TABLE] not in TABLE_NAMES
        assert FIELDS[NEW_FIELD[0]][NEW_FIELD[1]] not in columns_of(TABLES[NEW_FIELD[0]]).names
    assert everything() == before


def test_it_passes_on_what_it_does_not_know_and_shows_it_after_the_update() -> None:
    premises = Quick()
    centre = OldPeer(premises.new("ZX"), own("ZX", centre=True))
    unit, second = (Peer(premises.new(name), own("HM", seed=seed)) for name, seed in (("HM", 0), ("HM2", 1)))
    project, task, milestone = "1" * 32, "2" * 32, "3" * 32
    unit.insert("project", project, name="P", number="1")
    unit.insert("task", task, project_id=project, matter="M")
    unit.insert("milestone", milestone, project_id=project, stage="production")
    bring(unit, centre)
    assert centre.ids("project") == [project] and centre.ids("task") == centre.ids("milestone") == []
    bring(centre, second)
    assert second.rows() == unit.rows()
    updated = centre.updated()
    assert updated.rows() == unit.rows()
    premises.close()


def test_its_clerks_enter_nothing_that_they_have_no_place_for() -> None:
    premises = Quick()
    old = OldPeer(premises.new("ZX"), own("ZX", centre=True))
    project, milestone = "1" * 32, "3" * 32
    old.insert("project", project, name="P", number="1")
    old.insert("task", "2" * 32, project_id=project, matter="M")
    old.insert("milestone", milestone, project_id=project, stage="production")
    assert old.ids("task") == [] and old.value("milestone", milestone, "stage") == "lead"
    premises.close()
