"""Joining two investors that are one: what refers to the one goes to the other, and it goes into the recycle bin.

What the centre confirmed counts as before: an origin that something counts by is frozen where it would change, and what
counts in a month whose bulletin is out refuses a join that would change it.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from db.enums import FundState
from db.models import (
    ActivityLink,
    Attachment,
    Base,
    FundEntry,
    Investor,
    InvestorName,
    InvestorTag,
    Project,
    ProjectInvestor,
)
from db.models.base import Record
from db.types import WHOLE, natural_id
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.queries import local
from desktop_app.queries.confirmed_parts import held_by_confirmed
from desktop_app.queries.investor_counting import counted_in_closed_months
from desktop_app.queries.investors import FIELDS
from desktop_app.services.office import Actor, Changes, Label, Office, Transaction, only_looks

_INVESTOR = Investor.__tablename__


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that both have, differently."""

    field: str
    kept: Any
    lost: Any


@dataclass(frozen=True, slots=True)
class JoinPlan:
    """What would become of it. `filled`: fields that only the one has that goes; `projects` that go to the other, of
    which `shared` had both; `moved`: how many records of other tables go along, by table."""

    differences: tuple[Difference, ...] = ()
    filled: tuple[str, ...] = ()
    projects: int = 0
    shared: int = 0
    moved: dict[str, int] = field(default_factory=dict)
    refused: UserError | None = field(default=None, compare=False)


def plan(session: Session, actor: Actor, kept_id: str, lost_id: str) -> JoinPlan:
    """What `join` would do, and what keeps the actor from it. Raises UserError when one of them is not here."""
    kept, lost = _both(session, kept_id, lost_id)
    differences, filled = [], []
    for name in FIELDS:
        mine, theirs = _value(kept, name, lost), _value(lost, name, kept)
        if mine and theirs and mine != theirs:
            differences.append(Difference(name, mine, theirs))
        elif theirs and not mine:
            filled.append(name)
    projects = _projects(session, lost)
    tables = [table.__tablename__ for table, _record in _references(session, lost) if table is not ProjectInvestor]
    shared = len(projects & _projects(session, kept))
    refused = why_not(session, actor, kept, lost)
    return JoinPlan(tuple(differences), tuple(filled), len(projects), shared, dict(Counter(tables)), refused)


def join(office: Office, actor: Actor, kept_id: str, lost_id: str, take: Collection[str] = ()) -> Changes:
    """Let one investor be the other. `take` names the differing fields of which the one has the value that goes; of the
    others it keeps its own.

    Raises UserError, and changes nothing, for who may not, and when what counts in a closed month would change.
    """
    label = Label(QT_TRANSLATE_NOOP("steps", "Join the investor {lost} into {name}"))
    with office.write(label, actor) as tx:
        kept, lost = _both(tx.session, kept_id, lost_id)
        if refusal := why_not(tx.session, actor, kept, lost):
            raise refusal
        before = counted_in_closed_months(tx.session, (kept_id, lost_id))
        origins = _Origins(tx.session, kept, lost)
        names = [name for name in (kept.name, lost.name) if name]
        _move(tx, kept, lost)
        _join_fields(kept, lost, take)
        _join_parents(tx.session, kept, lost)
        _keep_former(tx, kept, names)
        origins.freeze(kept)
        lost.deleted_at, kept.deleted_at = lost.deleted_at or tx.now_ms, None
        tx.session.flush()
        _refuse_other_figures(tx.session, before, counted_in_closed_months(tx.session, (kept_id, lost_id)))
        gone = next((name for name in reversed(names) if name != kept.name), kept.name)
        tx.rename(Label(label.template, {"lost": gone, "name": kept.name}))
    return tx.done()


