"""What a clerk does to projects: enter, change, delete, restore. Each function is one step in one transaction."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from db.enums import NoUsccReason, Ownership, ProjectStatus, Stage
from db.models import Investor, Milestone, Project, ProjectInvestor, Unit
from desktop_app.domain.workbook.cells import read_code
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from desktop_app.queries.project_numbers import next_number
from desktop_app.services.office import Actor, Changes, Label, Office, Transaction
from desktop_app.services.project_counting import refuse_counting

WHOLE = 100_000_000
"""100 % in millionths of a percent."""

EDITABLE = frozenset({
    "name", "codename", "summary", "track", "kind", "parent_id", "industry_code", "is_emerging", "campaign_code",
    "source_code", "is_centre_lead", "region_code", "host_unit_id", "landing_unit_id", "total_investment_fen",
    "total_settled_by", "fixed_investment_fen", "land_area_milli", "building_area_milli", "is_quality",
    "park_operator", "handler", "next_step", "next_step_date", "environment_code", "energy_tce", "veto_checked",
    "review_exemption", "no_commitments", "planned_start", "planned_production", "company_name", "company_uscc",
    "registered_capital_fen", "company_address", "staff", "first_revenue_fen", "first_tax_fen",
})  # fmt: skip
"""The fields a form may write; stage and status change by moves only, the number never."""


@dataclass(frozen=True, slots=True)
class InvestorInput:
    """An investor as entered: recognised by its code (in capitals of even width), else by its exact name, else made
    new."""

    name: str
    uscc: str = ""
    no_uscc_reason: NoUsccReason | None = None
    region_code: str = ""
    ownership: Ownership | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "uscc", kept_code(self.uscc))


@dataclass(frozen=True, slots=True)
class NewProject:
    """A lead as entered in the form or pasted from a spreadsheet."""

    values: Mapping[str, Any]
    investor: InvestorInput | None = None


@dataclass(frozen=True, slots=True)
class FieldEdit:
    """One field of one project."""

    project_id: str
    field: str
    value: Any


@dataclass(frozen=True, slots=True)
class Created:
    """The new records and what the step changed."""

    ids: tuple[str, ...]
    changes: Changes = field(compare=False)


def create_projects(office: Office, actor: Actor, entered: Sequence[NewProject]) -> Created:
    """Enter leads: numbers are given, the lead milestone is set. All or none.

    Raises InvalidInput when a value cannot be taken.
    """
    many = QT_TRANSLATE_NOOP("steps", "Enter {count} projects")
    one = QT_TRANSLATE_NOOP("steps", "Enter the project {name}")
    name = str(entered[0].values.get("name") or entered[0].values.get("codename") or "") if entered else ""
    label = Label(one, {"name": name}) if len(entered) == 1 else Label(many, {"count": len(entered)})
    with office.write(label, actor) as tx:
        made = [_create(tx, project) for project in entered]
    return Created(tuple(made), tx.done())


def update_fields(office: Office, actor: Actor, edits: Sequence[FieldEdit]) -> Changes:
    """Change fields of one or many projects in one step. Raises InvalidInput and changes nothing if one is wrong,
    UserError for a project in the recycle bin."""
    projects = {edit.project_id for edit in edits}
    label = Label(QT_TRANSLATE_NOOP("steps", "Change {count} projects"), {"count": len(projects)})
    with office.write(label, actor) as tx:
        if len(projects) == 1:
            project = tx.session.get_one(Project, next(iter(projects)))
            tx.rename(Label(QT_TRANSLATE_NOOP("steps", "Change the project {name}"), {"name": _name(project)}))
        by_project: dict[str, dict[str, Any]] = {}
        for edit in edits:
            by_project.setdefault(edit.project_id, {})[edit.field] = edit.value
        for project_id, values in by_project.items():
            project = tx.session.get_one(Project, project_id)
            refuse_deleted(project)
            for name, value in checked(values, project).items():
                setattr(project, name, value)
    return tx.done()


def delete(office: Office, actor: Actor, ids: Sequence[str]) -> Changes:
    """Into the recycle bin. Raises UserError, and deletes none, when something of one of them counts."""
    label = Label(QT_TRANSLATE_NOOP("steps", "Move {count} projects to the recycle bin"), {"count": len(ids)})
    with office.write(label, actor) as tx:
        for project in tx.session.scalars(select(Project).where(Project.id.in_(ids))):
            refuse_counting(tx.session, project.id, _name(project), by_centre=actor.is_centre)
        _set_deleted(tx, ids, tx.now_ms)
    return tx.done()


def restore(office: Office, actor: Actor, ids: Sequence[str]) -> Changes:
    """Out of the recycle bin."""
    label = Label(QT_TRANSLATE_NOOP("steps", "Restore {count} projects"), {"count": len(ids)})
    with office.write(label, actor) as tx:
        _set_deleted(tx, ids, None)
    return tx.done()


def checked(values: Mapping[str, Any], project: Project | None = None) -> dict[str, Any]:
    """The values as they are kept. Raises InvalidInput naming the fields when they cannot stand together."""
    wrong: dict[str, UserError] = {}
    unknown = set(values) - EDITABLE
    if unknown:
        raise ValueError(f"not editable: {sorted(unknown)}")

    def now(name: str) -> Any:
        return values[name] if name in values else getattr(project, name, None)

    total, fixed = now("total_investment_fen"), now("fixed_investment_fen")
    if total is not None and fixed is not None and fixed > total >= 0:
        wrong["fixed_investment_fen"] = UserError(
            QT_TRANSLATE_NOOP("errors", "The fixed investment cannot be more than the total investment.")
        )
    for name in ("total_investment_fen", "fixed_investment_fen", "registered_capital_fen", "staff", "energy_tce"):
        if (values.get(name) or 0) < 0:
            wrong[name] = UserError(QT_TRANSLATE_NOOP("errors", "This cannot be less than nothing."))
    if {"name", "codename"} & set(values) and not (now("name") or now("codename")):
        wrong["name"] = UserError(QT_TRANSLATE_NOOP("errors", "A project needs a name or a codename."))
    uscc = values.get("company_uscc")
    if uscc and not valid_uscc(uscc):
        wrong["company_uscc"] = bad_uscc()
    if wrong:
        raise InvalidInput(
            QT_TRANSLATE_NOOP("errors", "Some fields cannot be saved as they are."),
            fields=wrong,
        )
    return {**values, "company_uscc": kept_code(uscc)} if uscc else dict(values)


def kept_code(code: str) -> str:
    """A unified social credit code as it is kept, in capitals of even width."""
    return read_code(code).upper()


def valid_uscc(code: str) -> bool:
    """Whether a unified social credit code is right (GB 32100-2015), however wide it is typed."""
    from stdnum.cn import uscc

    return bool(uscc.is_valid(kept_code(code)))


def bad_uscc() -> UserError:
    """The sentence under a field with a wrong code."""
    return UserError(
        QT_TRANSLATE_NOOP("errors", "This is no valid unified social credit code."),
        QT_TRANSLATE_NOOP("errors", "Check the 18 characters against the licence."),
    )


def named(tx: Transaction, project_id: str) -> Project:
    """The project, its name put into the step's label. Raises UserError when it is in the recycle bin."""
    project = tx.session.get_one(Project, project_id)
    refuse_deleted(project)
    tx.rename(Label(tx.label.template, {**tx.label.values, "name": _name(project)}))
    return project


