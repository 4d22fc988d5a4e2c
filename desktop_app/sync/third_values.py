"""What a value that none of the offices set can be: a record to refer to, a code of its table, or what was typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import literal, select
from sqlalchemy.orm import Session

from db.models import Base
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.queries import codes
from desktop_app.sync.wire import Value

CODE_TABLES = {
    "industry_code": "industry",
    "campaign_code": "campaign",
    "source_code": "source",
    "region_code": "region",
    "origin_code": "region",
    "environment_code": "environment",
    "form_code": "fund_form",
    "evidence_code": "evidence",
    "level_code": "policy_level",
}
"""Field -> the code table that it takes its values from."""

_NAMES = {
    "unit": ("short_name", "name"),
    "investor": ("name",),
    "project": ("codename", "name", "number"),
    "chapter": ("title",),
    "policy": ("name",),
}
"""Tables whose records can be chosen -> the columns of which the first that is filled is the name."""


@dataclass(frozen=True, slots=True)
class Pick:
    """A choice: what is stored, a code to find it by, and its name."""

    value: str
    code: str
    label: str


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


def typed(editor: str, words: type[StrEnum] | None, picks: Sequence[Pick], optional: bool, text: str) -> Value:
    """A value as it is stored, from what was typed at a command: an id, a code or a name where one is chosen, whole
    分 for money, a date as 2022-03-15, 1 or 0. Raises UserError when it cannot be that."""
    if editor == "choice":
        found = {one.value for one in picks if text in (one.value, one.code, one.label)}
        if not text and optional:
            return None
        if len(found) == 1:
            return found.pop()
    elif editor == "words" and words is not None and text in set(words):
        return text
    elif editor == "date":
        try:
            return date.fromisoformat(text).isoformat() if text else None
        except ValueError:
            pass
    elif (editor == "flag" and text in ("0", "1")) or (editor in ("money", "number") and text.lstrip("-").isdecimal()):
        return int(text)
    elif editor == "text":
        return text
    raise UserError(QT_TRANSLATE_NOOP("errors", "“{text}” cannot be the value of this field."), text=text)
