"""What a large package brought is in the lists at once, and found by its words a little later."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from db import search
from db.models import Project
from desktop_app.services import search_index, search_later
from desktop_app.services.office import Actor, Label, Office, open_office
from tests.helpers.database import fresh_office
from tests.helpers.large_package import MANY, take_many

ACTOR = Actor("甲", "JD05")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = fresh_office(tmp_path)
    yield opened
    opened.close()


def found(office: Office, query: str) -> int:
    with office.read() as session:
        return len(search.search(session.connection(), query, 10 * MANY))


def left(office: Office) -> int:
    with office.read() as session:
        return search_later.waiting(session)


def index_of(office: Office) -> dict[tuple[str, str], list[list[str]]]:
    """What the index says of every record, word by word."""
    with office.read() as session:
        rows = session.connection().exec_driver_sql(
            "SELECT d.kind, d.record_id, d.title, d.spoken, t.title, t.body FROM search_doc d "
            "JOIN search_text t ON t.rowid = d.rowid"
        )
        return {(kind, record_id): [text.split() for text in rest] for kind, record_id, *rest in rows}


def test_the_records_are_there_at_once_and_found_portion_by_portion(office: Office) -> None:
    take_many(office)
    with office.read() as session:
        assert session.scalar(select(func.count()).select_from(Project)) == MANY
    assert (found(office, "电池厂"), left(office)) == (0, MANY)
    assert office.index_some() == MANY - search_later.AT_ONCE == left(office)
    assert found(office, "电池厂") == found(office, "dcc") == search_later.AT_ONCE
    office.index_rest()
    assert found(office, "电池厂") == found(office, "dcc") == MANY
    assert office.index_some() is None


@pytest.mark.parametrize(("count", "exchange"), [(search_later.MANY, True), (MANY, False)])
def test_small_packages_and_what_is_done_here_wait_for_nothing(office: Office, count: int, exchange: bool) -> None:
    take_many(office, count, exchange=exchange)
    assert (found(office, "电池厂"), left(office)) == (count, 0)
    assert office.index_some() is None


def test_what_is_changed_meanwhile_is_found_as_it_is(office: Office) -> None:
    ids = take_many(office)
    with office.write(Label("Change"), ACTOR) as tx:
        tx.session.get_one(Project, ids[0]).name = "光伏站"
        tx.session.get_one(Project, ids[1]).deleted_at = 1
        tx.session.delete(tx.session.get_one(Project, ids[2]))
    assert (found(office, "光伏站"), found(office, "电池厂")) == (1, 1)  # its number still says so
    office.index_rest()
    assert (found(office, "光伏站"), found(office, "电池厂")) == (1, MANY - 2)


def test_packages_and_saves_in_turn_end_as_if_nothing_had_waited(office: Office) -> None:
    for name in ("甲厂", "乙厂"):
        take_many(office, MANY, name)
        office.index_some()
        take_many(office, 3, f"小{name}")
        take_many(office, 5, f"自{name}", exchange=False)
    office.index_rest()
    later = index_of(office)
    with office.maintain() as session:
        for name in ("search_doc", "search_text"):
            session.connection().exec_driver_sql(f"DELETE FROM {name}")
        session.connection().exec_driver_sql("INSERT INTO search_pinyin (search_pinyin) VALUES ('delete-all')")
        touched = session.connection().exec_driver_sql("SELECT table_name, row_id FROM journal_entry").all()
        search_index.refresh(session, [(table, row_id) for table, row_id in touched])
    assert later == index_of(office)
    assert len(later) == 2 * (MANY + 3 + 5)


def test_a_package_that_was_given_up_leaves_nothing_to_be_indexed(office: Office) -> None:
    with pytest.raises(ZeroDivisionError), office.write(Label("Take in"), ACTOR, exchange=True) as tx:
        tx.session.add(Project(number="1", name="电池厂", entered_on=dt.date(2022, 3, 1)))
        raise ZeroDivisionError
    assert left(office) == 0


def test_it_goes_on_after_the_program_was_closed(tmp_path: Path) -> None:
    first = fresh_office(tmp_path)
    take_many(first)
    first.index_some()
    file = first.file
    first.close()
    assert file is not None
    again = open_office(file)
    assert left(again) == MANY - search_later.AT_ONCE
    again.index_rest()
    assert found(again, "电池厂") == MANY
    again.close()
