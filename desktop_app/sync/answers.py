"""What became of the values that a unit set against another's: the centre took one, and the unit is told of its own."""

from collections.abc import Sequence

import msgspec
from sqlalchemy.orm import Session

from db.wire import FIELDS, TABLES
from desktop_app.domain.sentences import holds
from desktop_app.queries import local
from desktop_app.queries.audit import stored_values
from desktop_app.sync.conflicts import Conflict, field_conflicts
from desktop_app.sync.last_known import candidates_of
from desktop_app.sync.store import Store
from desktop_app.sync.tally import open_conflicts
from desktop_app.sync.texts import MERGED, common_text
from desktop_app.sync.wire import Value


class Asked(msgspec.Struct, frozen=True):
    """Fields of a record on which somebody else has to decide, with this office's values, as they are stored.

    `base`: of a text, what it and the others were made from.
    """

    table: str
    record_id: str
    values: dict[str, Value]
    base: str | None = None


class Answer(msgspec.Struct, frozen=True):
    """What was asked, what stands since it was decided, and who decided so, "" where that is not known."""

    asked: Asked
    stands: dict[str, Value]
    by: str = ""

    @property
    def accepted(self) -> bool:
        """Whether this office's value was taken."""
        return all(self.stands.get(name) == value for name, value in self.asked.values.items())

    @property
    def joined(self) -> bool:
        """Whether a text stands that has this office's changes, and those of others."""
        base = self.asked.base
        if base is None or self.accepted:
            return False
        return all(
            holds(base, str(value or ""), str(self.stands[name] or "")) for name, value in self.asked.values.items()
        )


def asked_here(session: Session) -> list[Asked]:
    """What this office set and what waits for a decision; at the centre, which decides itself, nothing."""
    if local.setting(session, "is_centre"):
        return []
    own, store = local.unit_code(session), Store(session)
    found = []
    for one in field_conflicts(session):
        mine = [choice for choice in one.choices if choice.unit == own and not choice.together]
        if mine:
            newest = max(mine, key=lambda choice: choice.at)
            found.append(Asked(one.table, one.record_id, newest.values, _made_from(store, one)))
    return found


def _made_from(store: Store, conflict: Conflict) -> str | None:
    """Of a text, what those that differ were made from."""
    table, row = TABLES[conflict.table], bytes.fromhex(conflict.record_id)
    number = FIELDS[conflict.table][conflict.fields[0]]
    if (table, number) not in MERGED:
        return None
    record = store.tracked([row])[row]
    return common_text(store, record, number, candidates_of(store, record, number))


def answers_to(session: Session, asked: Sequence[Asked]) -> list[Answer]:
    """Those of them that are decided by now. A record that is gone has no answer: that it went is told by itself."""
    open_ = open_conflicts(session) if asked else set()
    found = []
    for one in asked:
        row = bytes.fromhex(one.record_id)
        if any((row, FIELDS[one.table][name]) in open_ for name in one.values):
            continue
        now = stored_values(session, one.table, one.record_id)
        if now and now.get("deleted_at") is None:
            found.append(Answer(one, {name: now.get(name) for name in one.values}))
    return found


def to_keep(answers: Sequence[Answer]) -> list[object]:
    """As they are kept with the package that brought them."""
    return [msgspec.to_builtins(one) for one in answers]


def kept(outcome: object) -> list[Answer]:
    """The answers that came with a package, from what was kept of it."""
    found = outcome.get("answers", []) if isinstance(outcome, dict) else []
    return msgspec.convert(found, list[Answer])