def why_not(session: Session, actor: Actor, kept: Investor, lost: Investor) -> UserError | None:
    """Why somebody may not join these: the centre may, and a unit where both and all that goes along are its own and
    none of it is money that the centre confirmed."""
    if not actor.may_change:
        return only_looks()
    if actor.is_centre and not local.holds_a_part(session):
        return None
    moved = [record for _table, record in _references(session, lost)]
    own = {"", actor.unit_code}
    if any(record.owner_code not in own for record in (kept, lost, *moved)):
        return UserError(
            QT_TRANSLATE_NOOP("errors", "Several units have to do with these investors; the centre joins them."),
            QT_TRANSLATE_NOOP("errors", "The Cooperation and Exchange Office sees both, too, once it has your file."),
        )
    if any(isinstance(record, FundEntry) and record.state is FundState.CONFIRMED for record in moved):
        return UserError(
            QT_TRANSLATE_NOOP("errors", "The centre has confirmed money of {name}; such an entry is not changed here."),
            QT_TRANSLATE_NOOP("errors", "Keep this one and let the other go, or leave it to the centre."),
            name=lost.name,
        )
    return None


def _both(session: Session, kept_id: str, lost_id: str) -> tuple[Investor, Investor]:
    kept, lost = session.get(Investor, kept_id), session.get(Investor, lost_id)
    if kept is None or lost is None or kept is lost:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "One of the two investors is not here any more."),
            QT_TRANSLATE_NOOP("errors", "Look at the list again; nothing was changed."),
        )
    return kept, lost


# what refers to an investor


def _referring() -> Iterator[tuple[type[Record], InstrumentedAttribute[Any]]]:
    """Every table that refers to investors, with the column."""
    for mapper in sorted(Base.registry.mappers, key=lambda one: one.class_.__name__):
        for column in mapper.local_table.c:
            if any(key.column.table.name == _INVESTOR for key in column.foreign_keys):
                yield mapper.class_, getattr(mapper.class_, column.key)


def _references(session: Session, investor: Investor) -> Iterator[tuple[type[Record], Any]]:
    """The living records that refer to an investor; files that hang on it, too."""
    for table, column in _referring():
        found = select(table).where(column == investor.id, table.deleted_at.is_(None)).order_by(table.id)
        yield from ((table, record) for record in session.scalars(found))
    files = Attachment.record_kind == _INVESTOR, Attachment.record_id == investor.id
    for record in session.scalars(select(Attachment).where(*files, Attachment.deleted_at.is_(None))):
        yield Attachment, record


def _lines(session: Session, investor: Investor) -> Sequence[ProjectInvestor]:
    """Its lines in projects."""
    alive = ProjectInvestor.investor_id == investor.id, ProjectInvestor.deleted_at.is_(None)
    return session.scalars(select(ProjectInvestor).where(*alive).order_by(ProjectInvestor.id)).all()


def _projects(session: Session, investor: Investor) -> set[str]:
    """The projects of an investor that are not in the recycle bin."""
    ids = {line.project_id for line in _lines(session, investor)}
    return set(session.scalars(select(Project.id).where(Project.id.in_(ids), Project.deleted_at.is_(None))))


def _move(tx: Transaction, kept: Investor, lost: Investor) -> None:
    """All that refers to the one refers to the other; what both had is there once."""
    here = {_same(record): record for _table, record in _references(tx.session, kept)}
    for _table, record in [*_references(tx.session, lost)]:
        twin = here.get(key) if (key := _same(record)) is not None else None
        if twin is not None:
            if isinstance(record, ProjectInvestor):
                twin.share = _joined_share(tx.session, twin, record)
                twin.is_lead = twin.is_lead or record.is_lead
            record.deleted_at = tx.now_ms
            continue
        if isinstance(record, Attachment):
            record.record_id = kept.id
        elif isinstance(record, Investor):
            record.parent_id = kept.id
        else:
            record.investor_id = kept.id
        if key is not None:
            here[key] = record


def _joined_share(session: Session, one: ProjectInvestor, other: ProjectInvestor) -> int:
    """What both have of a project; if all of it comes to more than the whole, offices entered the same part twice."""
    alive = ProjectInvestor.project_id == one.project_id, ProjectInvestor.deleted_at.is_(None)
    total = session.scalar(select(func.sum(ProjectInvestor.share)).where(*alive)) or 0
    return one.share + other.share if total <= WHOLE else max(one.share, other.share)


