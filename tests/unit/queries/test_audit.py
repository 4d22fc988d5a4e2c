"""What the record of changes says of records that came with packages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from db.models import JournalEntry
from desktop_app.queries.audit import EntryRow, FieldChange, entries
from tests.helpers.stick_offices import HUAMING, XINLI, StickOffice, district, send


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[tuple[StickOffice, ...]]:
    """The centre and two units."""
    with district(tmp_path, HUAMING, XINLI) as found:
        yield found


def came(one: StickOffice, op: str, row_id: str) -> EntryRow:
    """What the step says that first made, changed or removed a record."""
    with one.office.read() as session:
        of_record = select(JournalEntry.transaction_id).where(JournalEntry.op == op, JournalEntry.row_id == row_id)
        step = session.scalars(of_record.order_by(JournalEntry.id).limit(1)).one()
        [found] = [row for row in entries(session, step) if row.record_id == row_id]
    return found


def test_a_new_record_is_told_as_it_came_whatever_happened_to_it_since(
    offices: tuple[StickOffice, ...], tmp_path: Path
) -> None:
    centre, unit, _other = offices
    project = unit.add_project("氢能项目", summary="一")
    send(unit, centre, tmp_path / "a")
    as_it_came = came(centre, "I", project).fields
    assert {FieldChange("name", None, "氢能项目"), FieldChange("summary", None, "一")} <= set(as_it_came)
    unit.change("project", project, summary="二")
    send(unit, centre, tmp_path / "b")
    centre.change("project", project, summary="三", handler="张三")
    assert came(centre, "I", project).fields == as_it_came
    assert came(centre, "U", project).fields == (FieldChange("summary", "一", "二"),)


def test_it_is_told_when_it_has_gone_to_another_unit(offices: tuple[StickOffice, ...], tmp_path: Path) -> None:
    centre, unit, _other = offices
    project = centre.add_project("氢能项目", owner_code="HM", summary="一")
    send(centre, unit, tmp_path / "a")
    as_it_came = came(unit, "I", project)
    send(unit, centre, tmp_path / "b")
    centre.change("project", project, owner_code="XL")
    send(centre, unit, tmp_path / "c")
    assert unit.value("project", project, "name") is None
    assert came(unit, "I", project) == as_it_came and as_it_came.title == "氢能项目"