def refuse_deleted(project: Project) -> None:
    """Raises UserError for a project in the recycle bin: what is entered there nobody would see."""
    if project.deleted_at is not None:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "The project {name} is in the recycle bin and is not changed there."),
            QT_TRANSLATE_NOOP("errors", "Restore it first."),
            name=_name(project),
        )


def take_investor(tx: Transaction, project_id: str, entered: InvestorInput, prefix: str = "") -> ProjectInvestor:
    """Find or make an investor and give it the part of the project that is still free; the first one leads."""
    if entered.uscc and not valid_uscc(entered.uscc):
        raise InvalidInput(
            QT_TRANSLATE_NOOP("errors", "Some fields cannot be saved as they are."),
            fields={f"{prefix}investor_uscc": bad_uscc()},
        )
    investor = _known(tx.session, entered)
    if investor is None:
        investor = Investor(
            name=entered.name,
            uscc=entered.uscc,
            no_uscc_reason=None if entered.uscc else entered.no_uscc_reason,
            region_code=entered.region_code,
            ownership=entered.ownership,
        )
        tx.session.add(investor)
        tx.session.flush()
    else:
        _complete(investor, entered)
    others = tx.session.scalars(
        select(ProjectInvestor).where(ProjectInvestor.project_id == project_id, ProjectInvestor.deleted_at.is_(None))
    ).all()
    present = next((line for line in others if line.investor_id == investor.id), None)
    if present is not None:
        return present
    free = WHOLE - sum(line.share for line in others)
    line = ProjectInvestor(
        project_id=project_id, investor_id=investor.id, share=max(0, free), is_lead=not others, origin_code=""
    )
    tx.session.add(line)
    return line


