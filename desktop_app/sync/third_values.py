"""What a value that none of the offices set can be: a record to refer to, a code of its table, or what was typed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Literal

from sqlalchemy import literal, select
from sqlalchemy.orm import Session

from db.models import Base
from db.types import Coded, Flag, IsoDate
from desktop_app.domain.money import ungrouped
from desktop_app.domain.shares import PERCENT
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.queries import codes
from desktop_app.queries.codes import CODE_TABLES
from desktop_app.sync.scopes import CONFIRMATION, TOGETHER
from desktop_app.sync.wire import Value

_NAMES = {
    "unit": ("short_name", "name"),
    "investor": ("name",),
    "project": ("codename", "name", "number"),
    "chapter": ("title",),
    "policy": ("name",),
}
"""Tables whose records can be chosen -> the columns of which the first that is filled is the name."""


EditorKind = Literal["", "text", "money", "number", "scaled", "date", "flag", "words", "choice", "offered"]

SET_BY_MOVES = {table: frozenset(fields) for table, fields in CONFIRMATION.items()} | {
    "claim": frozenset({"state", "received_at", "valid_until"}),
    "project": frozenset(TOGETHER["project"]),
}
"""Table -> fields that a confirmation or a move aside sets by its own rules: what offices set is chosen from, nothing
else typed."""

_NOT_TYPED = {"deleted_at", "flags", "texts", "snapshot", "content", "fallen"}
_OF_OTHER_PAGES = {"target", "setting"}
"""Tables whose values mean something only where they are entered: what offices set is chosen from."""
_IDS = ("_id", "_code", "_codes")
_SCALES = {"_milli": 1000, "_centi": 100, "score": 100}
_NUMBERS = ("money", "number", "scaled")


@dataclass(frozen=True, slots=True)
class Pick:
    """A choice: what is stored, a code to find it by, and its name."""

    value: str
    code: str
    label: str


@dataclass(frozen=True, slots=True)
class FieldEditor:
    """How a value of a field is entered that no office set. `picks`: what it is chosen from; `optional`: it may also be
    nothing; `scale`: what one of the unit it is typed in is stored as; `words`: its vocabulary.

    `kind` is "" where none can be entered, and "offered" where one is chosen of those that offices set.
    """

    name: str
    kind: EditorKind
    words: type[StrEnum] | None = None
    picks: tuple[Pick, ...] = ()
    optional: bool = False
    scale: int = 1

    @property
    def nothing(self) -> Value:
        """What stands for nothing in a field of choices."""
        return "" if self.name in CODE_TABLES else None


class Picks:
    """Lists of choices, each read once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[str, tuple[Pick, ...]] = {}

    def of(self, table: str, name: str) -> tuple[Pick, ...]:
        """What a field can be; nothing for fields that are no choice."""
        column = Base.metadata.tables[table].c.get(name)
        if column is None:
            return ()
        target = next((key.column.table.name for key in column.foreign_keys), "")
        if target in _NAMES:
            return self._keep(target, self._records)
        if name in CODE_TABLES:
            return self._keep(CODE_TABLES[name], self._codes)
        return ()

    def editors(self, table: str, names: tuple[str, ...]) -> tuple[FieldEditor, ...]:
        """How other values of fields that are decided together are entered, each by itself; nothing where none of them
        takes any."""
        found = [self._editor(table, name) for name in names]
        if not any(one.kind for one in found):
            return ()
        return tuple(one if one.kind else replace(one, kind="offered") for one in found)

    def _editor(self, table: str, name: str) -> FieldEditor:
        column = Base.metadata.tables[table].c.get(name)
        choices = self.of(table, name)
        if column is None or name in SET_BY_MOVES.get(table, ()):
            return FieldEditor(name, "")
        if choices:
            return FieldEditor(name, "choice", picks=choices, optional=bool(column.nullable) or name in CODE_TABLES)
        refers = column.foreign_keys or name.endswith((*_IDS, "_at", "_hash"))
        if refers or name in _NOT_TYPED or table in _OF_OTHER_PAGES:
            return FieldEditor(name, "")
        if isinstance(column.type, Coded):
            return FieldEditor(name, "words", column.type.enum, optional=bool(column.nullable))
        scale = PERCENT if name == "share" else next((n for end, n in _SCALES.items() if name.endswith(end)), 1)
        kinds: Mapping[EditorKind, bool] = {
            "date": isinstance(column.type, IsoDate),
            "flag": isinstance(column.type, Flag),
            "money": name.endswith("_fen"),
            "scaled": scale > 1,
            "number": column.type.python_type is int,
        }
        kind: EditorKind = next((kind for kind, is_so in kinds.items() if is_so), "text")
        return FieldEditor(name, kind, optional=bool(column.nullable), scale=scale)

    def _keep(self, table: str, read: Callable[[str], tuple[Pick, ...]]) -> tuple[Pick, ...]:
        if table not in self._known:
            self._known[table] = read(table)
        return self._known[table]

    def _records(self, table: str) -> tuple[Pick, ...]:
        columns = Base.metadata.tables[table].c
        code = next((columns[name] for name in ("code", "number") if name in columns), literal(""))
        names = [columns[name] for name in _NAMES[table]]
        found = self._session.execute(select(columns.id, code, *names).where(columns.deleted_at.is_(None)))
        picks = [Pick(row_id, code, next(filter(None, texts), "")) for row_id, code, *texts in found]
        return tuple(sorted(picks, key=lambda one: (one.label, one.code)))

    def _codes(self, table: str) -> tuple[Pick, ...]:
        return tuple(
            Pick(one.code, one.code, one.name)
            for one in codes.table(self._session, table, pinyin=False)
            if not one.closed
        )


def typed(editor: FieldEditor, text: str) -> Value:
    """A value as it is stored, from what was typed at a command: an id, a code or a name where one is chosen, whole
    分 for money, a date as 2022-03-15, 1 or 0. Raises UserError when it cannot be that."""
    if editor.kind == "choice":
        found = {one.value for one in editor.picks if text in (one.value, one.code, one.label)}
        if not text and editor.optional:
            return editor.nothing
        if len(found) == 1:
            return found.pop()
    elif editor.kind == "words" and editor.words is not None and text in set(editor.words):
        return text
    elif editor.kind == "words" and editor.optional and not text:
        return None
    elif editor.kind == "date":
        try:
            return date.fromisoformat(text).isoformat() if text or not editor.optional else None
        except ValueError:
            pass
    elif (editor.kind == "flag" and text in ("0", "1")) or (editor.kind in _NUMBERS and _is_whole(text)):
        return int(text)
    elif editor.kind == "text":
        return text
    raise UserError(QT_TRANSLATE_NOOP("errors", "“{text}” cannot be the value of this field."), text=text)


def _is_whole(text: str) -> bool:
    return text.lstrip("-").isdecimal()


def scaled(text: str, scale: int) -> int:
    """A number as typed, in the smallest parts it is stored in. Raises ValueError when it is none or has finer ones."""
    try:
        number = Decimal(ungrouped(text.strip())) * scale
    except InvalidOperation as error:
        raise ValueError(text) from error
    if not number.is_finite() or number != number.to_integral_value():
        raise ValueError(text)
    return int(number)
