"""Starting the window: folders, settings, log, database, window; and closing them again."""

import argparse
import logging
import logging.handlers
import sys
from collections.abc import Sequence
from pathlib import Path

from db.enums import UserRole
from desktop_app.errors import UserError
from desktop_app.paths import find_paths
from desktop_app.services.office import Actor, open_office
from desktop_app.settings import SettingsFile


def main(arguments: Sequence[str]) -> int:
    """Open the window and stay until it is closed; returns the exit status."""
    parser = argparse.ArgumentParser(prog="zhaoshangtong")
    parser.add_argument("--data-dir", type=Path)
    parser.add_argument("--database")
    parser.add_argument("--language", choices=("zh_CN", "en"), default="")
    parsed = parser.parse_args(arguments)
    paths = find_paths(parsed.data_dir)
    settings = SettingsFile(paths.settings)

    from desktop_app.ui.app import Application
    from desktop_app.ui.messages import cannot_go_on
    from desktop_app.ui.window_factory import make_window

    application = Application(sys.argv[:1], paths, settings.current, parsed.language)
    application.catch_bugs()
    try:
        paths.create()
        log_to(paths.logs)
        office = open_office(paths.database, url=parsed.database)
    except (UserError, OSError) as error:
        return cannot_go_on(error)
    window = make_window(application, office, paths, settings, Actor("admin", role=UserRole.ADMIN))
    window.show()
    status = application.run()
    window.worker.close()
    application.close()
    office.close()
    return status


def log_to(folder: Path) -> None:
    """Write warnings and errors into the folder, a megabyte a file, five files."""
    handler = logging.handlers.RotatingFileHandler(
        folder / "zhaoshangtong.log", maxBytes=1_000_000, backupCount=5, encoding="utf-8"
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.INFO)