def _known(session: Session, entered: InvestorInput) -> Investor | None:
    alive = Investor.deleted_at.is_(None)
    if entered.uscc:
        same_code = select(Investor).where(Investor.uscc == entered.uscc, alive)
        found = session.scalars(same_code.order_by(Investor.id).limit(1)).first()
        if found is not None:
            return found
    same_name = session.scalars(select(Investor).where(Investor.name == entered.name, alive)).all()
    return next((i for i in same_name if not (i.uscc and entered.uscc and i.uscc != entered.uscc)), None)


def _complete(investor: Investor, entered: InvestorInput) -> None:
    """Fill what was not known of an investor; what was known stays."""
    if entered.uscc and not investor.uscc:
        investor.uscc, investor.no_uscc_reason = entered.uscc, None
    elif not investor.uscc and investor.no_uscc_reason is None:
        investor.no_uscc_reason = entered.no_uscc_reason
    investor.region_code = investor.region_code or entered.region_code
    investor.ownership = investor.ownership or entered.ownership


def _create(tx: Transaction, entered: NewProject) -> str:
    values = checked({"name": "", **entered.values})
    unit_id = values.get("host_unit_id")
    unit_code = tx.session.scalar(select(Unit.code).where(Unit.id == unit_id)) if unit_id else None
    project = Project(
        number=next_number(tx.session, unit_code or tx.actor.unit_code or "ZX", tx.today.year),
        entered_on=tx.today,
        stage=Stage.LEAD,
        status=ProjectStatus.ACTIVE,
        **values,
    )
    tx.session.add(project)
    tx.session.flush()
    tx.session.add(Milestone(project_id=project.id, stage=Stage.LEAD, business_date=tx.today, confirmed_on=tx.today))
    if entered.investor is not None:
        take_investor(tx, project.id, entered.investor)
    return project.id


def _set_deleted(tx: Transaction, ids: Iterable[str], instant: int | None) -> None:
    tx.session.execute(
        update(Project)
        .where(Project.id.in_(list(ids)))
        .values(deleted_at=instant, changed_at=tx.now_ms, changed_by=tx.actor.name)
    )


def _name(project: Project) -> str:
    return project.name or project.codename or project.number


def day_to_come() -> UserError:
    """The sentence under a day on which something is said to have happened already."""
    return UserError(QT_TRANSLATE_NOOP("errors", "This day is still to come; enter it when it has happened."))


def wrong(name: str, words: str) -> InvalidInput:
    """The error of one field."""
    return InvalidInput(
        QT_TRANSLATE_NOOP("errors", "Some fields cannot be saved as they are."), fields={name: UserError(words)}
    )
