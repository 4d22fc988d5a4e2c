"""Words of the code tables: read into codes, shown as names, and taken in where a table is open."""

from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import CodeItem
from desktop_app.domain.industry import codes_meant
from desktop_app.domain.workbook.cells import Cell, read_code, read_text, split_list
from desktop_app.domain.workbook.columns import Column
from desktop_app.domain.workbook.reasons import Reason, Unreadable
from desktop_app.errors import QT_TRANSLATE_NOOP
from desktop_app.services.codes import code_id

_SHOWN_CHOICES = 12


@dataclass(slots=True)
class Table:
    """One code table: names by code in its order, and codes by name (the first of equal names)."""

    names: dict[str, str] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)


class Terms:
    """The code tables as they are in the database, and the words an import adds to them.

    `remark(reason)` is told once about each word that was taken although no table has it.
    """

    def __init__(self, session: Session, remark: Callable[[Reason], None] | None = None) -> None:
        self._remark = remark or (lambda reason: None)
        self._tables: dict[str, Table] = {}
        self._seen: dict[tuple[str, str], str] = {}
        self.added: list[tuple[str, str]] = []
        rows = session.execute(
            select(CodeItem.table, CodeItem.code, CodeItem.name)
            .where(CodeItem.deleted_at.is_(None))
            .order_by(CodeItem.table, CodeItem.sort_order, CodeItem.code)
        )
        for table, code, name in rows:
            found = self._tables.setdefault(table, Table())
            found.names[code] = name
            found.codes.setdefault(name, code)

    def table(self, name: str) -> Table:
        """A code table; empty if there is none of this name."""
        return self._tables.setdefault(name, Table())

    def show(self, column: Column, code: str) -> str:
        """A code as its column shows it."""
        return code if column.shows_code else self.table(column.terms).names.get(code, code)

    def read(self, column: Column, cell: Cell) -> str:
        """The code a cell means. Raises Unreadable if the table is closed and has no such word."""
        text = read_text(cell)
        known = self._seen.get((column.terms, text))
        if known is None:
            known = self._seen[column.terms, text] = self._find(column, text)
        return known

    def read_list(self, column: Column, cell: Cell) -> tuple[str, ...]:
        """The codes of a cell that holds several words."""
        return tuple(dict.fromkeys(self.read(column, part) for part in split_list(cell)))

    def save(self, session: Session) -> None:
        """Put the added words into the database as the office's own codes."""
        for table, word in self.added:
            item = CodeItem(id=code_id(table, word), table=table, code=word, name=word, origin="office")
            item.sort_order, item.deleted_at = 1000, None
            session.merge(item)
        session.flush()

    def _find(self, column: Column, text: str) -> str:
        table = self.table(column.terms)
        code = text if text in table.names and column.shows_code else table.codes.get(text)
        if code is None:
            code = _SPECIAL.get(column.terms, _plain)(self, table, read_code(text))
        if code is not None:
            return code
        if column.open:
            table.names[text] = table.codes[text] = text
            self.added.append((column.terms, text))
            self._remark(
                Reason(
                    QT_TRANSLATE_NOOP("import", "“{word}” is new to the code table of {header} and was added to it"),
                    {"word": text, "header": column.header},
                )
            )
            return text
        raise Unreadable(
            QT_TRANSLATE_NOOP("import", "there is no “{cell}” in the code table ({choices})"),
            cell=text,
            choices="、".join(list(table.codes)[:_SHOWN_CHOICES]) + ("…" if len(table.codes) > _SHOWN_CHOICES else ""),
        )

    def doubtful(self, text: str, taken: str) -> str:
        """Take a code that the table has not, and say so."""
        self._remark(
            Reason(
                QT_TRANSLATE_NOOP("import", "the code {code} is not in the code table; it was taken as {taken}"),
                {"code": text, "taken": taken},
            )
        )
        return taken


def _plain(terms: Terms, table: Table, text: str) -> str | None:
    return text if text in table.names else table.codes.get(text)


def _region(terms: Terms, table: Table, text: str) -> str | None:
    """A GB/T 2260 code; 12 and 1201 stand for 120000 and 120100; a county may be newer or older than the table."""
    if text.isdigit() and len(text) in (2, 4, 6):
        code = text.ljust(6, "0")
        if code in table.names:
            return code
        if code[:2] + "0000" in table.names:
            return terms.doubtful(text, code)
    return table.codes.get(text)


def _industry(terms: Terms, table: Table, text: str) -> str | None:
    """A section or division of GB/T 4754; C35 and class 3562 are taken as division 35."""
    code, *wider = codes_meant(text)
    if code in table.names:
        return code
    division = next((one for one in wider if one in table.names), None)
    return terms.doubtful(text, division) if division else table.codes.get(text)


_SPECIAL: dict[str, Callable[[Terms, Table, str], str | None]] = {"region": _region, "industry": _industry}
