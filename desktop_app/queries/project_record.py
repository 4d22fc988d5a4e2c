"""One project with all that belongs to it, as the record panel shows it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from db.enums import Stage
from db.models import JournalEntry, JournalTransaction, Milestone, Project, Unit
from desktop_app.domain.stages import ProjectState, Requirement, missing, next_stages
from desktop_app.queries import project_parts as parts
from desktop_app.queries import project_state
from desktop_app.queries.prepared import PROJECT, Statement, ask
from desktop_app.queries.project_titles import shown_name

HISTORY_SHOWN = 30


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A step that touched the project: its label as template and values, who, when (ms UTC)."""

    label: str
    values: Mapping[str, Any]
    user: str
    at: int


@dataclass(frozen=True, slots=True)
class ProjectRecord:
    """Everything of one project; `values` holds the project's own fields, `gaps` what its present stage lacks.

    `keeper` is the name of the unit that keeps the record: in its data, and in its charge.
    """

    id: str
    number: str
    title: str
    deleted: bool
    unit: str
    landing_unit: str
    state: ProjectState
    dates: Mapping[Stage, date | None]
    gaps: Sequence[Requirement]
    next: Sequence[Stage]
    investors: Sequence[parts.InvestorLine]
    credits: Sequence[parts.CreditLine]
    activities: Sequence[parts.ActivityLine]
    funds: Sequence[parts.FundLine]
    plans: Mapping[int, int]
    agreements: Sequence[parts.AgreementLine]
    reviews: Sequence[parts.ReviewLine]
    commitments: Sequence[parts.CommitmentLine]
    support: Sequence[parts.SupportLine]
    merged_into: str
    files: Sequence[parts.FileLine]
    history: Sequence[HistoryLine]
    keeper: str = ""

    @property
    def values(self) -> Mapping[str, Any]:
        return self.state.values


def record(session: Session, project_id: str) -> ProjectRecord | None:
    """The project, None when there is no such id."""
    project = session.get(Project, project_id)
    if project is None:
        return None
    facts = project_state.state(session, project_id)
    units = {id_: short or name for id_, short, name in ask(session, _units())}
    agreements = parts.agreements_of(session, project_id)
    return ProjectRecord(
        id=project.id,
        number=project.number,
        title=shown_name(project.name, project.codename, project.stage),
        deleted=project.deleted_at is not None,
        unit=units.get(project.host_unit_id or "", ""),
        landing_unit=units.get(project.landing_unit_id or "", ""),
        state=facts,
        dates=_dates(session, project),
        gaps=_gaps(facts),
        next=next_stages(facts),
        investors=parts.investors_of(session, project_id),
        credits=parts.credits_of(session, project_id, units),
        activities=parts.activities_of(session, project_id),
        funds=parts.funds_of(session, project_id),
        plans=parts.plans_of(session, project_id),
        agreements=agreements,
        reviews=parts.reviews_of(session, project_id),
        commitments=parts.commitments_of(session, project_id),
        support=parts.support_of(session, project_id, units),
        merged_into=_merged_into(session, project),
        files=parts.files_of(session, project_id, [a.id for a in agreements]),
        history=history(session, project_id),
        keeper=_keeper(session, project.owner_code),
    )


@cache
def _units() -> Statement:
    return select(Unit.id, Unit.short_name, Unit.name)


def _keeper(session: Session, owner_code: str) -> str:
    found = ask(session, _unit_of_code(), code=owner_code).first()
    return (found.short_name or found.name) if found else owner_code


@cache
def _unit_of_code() -> Statement:
    return select(Unit.short_name, Unit.name).where(Unit.code == bindparam("code"), Unit.deleted_at.is_(None))


def _gaps(facts: ProjectState) -> list[Requirement]:
    """What the present stage lacks; in production there is no next step any more."""
    ended = ("next_step", "next_step_date") if facts.stage is Stage.PRODUCTION else ()
    return [requirement for requirement in missing(facts, facts.stage) if requirement.field not in ended]


def history(session: Session, project_id: str) -> list[HistoryLine]:
    """The last steps that touched the project's own row, newest first."""
    found = ask(session, _history(), project=project_id)
    return [HistoryLine(label, json.loads(values), user, at) for label, values, user, at in found]


@cache
def _history() -> Statement:
    e, t = JournalEntry, JournalTransaction
    steps = select(e.transaction_id).where(e.row_id == PROJECT).order_by(e.transaction_id.desc()).limit(HISTORY_SHOWN)
    return select(t.label, t.values, t.user, t.at).where(t.id.in_(steps)).order_by(t.id.desc())


def _dates(session: Session, project: Project) -> dict[Stage, date | None]:
    found = ask(session, _milestones(), project=project.id)
    dates: dict[Stage, date | None] = {Stage.LEAD: project.entered_on}
    return dates | {stage: business or confirmed for stage, business, confirmed in found}


@cache
def _milestones() -> Statement:
    m = Milestone
    return select(m.stage, m.business_date, m.confirmed_on).where(m.project_id == PROJECT, m.deleted_at.is_(None))


def _merged_into(session: Session, project: Project) -> str:
    into = session.get(Project, project.merged_into_id) if project.merged_into_id else None
    return shown_name(into.name, into.codename, into.stage) if into else ""
