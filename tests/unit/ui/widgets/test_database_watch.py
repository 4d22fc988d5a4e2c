"""What another program writes to the database is noticed."""

import sqlite3
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop_app.ui.widgets.database_watch import DatabaseWatch


def test_what_another_connection_writes_is_noticed_once(qapp: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "data.db"
    other = sqlite3.connect(file)
    other.execute("PRAGMA journal_mode=WAL")
    other.execute("CREATE TABLE t (a)")
    other.commit()
    watch, heard = DatabaseWatch(file), list[int]()
    watch.written.connect(lambda: heard.append(1))
    watch.look()
    assert heard == []
    other.execute("INSERT INTO t VALUES (1)")
    watch.look()
    assert heard == []  # nothing stands there before it is committed
    other.commit()
    watch.look()
    watch.look()
    assert heard == [1]
    other.close()
    watch.deleteLater()


def test_without_a_file_nothing_is_heard(qapp: QApplication, tmp_path: Path) -> None:
    watch, heard = DatabaseWatch(tmp_path / "none.db"), list[int]()
    watch.written.connect(lambda: heard.append(1))
    watch.look()
    assert heard == []
    watch.deleteLater()
