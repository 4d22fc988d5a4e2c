"""Keeping an office safe: `check`, `backup`, `restore`."""

import argparse
from dataclasses import asdict
from pathlib import Path

from desktop_app.cli.context import DONE, REFUSED, Context, Subparsers
from desktop_app.errors import QT_TRANSLATE_NOOP, DamagedDatabase
from desktop_app.services import backup, check
from desktop_app.sync.health import check_office
from desktop_app.sync.machine import seal_for_backup


def register(commands: Subparsers) -> None:
    """Add the commands."""
    checking = commands.add_parser("check", help="verify the database and the attachments")
    checking.add_argument("--json", action="store_true")
    checking.set_defaults(run=_check)
    saving = commands.add_parser("backup", help="write a backup")
    saving.add_argument("--out", type=Path, required=True, metavar="FILE")
    saving.set_defaults(run=_backup)
    restoring = commands.add_parser("restore", help="put a backup in place of the database")
    restoring.add_argument("file", type=Path)
    restoring.set_defaults(run=_restore)


def _check(context: Context, arguments: argparse.Namespace) -> int:
    try:
        health = check_office(context.office(intact=False))
    except DamagedDatabase as error:
        health = check.unreadable(context.words(error))
    if arguments.json:
        context.print_json({"ok": health.ok} | asdict(health))
    else:
        context.print("\n".join(health.problems) or "ok")
        if health.shares:
            words = QT_TRANSLATE_NOOP("cli", "Projects whose shares offices set apart: {count}. Decide on them.")
            context.progress(context.translate("cli", words).format(count=len(health.shares)))
        if health.twins:
            words = QT_TRANSLATE_NOOP("cli", "Investors entered twice: {count}. Join them in the window.")
            context.progress(context.translate("cli", words).format(count=len(health.twins)))
        if health.repeated:
            words = QT_TRANSLATE_NOOP(
                "cli", "Issues with a number that another one has: {count}. In the window, declare all but one void."
            )
            context.progress(context.translate("cli", words).format(count=len(health.repeated)))
    return DONE if health.ok else REFUSED


def _backup(context: Context, arguments: argparse.Namespace) -> int:
    office, folder = context.office(), context.paths.database.parent
    backup.backup(office, arguments.out, before=lambda: seal_for_backup(office, folder))
    context.print(str(arguments.out))
    return DONE


def _restore(context: Context, arguments: argparse.Namespace) -> int:
    kept = backup.restore(arguments.file, context.paths.database, context.paths.attachments)
    context.office()
    if kept is not None:
        context.progress(str(kept))
    context.print(str(context.paths.database))
    return DONE
