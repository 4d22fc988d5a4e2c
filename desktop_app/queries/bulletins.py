"""The projects that bulletins name, as they stood at the end of the period; their funnel; topics of its trainings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, bindparam, case, func, select, text
from sqlalchemy.orm import Session

from db.enums import Indicator, ProjectStatus, Stage, TrainingForm, TrainingState
from db.models import CodeItem, Milestone, Project, TrainingSession
from desktop_app.domain.periods import Month
from desktop_app.queries import indicators
from desktop_app.queries.project_filter import KEY_TAG, LARGE_FEN

_CHUNK = 10_000
FUNNEL = (Stage.LEAD, Stage.NEGOTIATION, Stage.SIGNED, Stage.LANDED, Stage.CONSTRUCTION, Stage.PRODUCTION)
"""The steps of the funnel; a review may be exempted, so that it would not narrow."""


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """A project as bulletins name it. Money in 分; `tags` are the codes of its investors' tags, joined by a space.

    `stage`, the day of the step to it (`staged_on`, None where none is known) and `funds_fen` are those of the period's
    end; `central`: a central enterprise is behind it.
    """

    id: str
    number: str
    name: str
    unit: str
    investor: str
    ownership: str
    central: bool
    tags: str
    origin: str
    origin_code: str
    industry: str
    stage: Stage
    agreement_fen: int
    funds_fen: int
    summary: str
    next_step: str
    next_step_date: date | None
    staged_on: date | None = None


_ON = "coalesce(m.business_date, m.confirmed_on)"
_DAY = f"CASE WHEN :confirmed THEN m.confirmed_on ELSE {_ON} END"
"""When a step was taken; of a fortnight, which tells of what was `confirmed` in it, when it was confirmed."""
_LATER = f"m.project_id = p.id AND m.deleted_at IS NULL AND {_DAY} > :end"
_ORDER = "CASE m.stage " + " ".join(f"WHEN '{stage}' THEN {stage.position}" for stage in Stage) + " END"
_CENTRAL = """children AS MATERIALIZED (
        SELECT id, parent_id FROM investor WHERE parent_id IS NOT NULL AND deleted_at IS NULL),
    central(id) AS (
        SELECT id FROM investor WHERE ownership = 'central_soe' AND deleted_at IS NULL
        UNION SELECT child.id FROM children child JOIN central ON child.parent_id = central.id),
    central_projects AS MATERIALIZED (SELECT DISTINCT project_id FROM project_investor
        WHERE investor_id IN (SELECT id FROM central) AND deleted_at IS NULL)"""

# What was signed by the end; a contract whose day was not entered is taken for signed.
_COUNTED = "kind IN ('investment', 'supplement') AND coalesce(signed_on, '') <= :end AND deleted_at IS NULL"
_AGREED = f"(SELECT coalesce(sum(amount_fen), 0) FROM agreement WHERE project_id = p.id AND {_COUNTED})"
_LEAD = """LEFT JOIN project_investor pi ON pi.id = (SELECT x.id FROM project_investor x
        WHERE x.project_id = p.id AND x.deleted_at IS NULL ORDER BY x.is_lead DESC, x.id LIMIT 1)
    LEFT JOIN investor i ON i.id = pi.investor_id"""

# One line a project: who stands behind it, what was agreed, what has arrived and how far it was at the period's end.
# A step dated later is taken back; a stage without a dated step (as history comes in) stays.
_LINES = text(
    f"""
    WITH RECURSIVE {_CENTRAL}
    SELECT p.id, p.number, CASE WHEN p.codename != '' AND (p.name = '' OR p.stage IN ('lead', 'negotiation', 'review'))
            THEN p.codename ELSE p.name END AS name,
        coalesce(u.short_name, '') AS short_name, coalesce(u.name, '') AS unit_name, coalesce(i.name, '') AS investor,
        coalesce(i.ownership, '') AS ownership,
        p.id IN (SELECT project_id FROM central_projects) AS central,
        coalesce((SELECT group_concat(DISTINCT t.tag) FROM investor_tag t JOIN project_investor x
            ON x.investor_id = t.investor_id WHERE x.project_id = p.id
            AND x.deleted_at IS NULL AND t.deleted_at IS NULL), '') AS tags,
        coalesce(nullif(pi.origin_code, ''), i.region_code, '') AS origin_code,
        p.industry_code,
        CASE WHEN EXISTS (SELECT 1 FROM milestone m WHERE {_LATER})
            THEN coalesce((SELECT m.stage FROM milestone m WHERE m.project_id = p.id AND m.deleted_at IS NULL
                AND {_DAY} <= :end ORDER BY {_ORDER} DESC LIMIT 1), 'lead')
            ELSE p.stage END AS stage,
        (SELECT m.stage || ' ' || {_ON} FROM milestone m WHERE m.project_id = p.id AND m.deleted_at IS NULL
            AND {_DAY} <= :end ORDER BY {_ORDER} DESC LIMIT 1) AS step,
        {_AGREED} AS agreed,
        (SELECT coalesce(sum(f.amount_fen), 0) FROM fund_entry f WHERE f.project_id = p.id
            AND +f.state = 'confirmed' AND f.count_month <= :month AND f.deleted_at IS NULL
            AND coalesce(f.arrived_on, f.count_month || '-01') <= :arrived_by) AS arrived,
        p.summary, p.next_step, p.next_step_date
    FROM project p
    LEFT JOIN unit u ON u.id = coalesce(p.landing_unit_id, p.host_unit_id)
    {_LEAD}
    WHERE p.id IN :ids AND p.deleted_at IS NULL
    ORDER BY agreed DESC, p.number
    """
).bindparams(bindparam("ids", expanding=True))


def project_lines(session: Session, ids: Iterable[str], end: date, *, to_the_day: bool = False) -> list[ProjectLine]:
    """These projects as they stood at the end of this day, the largest agreements first.

    Money is counted by months, so that all of the day's month belongs to it, and stages by the days of their steps; or
    `to_the_day`: only what has arrived and was confirmed by it.
    """
    wanted = list(ids)
    regions, industries = names_of(session, "region"), names_of(session, "industry")
    found = []
    for start in range(0, len(wanted), _CHUNK):
        values: dict[str, object] = {"ids": wanted[start : start + _CHUNK], "month": str(Month.of(end))}
        arrived_by = end if to_the_day else date.max
        values |= {"end": end.isoformat(), "arrived_by": arrived_by.isoformat(), "confirmed": to_the_day}
        rows = session.execute(_LINES, values)
        for r in rows:
            origin = regions.get(r.origin_code[:2] + "0000", "")
            found.append(
                ProjectLine(
                    r.id,
                    r.number,
                    r.name,
                    r.short_name or r.unit_name,
                    r.investor,
                    r.ownership,
                    bool(r.central),
                    r.tags.replace(",", " "),
                    origin,
                    r.origin_code,
                    industries.get(r.industry_code, ""),
                    Stage(r.stage),
                    r.agreed,
                    r.arrived,
                    r.summary,
                    r.next_step,
                    date.fromisoformat(r.next_step_date) if r.next_step_date else None,
                    _staged_on(r.stage, r.step),
                )
            )
    return sorted(found, key=lambda line: (-line.agreement_fen, line.number))


def _staged_on(stage: str, step: str | None) -> date | None:
    """The day of the last step, where it is the one to this stage."""
    taken, _, day = (step or "").partition(" ")
    return date.fromisoformat(day) if day and taken == stage else None


def names_of(session: Session, table: str) -> dict[str, str]:
    """Names by code of a code table."""
    rows = session.execute(
        text('SELECT code, name FROM code_item WHERE "table" = :table AND deleted_at IS NULL'), {"table": table}
    )
    return {str(code): str(name) for code, name in rows}


def sections_of(session: Session) -> dict[str, str]:
    """The name of the section (门类) of every code of the table of industries."""
    rows = session.execute(
        select(CodeItem.code, CodeItem.name, CodeItem.parent_code).where(
            CodeItem.table == "industry", CodeItem.deleted_at.is_(None)
        )
    ).all()
    names, above = {row.code: row.name for row in rows}, {row.code: row.parent_code for row in rows}
    found = {}
    for code in names:
        top, seen = code, {code}
        while above[top] in names and above[top] not in seen:
            top = above[top]
            seen.add(top)
        found[code] = names[top]
    return found


def landed_projects(session: Session, month: Month, own_city: str) -> list[ProjectLine]:
    """The projects behind 新增落地市外优质项目."""
    counted = indicators.records(session, month, own_city, Indicator.LANDED_QUALITY_PROJECTS)
    return project_lines(session, (record.id for record in counted), month.last_day)


@dataclass(frozen=True, slots=True)
class LandedShare:
    """What a landed project is cut by, of its industry the section (门类); `agreement_fen` in 分."""

    id: str
    ownership: str
    origin: str
    industry: str
    agreement_fen: int


_SHARES = text(
    f"""SELECT p.id, coalesce(i.ownership, '') AS ownership,
        coalesce(nullif(pi.origin_code, ''), i.region_code, '') AS origin_code, p.industry_code, {_AGREED} AS agreed
    FROM project p {_LEAD} WHERE p.id IN :ids AND p.deleted_at IS NULL"""
).bindparams(bindparam("ids", expanding=True))


def landed_shares(session: Session, month: Month, own_city: str) -> list[LandedShare]:
    """The projects behind 新增落地市外优质项目, only by what they are cut by: a large office lands thousands a year."""
    wanted = list(indicators.by_project(session, month, own_city, Indicator.LANDED_QUALITY_PROJECTS))
    regions, sections = names_of(session, "region"), sections_of(session)
    return [
        LandedShare(
            row.id,
            row.ownership,
            regions.get(row.origin_code[:2] + "0000", ""),
            sections.get(row.industry_code, ""),
            row.agreed,
        )
        for start in range(0, len(wanted), _CHUNK)
        for row in session.execute(_SHARES, {"ids": wanted[start : start + _CHUNK], "end": month.last_day.isoformat()})
    ]


# Begins with the few that are wanted (CROSS JOIN), and asks for the later steps last.
_KEY = text(
    f"""
    WITH RECURSIVE {_CENTRAL},
    key_tags AS (SELECT code FROM code_item WHERE "table" = 'investor_tag' AND deleted_at IS NULL
        AND ' ' || flags || ' ' LIKE '% {KEY_TAG} %'),
    key_investors AS MATERIALIZED (SELECT id FROM central
        UNION SELECT investor_id FROM investor_tag WHERE deleted_at IS NULL AND tag IN (SELECT code FROM key_tags)),
    agreed AS MATERIALIZED (SELECT project_id, sum(amount_fen) AS amount FROM agreement
        WHERE {_COUNTED} GROUP BY project_id),
    wanted AS MATERIALIZED (SELECT x.project_id FROM key_investors k JOIN project_investor x ON x.investor_id = k.id
        WHERE x.deleted_at IS NULL UNION SELECT project_id FROM agreed WHERE amount >= {LARGE_FEN})
    SELECT p.id, coalesce(g.amount, 0) AS amount FROM wanted w CROSS JOIN project p ON p.id = w.project_id
    LEFT JOIN agreed g ON g.project_id = p.id
    WHERE p.deleted_at IS NULL AND p.status = 'active' AND p.entered_on <= :end
        AND p.stage IN ('signed', 'landed', 'construction', 'production')
        AND (p.stage <> 'production'
            OR EXISTS (SELECT 1 FROM milestone m WHERE {_LATER} AND m.stage = 'production')
            OR EXISTS (SELECT 1 FROM milestone m WHERE m.project_id = p.id AND m.stage = 'production'
                AND m.confirmed_on BETWEEN :since AND :end AND m.deleted_at IS NULL))
        AND NOT EXISTS (SELECT 1 FROM milestone m WHERE {_LATER} AND m.stage = 'signed')
    ORDER BY amount DESC, p.number
    """
)


def key_projects(session: Session, end: date, since: date | None = None) -> list[tuple[str, int]]:
    """Ids and agreements (分) of the key projects signed but not yet in production at the day's end, largest first.

    Key is a project of 1 亿元 or more, of a central enterprise, or of an investor with a key tag. With `since` they are
    those of a fortnight: by what was confirmed, and those whose production was confirmed since that day among them.
    """
    days = {"end": end.isoformat(), "since": (since or date.max).isoformat(), "confirmed": since is not None}
    return [(row.id, row.amount) for row in session.execute(_KEY, days)]


_LATEST = text(
    """
    SELECT project_id, held_on, text FROM (
        SELECT k.project_id, a.held_on, a.text,
            row_number() OVER (PARTITION BY k.project_id ORDER BY a.held_on DESC, a.id DESC) AS place
        FROM activity a JOIN activity_link k ON k.activity_id = a.id
        WHERE k.project_id IN :ids AND a.text <> '' AND a.held_on <= :end
        AND a.deleted_at IS NULL AND k.deleted_at IS NULL) AS told WHERE place = 1
    """
).bindparams(bindparam("ids", expanding=True))


def latest_records(session: Session, ids: Sequence[str], end: date) -> dict[str, tuple[date, str]]:
    """Day and text of the last activity or follow-up of each project up to the day."""
    parts = (ids[start : start + _CHUNK] for start in range(0, len(ids), _CHUNK))
    rows = (row for part in parts for row in session.execute(_LATEST, {"ids": list(part), "end": end.isoformat()}))
    return {row.project_id: (date.fromisoformat(row.held_on), row.text) for row in rows}


def key_tags(session: Session) -> dict[str, str]:
    """The tags of investors that make a project a key project: name by code, in the table's order."""
    rows = session.execute(
        select(CodeItem.code, CodeItem.name)
        .where(CodeItem.table == "investor_tag", CodeItem.flags.contains(KEY_TAG), CodeItem.deleted_at.is_(None))
        .order_by(CodeItem.sort_order, CodeItem.code)
    )
    return dict(rows.all())


