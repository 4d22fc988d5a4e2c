"""What waits for a decision, in values that people read; deciding one by one, by a value of one's own, or by a rule."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import compress
from typing import Any, Literal

from sqlalchemy.orm import Session

from db.enums import CreditRole
from db.models import Base
from desktop_app.domain.progress import Progress, Silent
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.queries import local, units
from desktop_app.queries.audit import Names
from desktop_app.services.office import Actor, Changes, Label, Office
from desktop_app.sync.conflicts import Choice, Conflict, conflicts, field_conflicts, share_conflicts
from desktop_app.sync.decision_limits import why_impossible
from desktop_app.sync.decisions import decide_on
from desktop_app.sync.drafts import Own
from desktop_app.sync.office_keys import trusted_here
from desktop_app.sync.scopes import TOGETHER, centre_first
from desktop_app.sync.settling import decisions_of, refuse, settle, why_refused
from desktop_app.sync.share_sets import LINES
from desktop_app.sync.store import Store
from desktop_app.sync.third_values import FieldEditor, Picks, typed
from desktop_app.sync.waiting import EXCHANGED
from desktop_app.sync.wire import Value

Rule = Literal["centre", "unit", "newest"]

DECIDING = QT_TRANSLATE_NOOP("progress", "Deciding")


@dataclass(frozen=True, slots=True)
class ShareLine:
    """A unit's or an investor's part of a project, `share` in millionths of a percent."""

    name: str
    share: int
    role: CreditRole | None = None
    is_lead: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """One of the values of a conflict: `values` as the application knows them (words as StrEnum, money in 分, names
    for references), by whom. `shown`: it is what the record shows until somebody decides. `together`: a text that
    nobody wrote, with the changes of several. `by_way_of_centre`, `clock_is_wrong`: as of a choice. `impossible`: why
    the record cannot have it, whoever decides."""

    values: Mapping[str, Any]
    unit: str
    by_centre: bool
    user: str
    at_ms: int
    shown: bool
    together: bool = False
    by_way_of_centre: bool = False
    clock_is_wrong: bool = False
    impossible: UserError | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Undecided:
    """Fields of a record to decide on together. `editors`: how other values than these are entered, field by field;
    none where there can be none.

    `waits_for_centre`: only the centre decides on it; a unit can but take its own value back. `refused`: why whoever
    looks may not decide on it.
    """

    conflict: Conflict
    options: tuple[Option, ...]
    editors: tuple[FieldEditor, ...] = ()
    waits_for_centre: bool = False
    refused: UserError | None = field(default=None, compare=False)

    @property
    def id(self) -> str:
        return self.conflict.id

    @property
    def is_settled(self) -> bool:
        """Whether the record can have but one of the values: there is nothing to choose, only to take note of. The day
        of a confirmed stage may still be put right."""
        possible = [option for option in self.options if option.impossible is None]
        return len(possible) < 2 and len(possible) < len(self.options) and self.conflict.table != "milestone"

    def by_rule(self, rule: Rule) -> Choice | None:
        """The one that a rule takes; None when it takes none: nobody of that side or several of it set a value, the
        record cannot have it, or a clock is wrong and which is the newest cannot be told."""
        found = self._ruled(rule)
        return found[0] if found is not None and found[1].impossible is None else None

    def impossible_by_rule(self, rule: Rule) -> UserError | None:
        """Why the record cannot have the value that a rule would take; None when it can, or the rule takes none."""
        found = self._ruled(rule)
        return found[1].impossible if found is not None else None

    def _ruled(self, rule: Rule) -> tuple[Choice, Option] | None:
        """The single value that a rule means, if there is one."""
        if self.waits_for_centre or self.refused is not None:
            return None
        pairs = [pair for pair in zip(self.conflict.choices, self.options, strict=True) if not pair[1].together]
        if rule == "newest":
            newest = max((one.at for one, _ in pairs), default=0)
            told = not any(one.clock_is_wrong for one, _ in pairs)
            found = [pair for pair in pairs if told and pair[0].at == newest]
        else:
            found = [pair for pair in pairs if pair[1].by_centre is (rule == "centre")]
        return found[0] if len(found) == 1 else None

    @property
    def side_by_side(self) -> tuple[int, ...]:
        """The numbers of the options as they stand beside each other everywhere: what was put together, the centre's,
        the units'."""
        said = self.options
        return tuple(sorted(range(len(said)), key=lambda n: (not said[n].together, not said[n].by_centre)))


@dataclass(frozen=True, slots=True)
class Decided:
    """How many were decided, how many were left, and what that changed."""

    count: int
    left: int
    changes: Changes


def undecided(session: Session, actor: Actor | None = None) -> list[Undecided]:
    """All of it, by table and title, with what keeps somebody from deciding; the shares of a project as one."""
    return _found(session, conflicts(session), actor)


def undecided_of(session: Session, rows: Collection[bytes]) -> list[Undecided]:
    """The same of the fields of these records alone."""
    return _found(session, field_conflicts(session, rows)) if rows else []


