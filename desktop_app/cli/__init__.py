"""The command line: the same services without a window. The names and exit statuses are a contract for scripts."""

import argparse
import io
import locale
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from desktop_app.cli.context import REFUSED, Context
from desktop_app.errors import QT_TRANSLATE_NOOP, Cancelled, EnvironmentProblem, UserError, reason_of
from desktop_app.memory import end_start
from desktop_app.paths import find_paths
from desktop_app.services.office import placed

LANGUAGES = ("zh_CN", "en")
AREAS = {
    "office": {"init", "search", "dump", "fixture"},
    "keeping": {"check", "backup", "restore"},
    "data": {"import", "export"},
    "figures": {"indicators", "ranking"},
    "report": {"report"},
    "review": {"review"},
    "handbook": {"handbook"},
    "training": {"training"},
    "sync": {"sync"},
    "demo": {"demo"},
}
"""Modules and their commands: what a command does not need is not imported for it, which would take twice as long as
most commands do."""


def main(arguments: Sequence[str]) -> int:
    """Run one command; returns its exit status."""
    _speak_utf8()
    parsed = build_parser(arguments).parse_args(arguments)
    end_start()
    context = Context(
        paths=find_paths(parsed.data_dir),
        language=parsed.language or system_language(),
    )
    try:
        context.paths = placed(context.paths, parsed.database)
        status: int = parsed.run(context, parsed)
        sys.stdout.flush()
        return status
    except UserError as error:
        print(context.words(error), file=sys.stderr)
        return REFUSED
    except Cancelled:
        return REFUSED
    except BrokenPipeError:
        _drop_output()
        return REFUSED
    except OSError as error:
        print(context.words(_disk_problem(error)), file=sys.stderr)
        _drop_output()
        return REFUSED
    finally:
        context.close()


def _drop_output() -> None:
    """What standard output still holds cannot go anywhere: without this the interpreter tries again as it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _disk_problem(error: OSError) -> EnvironmentProblem:
    if error.filename is None:
        return EnvironmentProblem(
            QT_TRANSLATE_NOOP("errors", "The output could not be written ({reason})."),
            reason=reason_of(error),
        )
    return EnvironmentProblem(
        QT_TRANSLATE_NOOP("errors", "The file or folder {path} cannot be used ({reason})."),
        path=error.filename,
        reason=reason_of(error),
    )


def build_parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """The commands that these arguments may name, all of them where they name none. The general options are taken
    before and after the command."""
    general = argparse.ArgumentParser(add_help=False)
    _add_general(general, argparse.SUPPRESS)
    parser = argparse.ArgumentParser(prog="zhaoshangtong", description="招商通: investment promotion, offline")
    _add_general(parser, None)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_with(general))
    named = [area for area, names in AREAS.items() if not names.isdisjoint(arguments)]
    for area in named or AREAS:
        import_module(f"desktop_app.cli.{area}").register(commands)
    return parser


def system_language() -> str:
    """zh_CN on a Chinese system, else en."""
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "zh_CN" if (named or locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"


def _add_general(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument("--data-dir", type=Path, default=default, metavar="DIR", help="folder of the office's data")
    parser.add_argument(
        "--database",
        default=default,
        metavar="URL",
        help="the database file by its address, sqlite:///FILE, instead of the one in DIR",
    )
    parser.add_argument("--language", choices=LANGUAGES, default=default, help="language of messages")


def _with(general: argparse.ArgumentParser) -> type[argparse.ArgumentParser]:
    class CommandParser(argparse.ArgumentParser):
        def __init__(self, **more: object) -> None:
            super().__init__(parents=[general], **more)  # type: ignore[arg-type]

    return CommandParser


def _speak_utf8() -> None:
    """A console or pipe with a Chinese code page must not break the output."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