def central_investors(session: Session, project_ids: Sequence[str]) -> list[str]:
    """Names of the topmost central enterprises behind these projects, the most frequent first."""
    rows = session.execute(
        text(
            """WITH RECURSIVE up(project_id, top) AS (
                SELECT pi.project_id, pi.investor_id FROM project_investor pi
                WHERE pi.project_id IN :ids AND pi.deleted_at IS NULL
                UNION SELECT up.project_id, i.parent_id FROM up JOIN investor i ON i.id = up.top
                WHERE i.parent_id IS NOT NULL)
            SELECT i.name, count(*) AS times FROM up JOIN investor i ON i.id = up.top
            LEFT JOIN investor above ON above.id = i.parent_id AND above.deleted_at IS NULL
            WHERE i.ownership = 'central_soe' AND coalesce(above.ownership, '') <> 'central_soe'
            AND i.deleted_at IS NULL GROUP BY i.name ORDER BY times DESC, i.name"""
        ).bindparams(bindparam("ids", expanding=True)),
        {"ids": list(project_ids)},
    )
    return [row.name for row in rows]


def training_topics(session: Session, month: Month) -> list[str]:
    """Topics of the sessions held on site in the period, in order."""
    rows = session.scalars(
        select(TrainingSession.topic)
        .where(
            TrainingSession.deleted_at.is_(None),
            TrainingSession.state == TrainingState.HELD,
            TrainingSession.form == TrainingForm.OFFLINE,
            TrainingSession.starts_at.between(month.year_start.isoformat(), f"{month.last_day.isoformat()} 99"),
        )
        .order_by(TrainingSession.starts_at)
    )
    return list(dict.fromkeys(rows))


def funnel(session: Session, start: date, end: date) -> list[tuple[Stage, int]]:
    """Of the projects entered from `start` to `end`, how many had come to each stage, confirmed by the end.

    A project counts for every stage up to its furthest one.
    """
    position = case({stage: place for place, stage in enumerate(FUNNEL)}, value=Milestone.stage)
    furthest = (
        select(func.max(position).label("place"))
        .select_from(Project)
        .outerjoin(
            Milestone,
            and_(
                Milestone.project_id == Project.id,
                Milestone.stage.in_(FUNNEL),
                Milestone.confirmed_on <= end,
                Milestone.deleted_at.is_(None),
            ),
        )
        .where(Project.entered_on.between(start, end), Project.deleted_at.is_(None))
        .where(Project.status != ProjectStatus.MERGED)
        .group_by(Project.id)
        .subquery()
    )
    counted = select(func.coalesce(furthest.c.place, 0), func.count()).group_by(func.coalesce(furthest.c.place, 0))
    reached: dict[int, int] = dict(list(session.execute(counted)))
    return [(stage, sum(count for at, count in reached.items() if at >= place)) for place, stage in enumerate(FUNNEL)]