def undecided_shares(session: Session, rows: Collection[bytes]) -> list[Undecided]:
    """The same of the projects to whose shares these records belong."""
    return _found(session, share_conflicts(session, rows)) if rows else []


def _found(session: Session, open_: Sequence[Conflict], actor: Actor | None = None) -> list[Undecided]:
    names, picks = Names(session), Picks(session)
    is_centre = bool(local.setting(session, "is_centre"))
    offices = _offices(session)
    found = []
    for conflict in open_:
        options = []
        for choice in conflict.choices:
            values = {name: named(names, conflict, name, value) for name, value in choice.values.items()}
            name, centre = offices.get(choice.unit, (choice.unit, False))
            how = (choice.shown, choice.together, choice.by_way_of_centre, choice.clock_is_wrong)
            given = conflict.table, conflict.record_id, conflict.choices, choice.values
            impossible = why_impossible(session, *given)
            options.append(Option(values, name, centre, choice.user, choice.at, *how, impossible))
        waits = not is_centre and centre_first(conflict.table)
        editors = () if waits else picks.editors(conflict.table, conflict.fields)
        refused = why_refused(session, actor, conflict) if actor is not None else None
        found.append(Undecided(conflict, tuple(options), editors, waits, refused))
    return found


def named(names: Names, conflict: Conflict, field: str, value: Value) -> Any:
    """A value as the application knows it; of shares the lines, the largest first."""
    table = conflict.table
    if field != LINES:
        return names.value(table, field, value, conflict.record_id)
    found = []
    for _row, *line in json.loads(str(value)):
        said = {name: names.value(table, name, one) for name, one in zip(TOGETHER[table], line, strict=True)}
        who, share = said["unit_id" if table == "credit" else "investor_id"], int(said["share"])
        found.append(ShareLine(who, share, said.get("role"), bool(said.get("is_lead"))))
    return tuple(sorted(found, key=lambda one: (-one.share, one.name)))


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
    """Decide several in one step, which can be taken back until the next file (`decisions.take_back`).

    A conflict of which something changed meanwhile is left for another look. What a unit asks of the centre, and what
    refers to a record that is not here, is decided for good, each by itself. Raises UserError when none is as it was or
    one of them is not for the actor to decide, and Cancelled: nothing was decided then.
    """
    progress = progress or Silent()
    wanted = list(chosen)
    with office.read() as session:
        now = {one.id: one for one in conflicts(session)}
        found = [(one, dict(values)) for one, values in wanted if now.get(one.id) == one]
        for one, values in found:
            refuse(session, actor, one, values, office.clock.today())
        store = Store(session)
        can_be = [_can_be_taken_back(store, own, *one) for one in found]
        decisions = [
            decision
            for one, can in zip(found, can_be, strict=True)
            if can
            for decision in decisions_of(session, *one, office.clock.now_ms())
        ]
    plain, for_good = list(compress(found, can_be)), [one for one, can in zip(found, can_be, strict=True) if not can]
    if wanted and not found:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "Somebody decided on this meanwhile, or new values came."),
            QT_TRANSLATE_NOOP("errors", "Look at the list again; nothing was changed."),
        )
    steps: list[Changes] = []
    if plain:

        def seen(fraction: float) -> None:
            progress.report(fraction, DECIDING)
            progress.check()

        steps.append(decide_on(office, actor, decisions, seen, len(plain)))
    step = steps[0].transaction_id if steps else 0
    steps += [settle(office, own, actor, one, values) for one, values in for_good]
    kinds = frozenset({EXCHANGED}).union(*(one.kinds for one in steps))
    records = frozenset[tuple[str, str]]().union(*(one.records for one in steps))
    changes = Changes(step, steps[0].label if steps else Label(""), kinds, len(records), records)
    return Decided(len(found), len(wanted) - len(found), changes)


def _can_be_taken_back(store: Store, own: Own, conflict: Conflict, values: Mapping[str, Value]) -> bool:
    """Whether the record is here, with all that the values refer to, and the decision is this office's."""
    if not own.is_centre and centre_first(conflict.table):
        return False
    if conflict.is_of_shares:
        return True
    columns = Base.metadata.tables[conflict.table].c
    targets = [(conflict.table, conflict.record_id)]
    for name, value in values.items():
        targets += [(key.column.table.name, str(value)) for key in columns[name].foreign_keys if value is not None]
    return all(store.all(f'SELECT 1 FROM "{table}" WHERE id = ?', (row_id,)) for table, row_id in targets)


def decide_typed(office: Office, own: Own, actor: Actor, conflict_id: str, text: str) -> Changes:
    """Decide with a value that none of the offices set, as it was typed. Raises UserError when it cannot be that."""
    with office.read() as session:
        one = next((one for one in undecided(session, actor) if one.id == conflict_id), None)
    if one is None:
        raise UserError(QT_TRANSLATE_NOOP("errors", "There is nothing to decide under this number any more."))
    if one.refused is not None:
        raise one.refused
    editor = one.editors[0] if len(one.editors) == 1 else FieldEditor("", "")
    return settle(office, own, actor, one.conflict, {editor.name: typed(editor, text)})


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
