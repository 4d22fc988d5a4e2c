"""What every command works with: folders, language, the office, and where output goes."""

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeAlias

from db.enums import UserRole
from desktop_app import catalogue
from desktop_app.domain.clock import Clock
from desktop_app.domain.quoting import nested
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError, in_one_line
from desktop_app.paths import Paths
from desktop_app.queries import local
from desktop_app.services.office import Actor, Office, open_office

Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

DONE, REFUSED, USAGE, PARTLY = 0, 1, 2, 3
"""Exit statuses of the command line's contract."""


def moment(at_ms: int) -> str:
    """An instant as documents name it: local time to the second, with its zone."""
    return datetime.fromtimestamp(at_ms / 1000, UTC).astimezone().isoformat(timespec="seconds")


def minute(at_ms: int) -> str:
    """An instant as people are told of it: local time to the minute."""
    return f"{datetime.fromtimestamp(at_ms / 1000):%Y-%m-%d %H:%M}"


@dataclass(slots=True)
class Context:
    """Results go to standard output, progress and errors to standard error."""

    paths: Paths
    language: str
    clock: Clock = field(default_factory=Clock)
    user: str = "admin"
    _office: Office | None = field(default=None, init=False)

    @property
    def actor(self) -> Actor:
        """Who acts on the command line: the administrator of this machine, for its unit where it is a unit's."""
        if self._office is None:
            return Actor(self.user, role=UserRole.ADMIN)
        with self._office.read() as session:
            code = local.unit_code(session) if local.of_a_unit(session) else ""
        return Actor(self.user, code, UserRole.ADMIN)

    def exists(self) -> bool:
        """Whether the data folder holds an office."""
        return self.paths.database.exists()

    def office(self, *, intact: bool = True) -> Office:
        """The office of the data folder. Raises UserError if there is none yet."""
        if not self.exists():
            raise UserError(
                QT_TRANSLATE_NOOP("errors", "There is no office in {folder} yet."),
                QT_TRANSLATE_NOOP("errors", "Make one first with the command init."),
                folder=self.paths.database.parent,
            )
        return self.create(intact=intact)

    def searchable(self) -> Office:
        """The same, with a search index that finds what large packages brought, too."""
        office = self.office()
        office.index_rest()
        return office

    def create(self, *, intact: bool = True) -> Office:
        """The office of the data folder, made if there is none."""
        if self._office is None:
            self._office = open_office(self.paths.database, clock=self.clock, intact=intact)
        return self._office

    def close(self) -> None:
        """Release the database."""
        if self._office is not None:
            self._office.close()
            self._office = None

    def words(self, error: UserError) -> str:
        """An error as one plain sentence (and what to do), in the chosen language."""
        return nested(in_one_line(error.words(self.translate)))

    def translate(self, context: str, text: str) -> str:
        """A marked text in the chosen language."""
        return catalogue.translator(self.paths.resources, self.language)(context, text)

    def print(self, text: str) -> None:
        """A line of results."""
        print(text)

    def print_json(self, value: Any) -> None:
        """The one JSON document of a command called with --json."""
        json.dump(value, sys.stdout, ensure_ascii=False, indent=1)
        print()

    def tell_missing(self, characters: Iterable[str]) -> None:
        """Say which characters no font has, a line each with its code point."""
        said = QT_TRANSLATE_NOOP("cli", "No font has {character} ({code}); 〓 is printed for it.")
        words = self.translate("cli", said)
        for character in characters:
            self.progress(words.format(character=character, code=f"U+{ord(character):04X}"))

    def progress(self, text: str) -> None:
        """A line of progress."""
        print(text, file=sys.stderr, flush=True)
