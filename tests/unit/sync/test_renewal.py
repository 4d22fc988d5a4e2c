"""Once a backup was put back, the offices that exchanged before get a file first: each until one was written for it."""

import shutil
from collections.abc import Callable
from pathlib import Path

from desktop_app.services.office import open_office
from desktop_app.sync import overview
from desktop_app.sync.machine import open_exchange
from tests.helpers.stick_offices import HUAMING, XINLI, StickOffice, district, send


def due(one: StickOffice) -> set[str]:
    with one.office.read() as session:
        rows = overview.offices(session, one.exchange.keys.trusted, one.office.clock.now_ms(), records=False)
    return {row.code for row in rows if row.write_first}


def again(one: StickOffice, meanwhile: Callable[[], object]) -> None:
    """Close the program, and open it after something was done to its file."""
    with one.office.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    file = one.office.file
    assert file is not None
    one.office.close()
    meanwhile()
    one.office = open_office(file)
    one.exchange = open_exchange(one.office, one.folder)


def test_offices_that_exchanged_before_get_a_file_first(tmp_path: Path) -> None:
    with district(tmp_path, HUAMING, XINLI, ("JZ", "金钟街道")) as (centre, huaming, xinli, _never):
        project = huaming.add_project("甲")
        send(huaming, centre, tmp_path / "1")
        send(centre, xinli, tmp_path / "2")
        file = centre.office.file
        assert file is not None and due(centre) == set()
        centre.exchange.seal()
        old = tmp_path / "old.sqlite"
        again(centre, lambda: shutil.copyfile(file, old))
        assert due(centre) == set()  # it goes on from itself
        centre.change("project", project, handler="李四")
        send(centre, huaming, tmp_path / "3")
        again(centre, lambda: shutil.copyfile(old, file))
        assert due(centre) == {"HM", "XL"}
        centre.exchange.write("HM", tmp_path)
        assert due(centre) == {"XL"}
        send(xinli, centre, tmp_path / "4")  # to read of it is not enough: it has to hear first
        assert due(centre) == {"XL"}
        centre.exchange.write("XL", tmp_path)
        assert due(centre) == set()
