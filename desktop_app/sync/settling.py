"""Deciding on what offices set differently: the value that is taken replaces all others here and, with the next file,
everywhere."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Session

from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.services.office import Actor, Changes, Label, Office
from desktop_app.sync.confirmed import that_stay
from desktop_app.sync.conflicts import Conflict, conflicts, field_conflicts, shown_values
from desktop_app.sync.decision_limits import why_impossible, why_wrong
from desktop_app.sync.decision_rights import why_not
from desktop_app.sync.decisions import Decision, decide_on
from desktop_app.sync.drafts import Drafts, Own
from desktop_app.sync.duties import TASK, Duties
from desktop_app.sync.echo import Said, repeat
from desktop_app.sync.last_known import hidden
from desktop_app.sync.orphans import Orphans
from desktop_app.sync.scopes import DELETED_AT, TOGETHER_IDS, told_in
from desktop_app.sync.seal import seal
from desktop_app.sync.share_sets import LINES, as_decisions, settle_shares
from desktop_app.sync.show import Outcome, Show, Touched
from desktop_app.sync.store import Meta, Store, Tracked
from desktop_app.sync.tables import columns_of
from desktop_app.sync.wire import CHANGED, Change, Value


def decide(office: Office, own: Own, actor: Actor, conflict_id: str, take: int) -> Changes:
    """Take one of the values (counted from 1).

    Raises UserError when there is no such conflict or value.
    """
    with office.read() as session:
        every = (*conflicts(session), *field_conflicts(session))
        conflict = next((one for one in every if one.id == conflict_id), None)
    if conflict is None:
        raise UserError(QT_TRANSLATE_NOOP("errors", "There is nothing to decide under this number any more."))
    if not 1 <= take <= len(conflict.choices):
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "There are {count} values to choose from."), count=len(conflict.choices)
        )
    return settle(office, own, actor, conflict, conflict.choices[take - 1].values)


def why_refused(
    session: Session, actor: Actor, conflict: Conflict, taken: Mapping[str, Value] | None = None
) -> UserError | None:
    """Why somebody may not decide on it, with the values that are taken if these are known; None when they may."""
    values = [*(one.values for one in conflict.choices), taken or {}]
    return why_not(session, actor, conflict.table, conflict.record_id, values)


def refuse(session: Session, actor: Actor, conflict: Conflict, taken: Mapping[str, Value], today: date) -> None:
    """Raises UserError for who may not decide on it, or not so."""
    given = conflict.table, conflict.record_id, conflict.choices, taken
    if conflict.is_of_shares and all(taken != one.values for one in conflict.choices):
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "The shares are taken as one of the offices set them."),
            QT_TRANSLATE_NOOP("errors", "Other shares are set under the project itself, all together."),
        )
    refused = why_refused(session, actor, conflict, taken) or why_impossible(session, *given)
    if refused := refused or why_wrong(session, *given, today):
        raise refused


def settle(office: Office, own: Own, actor: Actor, conflict: Conflict, values: dict[str, Value]) -> Changes:
    """Decide with these values, the clerk's own or one of the choices. Raises UserError for who may not."""
    with office.read() as session:
        refuse(session, actor, conflict, values, office.clock.today())
        if conflict.is_of_shares:
            decisions = decisions_of(session, conflict, values, office.clock.now_ms())
    if conflict.is_of_shares:
        return decide_on(office, actor, decisions)
    label = Label(QT_TRANSLATE_NOOP("steps", "Decide on {title}"), {"title": conflict.title})
    with office.write(label, actor, exchange=True) as tx:
        store = Store(tx.session)
        seal(tx.session, own)
        row = bytes.fromhex(conflict.record_id)
        record = store.tracked([row])[row]
        columns = columns_of(record.table)
        numbers = {name: number for number, name in columns.names.items()}
        fields = {numbers[name]: value for name, value in values.items()}
        fields = _rest_of_group(store, record, fields) | fields
        drafts = Drafts(store, own)
        draft = drafts.of(told_in(record.scope, own.unit_code, own.is_centre))
        known = store.identities(record.state.commits())
        unseen = {n: hidden(store, record, n) for n in fields}
        replaces = {n: [draft.ref(known[one]) for one in record.state.of(n) if one not in unseen[n]] for n in fields}
        seen = []
        if fields.get(DELETED_AT) is not None:
            seen = [draft.ref(hash_) for hash_ in sorted(known.values())]
        elif DELETED_AT not in fields and shown_values(store, record, [DELETED_AT])[DELETED_AT] is not None:
            seen = [draft.ref(known[entry]) for entry in record.state.of(DELETED_AT)]
        change = Change(record.table, row, CHANGED, fields, replaces, seen)
        draft.changes.append(change)
        for number in fields:
            stay = that_stay(store, own, record, number)
            record.state.put(number, [*stay, *(unseen[number] - {*stay}), draft.number])
        written = drafts.write(tx.id, tx.now_ms, actor.name)
        if own.is_centre:
            meta = Meta(own.unit_code, True, tx.now_ms, b"", actor.name)
            said = Said(written[draft.number], meta, record.scope, change, list(draft.refs))
            for scope in store.mirrors([row]).get(row, []):
                if scope != record.scope:
                    repeat(drafts.of(scope), said)
            drafts.write(tx.id, tx.now_ms, actor.name)
        store.keep([record])
        last = {number: (draft.number, value) for number, value in fields.items()}
        show = Show(store, Outcome())
        show.write({row: Touched(record, False, set(fields), last, record.place)})
        Orphans(store, show, tx.id).settle()  # it may refer to what only the other office knows
        settle_shares(store, show, show.parts)
        if own.is_centre and record.table == TASK:
            duties = Duties(store, drafts)
            duties.look([row])
            duties.tell(tx)
    return tx.done()


def decisions_of(session: Session, conflict: Conflict, values: Mapping[str, Value], now_ms: int) -> list[Decision]:
    """What is decided of each record by deciding so."""
    if not conflict.is_of_shares:
        return [(conflict.table, conflict.record_id, conflict.title, values)]
    given = conflict.table, conflict.record_id, conflict.title, values[LINES]
    return [*as_decisions(Store(session), *given, now_ms)]


def _rest_of_group(store: Store, record: Tracked, fields: dict[int, Value]) -> dict[int, Value]:
    """The present values of what goes with the fields, so that no mixture can arise; not of references unknown here."""
    together = TOGETHER_IDS.get(record.table, ())
    if fields.keys().isdisjoint(together):
        return {}
    sql = "SELECT field FROM exchange_held WHERE row_id = ? AND target <> ''"
    unknown = {number for (number,) in store.all(sql, (record.row,))}
    return shown_values(store, record, [one for one in together if one not in unknown])
