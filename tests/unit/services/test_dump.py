import json
from pathlib import Path

import pytest

from desktop_app.services import projects
from desktop_app.services.dump import digest, dump
from desktop_app.services.office import Office
from tests.helpers.database import fresh_office
from tests.helpers.projects import CENTRE, enter, furnish


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = fresh_office(tmp_path)
    furnish(office)
    return office


def test_every_record_is_one_sorted_line_with_its_stored_values(office: Office) -> None:
    (project_id,) = enter(office, "国能智深")
    with office.read() as session:
        lines = list(dump(session))
    records = [json.loads(line) for line in lines]
    assert [(one["table"], one["id"]) for one in records] == sorted((one["table"], one["id"]) for one in records)
    (project,) = [one for one in records if one["id"] == project_id]
    values = project["values"]
    assert (project["table"], values["name"], values["is_quality"], values["deleted_at"]) == (
        "project",
        "国能智深",
        0,
        None,
    )
    assert any("国能智深" in line for line in lines)  # readable, not escaped
    assert not any({"changed_at", "changed_by"} & one["values"].keys() for one in records)


def test_the_digest_changes_with_a_value_and_not_with_who_set_it_again(office: Office) -> None:
    (project_id,) = enter(office, "甲")
    with office.read() as session:
        before = digest(session)
    projects.update_fields(office, CENTRE, [projects.FieldEdit(project_id, "name", "乙")])
    with office.read() as session:
        changed = digest(session)
    projects.update_fields(office, CENTRE, [projects.FieldEdit(project_id, "name", "甲")])
    with office.read() as session:
        assert (digest(session) == before, changed == before) == (True, False)


def test_the_recycle_bin_is_part_of_it(office: Office) -> None:
    ids = enter(office, "甲", "乙")
    projects.delete(office, CENTRE, ids[:1])
    with office.read() as session:
        records = {one["id"]: one for one in map(json.loads, dump(session)) if one["table"] == "project"}
    assert records[ids[0]]["values"]["deleted_at"] is not None and records[ids[1]]["values"]["deleted_at"] is None
