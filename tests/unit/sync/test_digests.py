"""What the records of a scope come to: the same wherever the same is known and shown."""

from pathlib import Path

from sqlalchemy import text

from db.types import new_id
from desktop_app.services.office import Office
from desktop_app.sync.digests import Kept, digests
from desktop_app.sync.follow import hand_parts_over
from tests.helpers.exchange import Peer, bring, peer


def of(one: Peer, scope: str) -> bytes:
    one.knowledge()
    with one.office.read() as session:
        return digests(session, {scope})[scope]


def spoil_office(office: Office, sql: str, op: str = "UPDATE") -> None:
    """Change the projects behind everybody's back."""
    with office.engine.begin() as connection:
        found = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'project' AND sql LIKE ?"
        [(name, trigger)] = connection.exec_driver_sql(found, (f"%AFTER {op}%",)).all()
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        connection.exec_driver_sql(sql)
        connection.exec_driver_sql(trigger)


def test_who_knows_the_same_has_the_same_digest(centre: Peer, huaming: Peer, xinli: Peer) -> None:
    huaming.insert("project", new_id(), name="P", number="1")
    xinli.insert("project", new_id(), name="Q", number="2")
    centre.insert("chapter", new_id(), title="T")
    for one in (huaming, xinli):
        bring(one, centre)
        bring(centre, one)
        code = one.own.unit_code
        assert of(one, code) == of(centre, code)
    bring(centre, huaming)
    assert of(huaming, "shared") == of(xinli, "shared") == of(centre, "shared")
    assert of(centre, "HM") != of(centre, "XL")


def test_it_tells_a_different_value_and_a_different_record(centre: Peer, huaming: Peer) -> None:
    row_id = new_id()
    huaming.insert("project", row_id, name="P", number="1")
    bring(huaming, centre)
    found = {of(huaming, "HM")}
    huaming.update("project", row_id, handler="甲")
    found.add(of(huaming, "HM"))
    huaming.insert("project", new_id(), name="Q", number="2")
    found.add(of(huaming, "HM"))
    assert len(found) == 3
    spoil_office(centre.office, f"UPDATE project SET name = 'spoilt' WHERE id = '{row_id}'")
    bring(huaming, centre)
    assert of(huaming, "HM") != of(centre, "HM")


def test_a_request_that_is_shown_at_its_unit_alone_counts_as_the_centres_word(centre: Peer, huaming: Peer) -> None:
    row_id = new_id()
    centre.insert("chapter", row_id, title="T")
    bring(centre, huaming)
    before = of(centre, "shared")
    huaming.update("chapter", row_id, title="U")
    assert huaming.value("chapter", row_id, "title") == "U"
    assert of(huaming, "shared") == before


def test_a_record_that_waits_for_another_counts(centre: Peer, huaming: Peer, tmp_path: Path) -> None:
    """The unit cannot show an agreement on a project that it does not know."""
    centre.insert("project", (project := new_id()), name="P", owner_code="XL")
    centre.insert("agreement", (agreement := new_id()), project_id=project, owner_code="HM")
    bring(centre, huaming)
    assert agreement not in huaming.ids("agreement")
    assert of(huaming, "HM") == of(centre, "HM")
    empty = peer(tmp_path / "empty", "HM", seed=1)
    assert of(empty, "HM") != of(centre, "HM")
    empty.office.close()


def test_a_file_of_the_handbook_counts_for_all_alone(centre: Peer, huaming: Peer) -> None:
    """The centre takes it over, and the unit does not know of that yet."""
    huaming.insert("chapter", (chapter := new_id()), title="T")
    before = of(huaming, "HM")
    huaming.insert("attachment", new_id(), record_kind="chapter", record_id=chapter, name="p.png")
    bring(huaming, centre)
    hand_parts_over(centre.office, centre.own, "office")
    assert of(huaming, "HM") == of(centre, "HM") == before
    bring(centre, huaming)
    assert of(huaming, "shared") == of(centre, "shared")


def test_a_units_own_set_up_is_not_in_it(centre: Peer, huaming: Peer) -> None:
    before = of(huaming, "shared")
    huaming.insert("setting", new_id(), name="n", value="1")
    huaming.insert("unit", new_id(), code="HM", name="HM")
    assert of(huaming, "shared") == before == of(centre, "shared")


def test_it_is_worked_out_once_while_nothing_changes(centre: Peer) -> None:
    kept = Kept()
    row_id = new_id()
    centre.insert("project", row_id, name="P", number="1", owner_code="HM")
    centre.knowledge()
    with centre.office.read() as session:
        first = kept.of(session, {"HM"})
        assert kept.of(session, {"HM", "shared"})["HM"] == first["HM"] == digests(session, {"HM"})["HM"]
        session.execute(text("SELECT 1"))
    centre.update("project", row_id, name="Q")
    centre.knowledge()
    with centre.office.read() as session:
        assert kept.of(session, {"HM"}) != first
