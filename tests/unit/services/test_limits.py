"""No record gets longer than what can be sent to other offices, whatever enters it."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Text, insert, select, update

from db.capture import captured_tables
from db.enums import UserRole
from db.models import Base, Chapter, Project
from db.types import new_id
from desktop_app.errors import UserError
from desktop_app.services import limits
from desktop_app.services.handbook import Titles, add_chapter, save_text
from desktop_app.services.office import Actor, Label, Office
from desktop_app.sync import drafts, wire
from tests.helpers.database import fresh_office

ACTOR = Actor("甲", "DL01", UserRole.CENTRE)
STEP = Label("Step")
UTF8_MOST = 4


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = fresh_office(tmp_path)
    yield opened
    opened.close()


def test_the_longest_record_of_every_table_fits_into_a_commit() -> None:
    """With all that steps too small to be looked at may have added, and with what stands before it in its commit."""
    for table in captured_tables():
        texts = sum(isinstance(column.type, Text) for column in table.columns)
        most = limits.LONGEST_OF.get(table.name, limits.LONGEST) + texts * limits.LOOKED_AT
        assert most * UTF8_MOST + 2 * drafts.LARGEST < wire.LARGEST, table.name


@pytest.mark.parametrize("mark", ["甲", '"', "𠀀"])
def test_a_chapter_is_as_long_as_may_be_and_no_longer(office: Office, mark: str) -> None:
    [chapter] = add_chapter(office, ACTOR, Titles("投资环境")).ids
    with pytest.raises(UserError) as refused:
        save_text(office, ACTOR, chapter, mark * (limits.LONGEST + 1))
    message, hint = refused.value.words()
    assert "at most 500,000 characters" in message and "500,0" in message and hint
    save_text(office, ACTOR, chapter, mark * (limits.LONGEST - 100))
    with office.read() as session:
        [text] = session.scalars(select(Chapter.text))
        assert len(text.strip()) == limits.LONGEST - 100
        steps = session.connection().exec_driver_sql("SELECT count(*) FROM journal_transaction").scalar()
        assert steps == 2, "the refused one left no trace"
    save_text(office, ACTOR, chapter, "kurz")


def test_the_texts_of_a_record_count_together_and_in_every_way_of_writing(office: Office) -> None:
    row = {"id": new_id(), "number": "1", "entered_on": dt.date(2022, 3, 1), "summary": "甲" * 300_000}
    with office.write(STEP, ACTOR) as tx:
        tx.session.execute(insert(Project).values(**row, **tx.stamp()))
    with pytest.raises(UserError), office.write(STEP, ACTOR) as tx:
        tx.session.execute(update(Project).values(next_step="乙" * 250_000))
    with pytest.raises(UserError), office.write(STEP, ACTOR) as tx:
        again = row | {"id": new_id(), "handler": "丙" * 250_000}
        tx.session.execute(insert(Base.metadata.tables["project"]), [{**again, **tx.stamp()}])
    with pytest.raises(UserError), office.write(STEP, ACTOR) as tx:
        tx.session.connection().exec_driver_sql("UPDATE project SET park_operator = ?", ("丁" * 250_000,))
    with office.read() as session:
        found = session.execute(select(Project.summary, Project.next_step, Project.park_operator)).all()
        assert [tuple(one) for one in found] == [("甲" * 300_000, "", "")]
