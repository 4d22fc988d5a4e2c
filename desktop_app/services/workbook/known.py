"""What rows may refer to: units, investors, projects and training sessions, in the database and in the workbook."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Investor, InvestorName, Project, Record, TrainingSession, Unit
from desktop_app.domain.workbook.columns import Column, Kind, Sheet
from desktop_app.domain.workbook.schema import INVESTORS, JOINER, PROJECTS, TRAININGS, UNITS
from desktop_app.errors import QT_TRANSLATE_NOOP
from desktop_app.services.workbook.rows import Row

Key = Hashable

_KEYS: dict[str, tuple[type[Record], str]] = {
    UNITS.name: (Unit, "code"),
    INVESTORS.name: (Investor, "name"),
    PROJECTS.name: (Project, "number"),
}
_NO_SUCH = {
    UNITS.name: QT_TRANSLATE_NOOP("import", "there is no unit {key}"),
    INVESTORS.name: QT_TRANSLATE_NOOP("import", "there is no investor {key}"),
    PROJECTS.name: QT_TRANSLATE_NOOP("import", "there is no project {key}"),
}
_REFUSED = {
    UNITS.name: QT_TRANSLATE_NOOP("import", "the row of unit {key} was refused"),
    INVESTORS.name: QT_TRANSLATE_NOOP("import", "the row of investor {key} was refused"),
    PROJECTS.name: QT_TRANSLATE_NOOP("import", "the row of project {key} was refused"),
}


@dataclass(slots=True)
class Known:
    """Ids by key of each sheet that is referred to; what the workbook adds joins them, what is refused leaves them."""

    ids: dict[str, dict[Key, str]]
    aliases: dict[str, dict[str, str]]
    owners: dict[str, str]
    refused: dict[str, set[Key]] = field(default_factory=dict)

    @classmethod
    def load(cls, session: Session) -> "Known":
        """What the database holds, without the recycle bin."""
        ids: dict[str, dict[Key, str]] = {}
        for name, (model, key) in _KEYS.items():
            rows = session.execute(select(getattr(model, key), model.id).where(model.deleted_at.is_(None)))
            ids[name] = dict(rows.all())
        sessions = session.execute(
            select(TrainingSession.topic, TrainingSession.starts_at, TrainingSession.id).where(
                TrainingSession.deleted_at.is_(None)
            )
        )
        ids[TRAININGS.name] = {(topic, starts_at): id_ for topic, starts_at, id_ in sessions}
        return cls(ids, _aliases(session), _owners(session))

    def add(self, sheet: str, key: Key, row: Row) -> None:
        """A row of the workbook may be referred to from now on; a unit also by its names."""
        if sheet not in self.ids:
            return
        self.ids[sheet][key] = row.id
        if sheet == UNITS.name:
            for name in {row.values.get("name"), row.values.get("short_name")} - {None}:
                self.aliases[sheet].setdefault(str(name), row.id)

    def drop(self, sheet: str, key: Key, row: Row) -> None:
        """A new row was refused: nothing can refer to it."""
        self.ids[sheet].pop(key, None)
        self.refused.setdefault(sheet, set()).add(key)
        aliases = self.aliases.get(sheet, {})
        for name in [name for name, id_ in aliases.items() if id_ == row.id]:
            del aliases[name]

    def note_refused(self, sheet: Sheet, rows: Iterable[Row]) -> None:
        """Rows of a sheet that were refused before their record was known: what names them is told so."""
        key = sheet.key[0]
        self.refused.setdefault(sheet.name, set()).update(
            row.values[key] for row in rows if row.reasons and key in row.values
        )

    def resolve(self, row: Row, column: Column) -> None:
        """Put ids in place of the texts of a REF or REFS column, and unit codes in a UNITS column."""
        value = row.values.get(column.field)
        if value is None:
            return
        if column.kind is Kind.UNITS:
            found = [self._find(row, column, UNITS.name, code) for code in value]
            codes = {id_: str(code) for code, id_ in self.ids[UNITS.name].items() if id_ in found}
            row.values[column.field] = JOINER.join(codes[id_] for id_ in found if id_ in codes)
        elif column.kind is Kind.REFS:
            row.values[column.field] = tuple(self._find(row, column, column.target, key) or "" for key in value)
        else:
            row.values[column.field] = self._find(row, column, column.target, value)

    def _find(self, row: Row, column: Column, sheet: str, key: str) -> str | None:
        found = self.ids[sheet].get(key) or self.aliases.get(sheet, {}).get(key)
        if found is None:
            why = _REFUSED if key in self.refused.get(sheet, ()) else _NO_SUCH
            row.refuse(why[sheet], key=key)
            row.reasons[-1] = row.reasons[-1].about(column.header)
        return found


def _aliases(session: Session) -> dict[str, dict[str, str]]:
    """Other names by which workbooks call a unit or an investor; names that several have are left out."""
    units = session.execute(select(Unit.name, Unit.short_name, Unit.id).where(Unit.deleted_at.is_(None)))
    former = session.execute(
        select(InvestorName.name, InvestorName.investor_id).where(InvestorName.deleted_at.is_(None))
    )
    return {
        UNITS.name: _unambiguous((name, id_) for *names, id_ in units for name in dict.fromkeys(names) if name),
        INVESTORS.name: _unambiguous((name, id_) for name, id_ in former),
    }


def _unambiguous(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for name, id_ in pairs:
        found.setdefault(name, set()).add(id_)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


def _owners(session: Session) -> dict[str, str]:
    """The owner of each project: what belongs to a project belongs to the same unit."""
    return dict(session.execute(select(Project.id, Project.owner_code)).all())
