"""What is searchable of each kind of record, and keeping the index true after every step."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import search
from db.models import (
    Activity,
    Chapter,
    Contact,
    Investor,
    InvestorName,
    Policy,
    ProjectInvestor,
    TrainingSession,
    Unit,
)
from db.search import Document
from desktop_app.domain.progress import Part, Progress, Silent
from desktop_app.errors import QT_TRANSLATE_NOOP

INDEXING = 0.65
"""The fraction of a long step at which the indexing begins."""

_CHUNK = 500

Ids = Sequence[str]


_INVESTORS_OF_PROJECTS = (
    "SELECT r.project_id, i.name FROM json_each(?) j CROSS JOIN project_investor r ON r.project_id = j.value "
    "JOIN investor i ON i.id = r.investor_id WHERE r.deleted_at IS NULL"
)
_PROJECTS = (
    "SELECT p.id, CASE WHEN p.name != '' THEN p.name ELSE p.codename END, p.number || ' ' || p.codename || ' ' || "
    "p.summary || ' ' || p.next_step || ' ' || p.handler || ' ' || p.company_name "
    "FROM json_each(?) j CROSS JOIN project p ON p.id = j.value WHERE p.deleted_at IS NULL"
)


def _projects(session: Session, ids: Ids) -> list[Document]:
    connection = session.connection()
    investors: dict[str, str] = defaultdict(str)
    for project_id, name in search.rows_of(connection, _INVESTORS_OF_PROJECTS, ids):
        investors[project_id] += f" {name}"
    found = search.rows_of(connection, _PROJECTS, ids)
    return [Document("project", id_, title, body + investors.get(id_, "")) for id_, title, body in found]


def _investors(session: Session, ids: Ids) -> list[Document]:
    more: dict[str, list[str]] = defaultdict(list)
    for model in (InvestorName, Contact):
        rows = session.execute(
            select(model.investor_id, model.name).where(model.investor_id.in_(ids), model.deleted_at.is_(None))
        )
        for investor_id, name in rows:
            more[investor_id].append(name)
    found = session.execute(
        select(Investor.id, Investor.name, Investor.uscc, Investor.note).where(
            Investor.id.in_(ids), Investor.deleted_at.is_(None)
        )
    )
    return [Document("investor", id_, name, " ".join((uscc, note, *more[id_]))) for id_, name, uscc, note in found]


def _activities(session: Session, ids: Ids) -> list[Document]:
    found = session.execute(
        select(Activity.id, Activity.text, Activity.place, Activity.people, Activity.next_step).where(
            Activity.id.in_(ids), Activity.deleted_at.is_(None)
        )
    )
    return [
        Document("activity", id_, (text.strip().splitlines() or [""])[0][:40], " ".join((text, *rest)))
        for id_, text, *rest in found
    ]


def _chapters(session: Session, ids: Ids) -> list[Document]:
    found = session.execute(
        select(Chapter.id, Chapter.title, Chapter.title_en, Chapter.text).where(
            Chapter.id.in_(ids), Chapter.deleted_at.is_(None)
        )
    )
    return [Document("chapter", id_, title, f"{title_en} {text}") for id_, title, title_en, text in found]


def _policies(session: Session, ids: Ids) -> list[Document]:
    found = session.execute(
        select(Policy.id, Policy.name, Policy.document_number, Policy.text).where(
            Policy.id.in_(ids), Policy.deleted_at.is_(None)
        )
    )
    return [Document("policy", id_, name, f"{number} {text}") for id_, name, number, text in found]


def _trainings(session: Session, ids: Ids) -> list[Document]:
    found = session.execute(
        select(TrainingSession.id, TrainingSession.topic, TrainingSession.teacher, TrainingSession.place).where(
            TrainingSession.id.in_(ids), TrainingSession.deleted_at.is_(None)
        )
    )
    return [Document("training_session", id_, topic, f"{teacher} {place}") for id_, topic, teacher, place in found]


def _units(session: Session, ids: Ids) -> list[Document]:
    found = session.execute(
        select(Unit.id, Unit.name, Unit.code, Unit.short_name).where(Unit.id.in_(ids), Unit.deleted_at.is_(None))
    )
    return [Document("unit", id_, name, f"{code} {short}") for id_, name, code, short in found]


_MAKERS: dict[str, Callable[[Session, Ids], list[Document]]] = {
    "project": _projects,
    "investor": _investors,
    "activity": _activities,
    "chapter": _chapters,
    "policy": _policies,
    "training_session": _trainings,
    "unit": _units,
}
KINDS = frozenset(_MAKERS)
"""The kinds of records that are found."""


def refresh(session: Session, changed: Iterable[tuple[str, str]], progress: Progress | None = None) -> None:
    """Index again what a step has changed (tables and ids), as the last third of its progress."""
    touched = defaultdict(set)
    for table, row_id in changed:
        touched[table].add(row_id)
    touched["project"] |= _owners(session, ProjectInvestor, ProjectInvestor.project_id, touched["project_investor"])
    touched["investor"] |= _owners(session, InvestorName, InvestorName.investor_id, touched["investor_name"])
    touched["investor"] |= _owners(session, Contact, Contact.investor_id, touched["contact"])
    part = Part(progress or Silent(), sum(len(touched[kind]) for kind in _MAKERS), INDEXING)
    for kind in _MAKERS:
        _reindex(session, kind, sorted(touched[kind]), part)


def _owners(session: Session, model: type, column: object, ids: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for chunk in _chunks(sorted(ids)):
        found.update(session.scalars(select(column).where(model.id.in_(chunk))))  # type: ignore[attr-defined, call-overload]
    return found


def _reindex(session: Session, kind: str, ids: Ids, part: Part) -> None:
    connection = session.connection()
    for chunk in _chunks(ids):
        documents = _MAKERS[kind](session, chunk)
        kept = {d.record_id for d in documents}
        search.remove(connection, [(kind, i) for i in chunk if i not in kept])
        search.put(connection, documents)
        part.add(len(chunk), QT_TRANSLATE_NOOP("progress", "Updating the search index"))


def _chunks(ids: Ids) -> Iterable[Ids]:
    return (ids[start : start + _CHUNK] for start in range(0, len(ids), _CHUNK))
