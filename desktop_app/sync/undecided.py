"""What waits for a decision, in values that people read; deciding one by one, by a value of one's own, or by a rule."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Literal

from sqlalchemy.orm import Session

from db.models import Base
from db.types import Coded, Flag, IsoDate
from desktop_app.domain.progress import Progress, Silent
from desktop_app.errors import QT_TRANSLATE_NOOP, Cancelled, UserError
from desktop_app.queries import local, units
from desktop_app.queries.audit import Names
from desktop_app.services.office import Actor, Changes, Label, Office
from desktop_app.sync.conflicts import Choice, Conflict, conflicts, settle
from desktop_app.sync.drafts import Own
from desktop_app.sync.office_keys import trusted_here
from desktop_app.sync.scopes import centre_first
from desktop_app.sync.third_values import CODE_TABLES, Pick, Picks, typed
from desktop_app.sync.waiting import EXCHANGED
from desktop_app.sync.wire import Value

Rule = Literal["centre", "unit", "newest"]
EditorKind = Literal["", "text", "money", "number", "date", "flag", "words", "choice"]

DECIDING = QT_TRANSLATE_NOOP("progress", "Deciding")
_IDS = ("_id", "_code", "_codes")
_NOT_TYPED = {"deleted_at", "flags", "texts", "snapshot", "share"}


@dataclass(frozen=True, slots=True)
class Option:
    """One of the values of a conflict: `values` as the application knows them (words as StrEnum, money in 分, names
    for references), by whom. `shown`: it is what the record shows until somebody decides. `together`: a text that
    nobody wrote, with the changes of several."""

    values: Mapping[str, Any]
    unit: str
    by_centre: bool
    user: str
    at_ms: int
    shown: bool
    together: bool = False


@dataclass(frozen=True, slots=True)
class Undecided:
    """Fields of a record to decide on together. `editor`: how a third value is entered; "" where none can be. `picks`:
    what it is chosen from; `optional`: it may also be nothing.

    `waits_for_centre`: only the centre decides on it; a unit can but take its own value back.
    """

    conflict: Conflict
    options: tuple[Option, ...]
    editor: EditorKind = ""
    words: type[StrEnum] | None = None
    waits_for_centre: bool = False
    picks: tuple[Pick, ...] = ()
    optional: bool = False

    @property
    def id(self) -> str:
        return self.conflict.id

    @property
    def nothing(self) -> Value:
        """What stands for nothing in a field of choices."""
        return "" if self.conflict.fields[0] in CODE_TABLES else None

    def by_rule(self, rule: Rule) -> Choice | None:
        """The one that a rule takes; None when it takes none, for nobody of that side or several of it set a value."""
        if self.waits_for_centre:
            return None
        pairs = [pair for pair in zip(self.conflict.choices, self.options, strict=True) if not pair[1].together]
        if rule == "newest":
            newest = max(one.at for one, _ in pairs)
            found = [one for one, _ in pairs if one.at == newest]
        else:
            found = [one for one, option in pairs if option.by_centre is (rule == "centre")]
        return found[0] if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class Decided:
    """How many were decided, how many were left, and what that changed."""

    count: int
    left: int
    changes: Changes


def undecided(session: Session) -> list[Undecided]:
    """All of it, by table and title."""
    return _found(session, conflicts(session))


def undecided_of(session: Session, rows: Collection[bytes]) -> list[Undecided]:
    """The same of these records alone."""
    return _found(session, conflicts(session, rows)) if rows else []


def _found(session: Session, open_: Sequence[Conflict]) -> list[Undecided]:
    names, picks = Names(session), Picks(session)
    is_centre = bool(local.setting(session, "is_centre"))
    offices = _offices(session)
    found = []
    for conflict in open_:
        options = []
        for choice in conflict.choices:
            values = {name: names.value(conflict.table, name, value) for name, value in choice.values.items()}
            name, centre = offices.get(choice.unit, (choice.unit, False))
            options.append(Option(values, name, centre, choice.user, choice.at, choice.shown, choice.together))
        waits = not is_centre and centre_first(conflict.table)
        found.append(_undecided(conflict, options, waits, picks))
    return found


def _undecided(conflict: Conflict, options: Sequence[Option], waits: bool, picks: Picks) -> Undecided:
    """With the way in which a third value is entered."""
    if waits or len(conflict.fields) != 1:
        return Undecided(conflict, tuple(options), waits_for_centre=waits)
    name = conflict.fields[0]
    choices = picks.of(conflict.table, name)
    if choices:
        optional = bool(Base.metadata.tables[conflict.table].c[name].nullable) or name in CODE_TABLES
        return Undecided(conflict, tuple(options), "choice", picks=choices, optional=optional)
    return Undecided(conflict, tuple(options), *_editor(conflict))


def _offices(session: Session) -> dict[str, tuple[str, bool]]:
    """Code -> name and whether it is the centre, of all that exchange and of the units that are known here."""
    trusted = trusted_here(session)
    members = trusted.members() if trusted is not None else []
    found = {one.unit_code: (one.unit_name, one.is_centre) for one in members}
    return found | {unit.code: (unit.name, unit.is_centre) for unit in units.all_units(session)}


def decide_all(
    office: Office,
    own: Own,
    actor: Actor,
    chosen: Iterable[tuple[Conflict, Mapping[str, Value]]],
    progress: Progress | None = None,
) -> Decided:
    """Decide several, each a step of its own: what is decided when somebody cancels stays decided.

    A conflict of which something changed meanwhile is left for another look. Raises UserError when none is as it was.
    """
    progress = progress or Silent()
    wanted = list(chosen)
    with office.read() as session:
        now = {one.id: one for one in conflicts(session)}
    kinds: set[str] = set()
    records: set[tuple[str, str]] = set()
    count, last = 0, Changes(0, Label(""), frozenset(), 0, frozenset())
    for number, (conflict, values) in enumerate(wanted):
        if _is_stopped(progress):
            break
        progress.report(number / len(wanted), DECIDING)
        if now.get(conflict.id) == conflict:
            last = settle(office, own, actor, conflict, dict(values))
            kinds |= last.kinds
            records |= last.records
            count += 1
    if wanted and not count:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "Somebody decided on this meanwhile, or new values came."),
            QT_TRANSLATE_NOOP("errors", "Look at the list again; nothing was changed."),
        )
    changes = replace(last, kinds=frozenset({*kinds, EXCHANGED}), count=len(records), records=frozenset(records))
    return Decided(count, len(wanted) - count, changes)


def decide_typed(office: Office, own: Own, actor: Actor, conflict_id: str, text: str) -> Changes:
    """Decide with a value that none of the offices set, as it was typed. Raises UserError when it cannot be that."""
    with office.read() as session:
        one = next((one for one in undecided(session) if one.id == conflict_id), None)
    if one is None:
        raise UserError(QT_TRANSLATE_NOOP("errors", "There is nothing to decide under this number any more."))
    value = typed(one.editor, one.words, one.picks, one.optional, text)
    if value is None and one.editor == "choice":
        value = one.nothing
    return settle(office, own, actor, one.conflict, {one.conflict.fields[0]: value})


def _is_stopped(progress: Progress) -> bool:
    """Whether the user asked to stop; the parts that are finished stay."""
    try:
        progress.check()
    except Cancelled:
        return True
    return False


def stored(name: str, value: object) -> Value:
    """A value that was entered, as the table holds it."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return int(value)
    if value is None or isinstance(value, int | str):
        return value
    raise TypeError(name)


def _editor(conflict: Conflict) -> tuple[EditorKind, type[StrEnum] | None]:
    """How a third value of a single field is entered; fields that belong together are chosen as they are."""
    if len(conflict.fields) != 1:
        return "", None
    name = conflict.fields[0]
    column = Base.metadata.tables[conflict.table].c.get(name)
    if column is None or column.foreign_keys or name in _NOT_TYPED or name.endswith((*_IDS, "_at", "_hash")):
        return "", None
    if isinstance(column.type, Coded):
        return "words", column.type.enum
    kinds: Sequence[tuple[type[Any], EditorKind]] = ((IsoDate, "date"), (Flag, "flag"))
    for kind, editor in kinds:
        if isinstance(column.type, kind):
            return editor, None
    if name.endswith("_fen"):
        return "money", None
    if name.endswith(("_milli", "_centi")):
        return "", None
    return ("number" if column.type.python_type is int else "text"), None
