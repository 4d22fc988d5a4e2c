"""Where an office's database lies: in the data folder, or at an address; an address that is none is refused."""

import os
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from db.enums import UserRole
from db.models import Project
from desktop_app.errors import EnvironmentProblem
from desktop_app.paths import find_paths
from desktop_app.services.init_office import set_local
from desktop_app.services.office import Actor, Label, open_office, placed
from tests.helpers.database import fresh_office


@pytest.mark.parametrize(
    "address", ["postgresql+psycopg://u@localhost/x", "nonsense", "sqlite://", "sqlite:///:memory:"]
)
def test_an_address_that_is_no_file_is_refused_in_words(address: str, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="not the address of a database file"):
        placed(find_paths(tmp_path), address)


def test_an_address_moves_the_database_and_what_lies_beside_it(tmp_path: Path) -> None:
    paths = find_paths(tmp_path / "data")
    assert placed(paths, None) == paths
    moved = placed(paths, f"sqlite:///{tmp_path}/共享 盘/a.db")
    assert moved == replace(paths, file=tmp_path / "共享 盘" / "a.db")
    assert moved.database == tmp_path / "共享 盘" / "a.db"
    assert moved.attachments == tmp_path / "共享 盘" / "attachments"
    assert (moved.settings, moved.backups) == (paths.settings, paths.backups)
    moved.create()
    assert moved.database.parent.is_dir() and not paths.database.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody replace an open file")
def test_a_file_that_was_replaced_while_it_is_open_is_not_written_to(tmp_path: Path) -> None:
    office = fresh_office(tmp_path)
    assert office.file is not None
    try:
        set_local(office, name="before")
        shutil.copyfile(office.file, tmp_path / "other")
        (tmp_path / "other").replace(office.file)
        before = office.file.read_bytes()
        with (
            pytest.raises(EnvironmentProblem, match="taken the place"),
            office.write(Label("Add"), Actor("a", role=UserRole.ADMIN)) as tx,
        ):
            tx.session.add(Project(number="1", name="甲", entered_on=date(2022, 1, 1)))
        with pytest.raises(EnvironmentProblem, match="taken the place"):
            set_local(office, name="after")
        assert office.file.read_bytes() == before
        office.file.unlink()
        with pytest.raises(EnvironmentProblem, match="No such file"):
            set_local(office, name="after")
    finally:
        office.close()


def test_a_commit_that_fails_leaves_nothing_open(tmp_path: Path) -> None:
    """A reference to nothing is found out at the commit; the connection must not keep what was to be committed."""
    office = fresh_office(tmp_path)
    clerk = Actor("clerk", "HM")
    with pytest.raises(IntegrityError), office.write(Label("Enter"), clerk) as tx:
        tx.session.add(Project(number="1", name="lost", entered_on=date(2022, 1, 1), parent_id="0" * 32))
    for number in ("2", "3"):
        with office.write(Label("Enter"), clerk) as tx:
            tx.session.add(Project(number=number, name="kept", entered_on=date(2022, 1, 1)))
    with office.read() as session:
        assert set(session.scalars(select(Project.number))) == {"2", "3"}
    office.close()


def test_a_query_that_broke_off_does_not_keep_the_office_from_writing(tmp_path: Path) -> None:
    office = fresh_office(tmp_path)
    clerk = Actor("clerk", "HM")
    for number in range(3):
        with office.write(Label("Enter"), clerk) as tx:
            tx.session.add(Project(number=str(number), name="P", entered_on=date(2022, 1, 1)))

    def break_off() -> None:
        circle: list[object] = []  # as an error and the frames that it tells of refer to each other
        with office.read() as session:
            driver = session.connection().connection.driver_connection
            assert driver is not None
            cursor = driver.execute("SELECT id FROM project")
            circle += [circle, cursor, next(cursor)]

    break_off()
    with open_office(tmp_path / "office.sqlite").write(Label("Enter"), clerk) as tx:
        tx.session.add(Project(number="elsewhere", name="P", entered_on=date(2022, 1, 1)))
    with office.write(Label("Enter"), clerk) as tx:
        tx.session.add(Project(number="here", name="P", entered_on=date(2022, 1, 1)))
    with office.read() as session:
        assert {"elsewhere", "here"} <= set(session.scalars(select(Project.number)))
    office.close()


def test_what_is_read_sparingly_maps_nothing_of_the_file_and_the_next_reader_has_all_again(tmp_path: Path) -> None:
    office = fresh_office(tmp_path)

    def pragmas(session: Session) -> list[int]:
        return [session.scalars(text(f"PRAGMA {name}")).one() for name in ("mmap_size", "cache_size")]

    with office.read() as session:
        before = pragmas(session)
    with office.read(sparing=True) as session:
        assert pragmas(session) == [0, -16384]
    with office.read() as session:
        assert pragmas(session) == before == [268435456, -65536]
    office.close()
