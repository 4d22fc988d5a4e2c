"""Starting the window: folders, settings, log, database, window; and closing them again."""

import argparse
import logging
import logging.handlers
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.catalogue import translator
from desktop_app.errors import QT_TRANSLATE_NOOP
from desktop_app.memory import end_start
from desktop_app.paths import find_paths
from desktop_app.services.office import Office
from desktop_app.settings import SettingsFile

if TYPE_CHECKING:
    from desktop_app.ui.app import Application
    from desktop_app.ui.start import Start
    from desktop_app.ui.window_context import Leave

NO_SCREEN = (
    QT_TRANSLATE_NOOP("errors", "There is no screen on which a window could be shown."),
    QT_TRANSLATE_NOOP("errors", "Work with the commands instead; --help lists them."),
)


def main(arguments: Sequence[str]) -> int:
    """Open the window and stay until it is closed; returns the exit status."""
    parser = argparse.ArgumentParser(prog="zhaoshangtong")
    parser.add_argument("--data-dir", type=Path)
    parser.add_argument("--database")
    parser.add_argument("--language", choices=("zh_CN", "en"), default="")
    parsed = parser.parse_args(arguments)
    paths = find_paths(parsed.data_dir)
    settings = SettingsFile(paths.settings)

    from desktop_app.ui.app import Application, has_screen
    from desktop_app.ui.start import Start

    if not has_screen():
        say = translator(paths.resources, parsed.language or "en")
        sys.stderr.write(say("errors", NO_SCREEN[0]) + " " + say("errors", NO_SCREEN[1]) + "\n")
        return 1
    application = Application(sys.argv[:1], paths, settings.current, parsed.language)
    application.catch_bugs()
    start = Start(application, paths, settings, parsed.database)
    try:
        if not start.claim():
            return 1
        log_to(paths.logs)
        return _work(application, start, settings)
    finally:
        application.close()
        start.release()


def _work(application: "Application", start: "Start", settings: SettingsFile) -> int:
    """Open the office again and again, until it is closed for good: a restored backup is another database."""
    while True:
        office = start.open_office()
        if office is None:
            return 1
        try:
            left = _windows(application, start, office, settings)
        finally:
            office.close()
        if left.kind != "restore" or left.file is None:
            return 0
        start.restore(left.file)


def _windows(application: "Application", start: "Start", office: Office, settings: SettingsFile) -> "Leave":
    """One window after another on the open office: for another user, or in another language."""
    from desktop_app.ui.office_commands import DailyBackup
    from desktop_app.ui.window_context import Leave
    from desktop_app.ui.window_factory import make_window

    session = start.log_in(office)
    while session is not None:
        window = make_window(
            application, office, start.paths, settings, session.actor, session.user_id, session.has_password
        )
        DailyBackup(window)
        window.show()
        start.tell_of_restored(window)
        start.tell_of_settings(window)
        end_start()
        application.run()
        window.worker.close()
        left = window.left
        application.take_down(window)
        if left.kind == "again":
            application.set_language(settings.current.language)
        elif left.kind == "switch":
            session = start.log_in(office, ask=True)
        else:
            return left
    return Leave()


def log_to(folder: Path) -> None:
    """Write warnings and errors into the folder, a megabyte a file, five files."""
    handler = logging.handlers.RotatingFileHandler(
        folder / "zhaoshangtong.log", maxBytes=1_000_000, backupCount=5, encoding="utf-8"
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.INFO)