def _same(record: Any) -> tuple[object, ...] | None:
    """What two records have in common that are one as soon as they belong to one investor."""
    if isinstance(record, ProjectInvestor):
        return "project", record.project_id
    if isinstance(record, ActivityLink):
        return "activity", record.activity_id, record.project_id
    if isinstance(record, InvestorTag):
        return "tag", record.tag
    if isinstance(record, InvestorName):
        return "name", record.name
    return None


# the fields of the investor itself


def _value(one: Investor, name: str, other: Investor) -> Any:
    """A field's value; who has a code needs no reason for none, and nobody is its own parent."""
    value = getattr(one, name)
    if name == "no_uscc_reason" and (one.uscc or other.uscc):
        return None
    if name == "parent_id" and value in (one.id, other.id):
        return None
    return value


def _join_fields(kept: Investor, lost: Investor, take: Collection[str]) -> None:
    values = {name: (_value(kept, name, lost), _value(lost, name, kept)) for name in FIELDS}
    for name, (mine, theirs) in values.items():
        chosen = theirs if theirs and (not mine or name in take) else mine
        if chosen != getattr(kept, name):
            setattr(kept, name, chosen)


def _join_parents(session: Session, kept: Investor, lost: Investor) -> None:
    """What was below the one is below the other; if that is below it in turn, it takes the place above."""
    session.flush()
    seen, above = {kept.id}, kept.parent_id
    while above is not None and above not in seen:
        seen.add(above)
        above = session.scalar(select(Investor.parent_id).where(Investor.id == above))
    if above == kept.id:
        kept.parent_id = lost.parent_id if lost.parent_id not in seen else None


def _keep_former(tx: Transaction, kept: Investor, names: Sequence[str]) -> None:
    """The name that it does not have now is one that it had; two offices that join alike note one."""
    tx.session.flush()
    noted = select(InvestorName.name).where(InvestorName.investor_id == kept.id, InvestorName.deleted_at.is_(None))
    for name in {*names} - {kept.name, *tx.session.scalars(noted)}:
        row_id = natural_id(InvestorName.__tablename__, kept.id, name)
        row = tx.session.get(InvestorName, row_id)
        if row is None:
            tx.session.add(InvestorName(id=row_id, investor_id=kept.id, name=name, owner_code=kept.owner_code))
        else:
            row.investor_id, row.deleted_at = kept.id, None


# what counts


class _Origins:
    """The origins that projects counted by before, of which something is confirmed."""

    def __init__(self, session: Session, kept: Investor, lost: Investor) -> None:
        self._session = session
        lines = [(line, one) for one in (kept, lost) for line in _lines(session, one)]
        held = held_by_confirmed(session, sorted({line.project_id for line, _ in lines}))
        self._before: dict[str, str] = {}
        for line, one in sorted(lines, key=lambda pair: not pair[0].is_lead):  # of two, the lead's counts
            if line.project_id in held:
                origin = line.origin_code or one.region_code
                self._before.setdefault(line.project_id, origin)

    def freeze(self, kept: Investor) -> None:
        """Let them stay what they were."""
        self._session.flush()
        for line in _lines(self._session, kept):
            before = self._before.get(line.project_id, "")
            if before and before != (line.origin_code or kept.region_code):
                line.origin_code = before


def _refuse_other_figures(session: Session, before: dict[Any, Any], after: dict[Any, Any]) -> None:
    changed = sorted(
        project
        for project, entry in before.keys() | after.keys()
        if before.get((project, entry)) != after.get((project, entry))
    )
    if changed:
        project = session.get_one(Project, changed[0])
        raise UserError(
            QT_TRANSLATE_NOOP(
                "errors",
                "Joined so, {name} would count otherwise in a month whose bulletin is out; nothing was changed.",
            ),
            QT_TRANSLATE_NOOP("errors", "Take the other ownership, region or parent, or keep the other investor."),
            name=project.name or project.codename or project.number,
        )
