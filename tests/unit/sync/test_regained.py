"""The centre is put back from an old backup: what it had told comes back from the units and is told to all again."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from db.types import new_id
from desktop_app.services.office import open_office
from tests.helpers.exchange import Peer, bring, bring_all, peer
from tests.helpers.exchange_checks import check_office


class Backup:
    """The centre as it is now, to be put back later as another incarnation."""

    def __init__(self, one: Peer, folder: Path) -> None:
        self.one, self.copy = one, folder / "backup.sqlite"
        one.knowledge()
        with one.office.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        assert one.office.file is not None
        self.file = one.office.file
        shutil.copyfile(self.file, self.copy)

    def put_back(self) -> None:
        self.one.office.close()
        for old in self.file.parent.glob(self.file.name + "*"):
            old.unlink()
        shutil.copyfile(self.copy, self.file)
        self.one.office = open_office(self.file)
        self.one.own = replace(self.one.own, actor=self.one.own.actor[:32] + "0" * 16)


@pytest.mark.parametrize("told", ["HM", "XL", "both"])
def test_a_project_handed_over_in_what_was_lost_is_in_one_place(
    centre: Peer, huaming: Peer, xinli: Peer, tmp_path: Path, told: str
) -> None:
    project = new_id()
    huaming.insert("project", project, name="P", number="1")
    bring_all(centre, huaming, xinli)
    backup = Backup(centre, tmp_path)
    centre.update("project", project, next_step="by the centre")
    centre.hand_over(project, "XL")
    for unit in (huaming, xinli):
        if told in (unit.own.unit_code, "both"):
            bring(centre, unit)
    backup.put_back()
    bring_all(centre, huaming, xinli)
    assert ("project", project) not in huaming.rows()
    assert centre.rows()["project", project] == xinli.rows()["project", project]
    row = centre.rows()["project", project]
    assert (row["owner_code"], row["next_step"]) == ("XL", "by the centre")
    xinli.update("project", project, handler="x")
    bring_all(centre, huaming, xinli)
    assert centre.rows()["project", project]["handler"] == "x"
    assert centre.conflicts() == xinli.conflicts() == set()


@pytest.mark.parametrize("first", ["HM", "XL"])
def test_a_project_that_came_and_went_on_in_what_was_lost_is_in_one_place(
    centre: Peer, huaming: Peer, xinli: Peer, tmp_path: Path, first: str
) -> None:
    """The centre, put back, has never heard of it: the unit that has it tells of it, or the one that made it."""
    project = new_id()
    huaming.insert("project", project, name="P", number="1")
    backup = Backup(centre, tmp_path)
    bring(huaming, centre)
    centre.hand_over(project, "XL")
    bring(centre, xinli)
    backup.put_back()
    bring_all(centre, *((huaming, xinli) if first == "HM" else (xinli, huaming)))
    assert ("project", project) not in huaming.rows()
    assert centre.rows()["project", project] == xinli.rows()["project", project]
    xinli.update("project", project, handler="x")
    bring_all(centre, huaming, xinli)
    assert centre.rows()["project", project]["handler"] == "x"
    assert ("project", project) not in huaming.rows()


def test_what_only_one_unit_had_heard_is_told_to_the_other_again(
    centre: Peer, huaming: Peer, xinli: Peer, tmp_path: Path
) -> None:
    investor, project = new_id(), new_id()
    huaming.insert("investor", investor, name="old")
    bring_all(centre, huaming, xinli)
    backup = Backup(centre, tmp_path)
    centre.insert("project", project, name="P", number="1", owner_code="XL")
    centre.insert("fund_entry", new_id(), project_id=project, investor_id=investor, amount_fen=1, owner_code="XL")
    centre.update("investor", investor, name="new")
    bring(centre, xinli)
    backup.put_back()
    bring_all(centre, huaming, xinli)
    for one in (centre, huaming, xinli):
        assert one.rows()["investor", investor]["name"] == "new"
        assert one.conflicts() == set()
    huaming.update("investor", investor, note="later")
    bring_all(centre, huaming, xinli)
    assert xinli.rows()["investor", investor]["note"] == "later"


def test_a_unit_that_went_on_meanwhile_loses_nothing(centre: Peer, huaming: Peer, tmp_path: Path) -> None:
    project = new_id()
    huaming.insert("project", project, name="P", number="1")
    bring_all(centre, huaming)
    backup = Backup(centre, tmp_path)
    centre.update("project", project, name="lost and found", handler="c")
    bring_all(centre, huaming)
    huaming.update("project", project, name="of the unit")
    backup.put_back()
    centre.update("project", project, next_step="after")
    bring_all(centre, huaming)
    for one in (centre, huaming):
        row = one.rows()["project", project]
        assert (row["name"], row["handler"], row["next_step"]) == ("of the unit", "c", "after")
        assert one.conflicts() == set()


@pytest.mark.parametrize("told", ["HM", "XL"])
def test_a_tag_that_one_unit_had_heard_of_goes_wherever_its_investor_goes(
    centre: Peer, huaming: Peer, xinli: Peer, tmp_path: Path, told: str
) -> None:
    investor, project, tag = new_id(), new_id(), new_id()
    huaming.insert("investor", investor, name="I")
    centre.insert("project", project, name="P", number="1", owner_code="XL")
    bring_all(centre, huaming, xinli)
    centre.insert("fund_entry", new_id(), project_id=project, investor_id=investor, amount_fen=1, owner_code="XL")
    bring_all(centre, huaming, xinli)
    backup = Backup(centre, tmp_path)
    centre.insert("investor_tag", tag, investor_id=investor, tag="T", owner_code="ZX")
    bring(centre, huaming if told == "HM" else xinli)
    backup.put_back()
    bring_all(centre, huaming, xinli)
    for one in (centre, huaming, xinli):
        assert one.value("investor_tag", tag, "tag") == "T"


def test_an_investor_that_came_back_with_what_refers_to_it_is_shown_there(
    centre: Peer, huaming: Peer, xinli: Peer, tmp_path: Path
) -> None:
    """The centre had told one unit of a project with an investor of the other; then a parent of it, which is lost."""
    investor, parent, project = new_id(), new_id(), new_id()
    huaming.insert("investor", investor, name="I")
    centre.insert("project", project, name="P", number="1", owner_code="XL")
    bring_all(centre, huaming, xinli)
    centre.insert("fund_entry", new_id(), project_id=project, investor_id=investor, amount_fen=1, owner_code="XL")
    bring_all(centre, huaming, xinli)
    backup = Backup(centre, tmp_path)
    centre.insert("investor", parent, name="parent", owner_code="HM")
    centre.update("investor", investor, parent_id=parent)
    bring(centre, huaming)
    backup.put_back()
    bring_all(centre, huaming, xinli)
    for one in (centre, huaming, xinli):
        assert one.value("investor", investor, "parent_id") == parent
        assert one.value("investor", parent, "name") == "parent"


def test_a_tag_made_before_the_centre_knows_again_where_its_investor_is_goes_there(
    centre: Peer, huaming: Peer, xinli: Peer, tmp_path: Path
) -> None:
    investor, project, tag = new_id(), new_id(), new_id()
    huaming.insert("investor", investor, name="I")
    centre.insert("project", project, name="P", number="1", owner_code="XL")
    bring_all(centre, huaming, xinli)
    backup = Backup(centre, tmp_path)
    centre.insert("fund_entry", new_id(), project_id=project, investor_id=investor, amount_fen=1, owner_code="XL")
    bring_all(centre, huaming, xinli)
    backup.put_back()
    huaming.insert("investor_tag", tag, investor_id=investor, tag="T")
    bring(huaming, centre)
    bring_all(centre, xinli, huaming)
    assert xinli.value("investor_tag", tag, "tag") == "T"


def test_what_was_replaced_stays_replaced_whatever_part_of_it_comes_back_first(
    centre: Peer, huaming: Peer, xinli: Peer, tmp_path: Path
) -> None:
    """One unit heard of each change of the name, the other was shown the last one only."""
    investor, projects = new_id(), [new_id(), new_id()]
    for project, owner in zip(projects, ("HM", "XL"), strict=True):
        centre.insert("project", project, name="P", number=owner, owner_code=owner)
    centre.insert("investor", investor, name="old", owner_code="ZX")
    bring_all(centre, huaming, xinli)
    backup = Backup(centre, tmp_path)
    centre.insert("fund_entry", new_id(), project_id=projects[0], investor_id=investor, amount_fen=1, owner_code="HM")
    bring(centre, huaming)
    for name in ("first", "second", "third"):
        centre.update("investor", investor, name=name)
        bring(centre, huaming)
    centre.insert("fund_entry", new_id(), project_id=projects[1], investor_id=investor, amount_fen=1, owner_code="XL")
    bring(centre, xinli)
    backup.put_back()
    bring(xinli, centre)
    bring_all(centre, huaming, xinli)
    for one in (centre, huaming, xinli):
        assert one.value("investor", investor, "name") == "third"
        assert one.conflicts() == set()


def test_what_the_centre_had_replaced_and_hears_once_more_is_replaced_wherever_it_is_told(
    centre: Peer, huaming: Peer, xinli: Peer, tmp_path: Path
) -> None:
    """The unit that has the project now knows the centre's word only as it was shown whole, after what it replaced was
    lost."""
    third = peer(tmp_path / "JZ", "JZ")
    project = new_id()
    huaming.insert("project", project, name="P", number="1", next_step="first")
    bring_all(centre, huaming, xinli, third)
    centre.hand_over(project, "XL")
    bring(centre, xinli)
    backup = Backup(centre, tmp_path)
    huaming.update("project", project, next_step="late", handler="late")
    bring(huaming, centre)
    centre.update("project", project, next_step="by the centre")
    bring(centre, xinli)
    backup.put_back()
    bring(xinli, centre)
    centre.hand_over(project, "JZ")
    bring(centre, third)
    bring_all(centre, huaming, xinli, third)
    row = centre.rows()["project", project]
    assert (row["next_step"], row["handler"], row["owner_code"]) == ("by the centre", "late", "JZ")
    assert third.rows()["project", project] == row
    assert centre.conflicts() == third.conflicts() == set()
    for one in (centre, third):
        check_office(one)
    third.office.close()


def test_a_deletion_holds_against_what_the_centre_had_taken_over_and_lost(
    centre: Peer, huaming: Peer, xinli: Peer, tmp_path: Path
) -> None:
    """The centre's own word comes back from another unit, without the unit's that it took the place of."""
    backup = Backup(centre, tmp_path)
    policy = new_id()
    huaming.insert("policy", policy, name="P")
    bring(huaming, centre)
    for unit in (xinli, huaming):
        bring(centre, unit)
    backup.put_back()
    bring(xinli, centre)
    centre.update("policy", policy, deleted_at=5)
    bring(centre, huaming)
    assert huaming.value("policy", policy, "deleted_at") == 5
    assert huaming.conflicts() == centre.conflicts() == set()
    bring_all(centre, huaming, xinli)
    for one in (centre, huaming, xinli):
        check_office(one)


def test_whom_an_investor_belonged_to_once_is_told_to_nobody_again(
    centre: Peer, huaming: Peer, xinli: Peer, tmp_path: Path
) -> None:
    """When the centre hears of its own words again, an investor takes only those along that it still refers to."""
    parent, investor, project = new_id(), new_id(), new_id()
    xinli.insert("investor", parent, name="parent")
    xinli.insert("investor", investor, name="child", parent_id=parent)
    bring_all(centre, huaming, xinli)
    backup = Backup(centre, tmp_path)
    centre.update("investor", investor, parent_id=None)
    centre.insert("project", project, name="P", number="1", owner_code="HM")
    centre.insert("project_investor", new_id(), project_id=project, investor_id=investor, owner_code="HM")
    for unit in (huaming, xinli):
        bring(centre, unit)
    backup.put_back()
    bring_all(centre, xinli, huaming)
    assert huaming.rows()["investor", investor] == centre.rows()["investor", investor]
    assert centre.rows()["investor", investor]["parent_id"] is None
    assert ("investor", parent) not in huaming.rows()
