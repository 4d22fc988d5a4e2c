"""The review meetings as they are worked on: the list of them, and one with its agenda and the judges' cards."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.enums import ProjectStatus, ReviewConclusion, Stage
from db.models import Project, ReviewItem, ReviewMeeting, ScoreCard, Unit
from desktop_app.domain import meeting as rules
from desktop_app.domain.meeting import MeetingState, Proceedings
from desktop_app.domain.periods import Month
from desktop_app.domain.review import DIMENSIONS, Judgement, ReviewRules, judge
from desktop_app.queries import codes, local, office_settings, projects
from desktop_app.queries.closed_months import closed_months
from desktop_app.queries.codes import Code
from desktop_app.queries.project_filter import ProjectFilter
from desktop_app.queries.project_titles import shown_title
from desktop_app.queries.projects import ProjectRow
from desktop_app.queries.review_conditions import ConditionDuty, condition_duties, report

OFFERED = 200
"""So many projects are offered for an agenda; a search finds the others."""

VETOES = "review_veto"


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting in the list; `decided` counts its projects by their conclusion."""

    id: str
    title: str
    held_on: date
    place: str
    chair: str
    record: Proceedings
    state: MeetingState
    projects: int
    decided: tuple[tuple[ReviewConclusion, int], ...]

    @property
    def starts(self) -> time | None:
        return self.record.starts


@dataclass(frozen=True, slots=True)
class CardLine:
    """A judge's card as far as it is filled in; points in the order of DIMENSIONS."""

    judge: str
    points: tuple[int | None, ...] = (None,) * len(DIMENSIONS)
    recused: bool = False
    opinion: str = ""

    @property
    def id(self) -> str:
        return self.judge

    @property
    def total(self) -> int | None:
        """The sum of the points, None until all are given."""
        given = [one for one in self.points if one is not None]
        return sum(given) if len(given) == len(self.points) and not self.recused else None


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A project on the agenda as it is worked on. `score` in hundredths of a point; `judged` is what its cards come to;
    `conditions_due` is the day of the duty that its conditions made, `reported` that duty when its unit has closed it
    and the centre has not confirmed yet that the conditions are met."""

    id: str
    place: int
    project_id: str
    number: str
    title: str
    unit: str
    stage: Stage
    total_fen: int | None
    veto: str
    score: int | None
    conclusion: ReviewConclusion
    opinion: str
    conditions: str
    conditions_closed: bool
    conditions_due: date | None
    reported: ConditionDuty | None
    cards: tuple[CardLine, ...]
    judged: Judgement


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting with all that is worked on. `twins` are other meetings of its day that it can be put into, as long as
    it is not confirmed; `in_closed_month`: the bulletin of its month has been issued; `in_part`: this office knows only
    its own projects of it, and not the judges' points."""

    line: MeetingLine
    agenda: tuple[AgendaLine, ...]
    rules: ReviewRules
    vetoes: tuple[Code, ...]
    twins: tuple[MeetingLine, ...]
    in_closed_month: bool
    in_part: bool = False


def lines(session: Session, today: date) -> list[MeetingLine]:
    """All meetings, the newest first."""
    counted = session.execute(
        select(ReviewItem.meeting_id, ReviewItem.conclusion, func.count())
        .join(Project, Project.id == ReviewItem.project_id)
        .where(ReviewItem.deleted_at.is_(None), Project.deleted_at.is_(None))
        .group_by(ReviewItem.meeting_id, ReviewItem.conclusion)
    )
    decided: dict[str, dict[ReviewConclusion, int]] = {}
    for meeting_id, conclusion, number in counted:
        decided.setdefault(meeting_id, {})[conclusion] = number
    found = session.scalars(
        select(ReviewMeeting)
        .where(ReviewMeeting.deleted_at.is_(None))
        .order_by(ReviewMeeting.held_on.desc(), ReviewMeeting.id.desc())
    )
    return [_line(one, decided.get(one.id, {}), today) for one in found]


def _line(one: ReviewMeeting, decided: dict[ReviewConclusion, int], today: date) -> MeetingLine:
    whole, open_ = sum(decided.values()), decided.get(ReviewConclusion.PENDING, 0)
    return MeetingLine(
        one.id, one.title, one.held_on, one.place, one.chair, rules.read(one.minutes),
        rules.state(one.held_on, today, whole, open_, one.confirmed), whole,
        tuple((conclusion, decided[conclusion]) for conclusion in ReviewConclusion if conclusion in decided),
    )  # fmt: skip


def meeting(session: Session, meeting_id: str, today: date) -> Meeting | None:
    """A meeting as it is worked on; None when it is in the recycle bin or not in this office."""
    everyone = lines(session, today)
    line = next((one for one in everyone if one.id == meeting_id), None)
    if line is None:
        return None
    own = office_settings.load(session).review
    settled = line.state is MeetingState.CONFIRMED
    twins = [one for one in everyone if one.held_on == line.held_on and one.id != meeting_id and not settled]
    return Meeting(
        line,
        tuple(_agenda(session, line, own)),
        own,
        tuple(codes.table(session, VETOES, pinyin=False)),
        tuple(twins),
        str(Month.of(line.held_on)) in closed_months(session),
        local.holds_a_part(session),
    )


def _agenda(session: Session, line: MeetingLine, own: ReviewRules) -> list[AgendaLine]:
    unit = func.coalesce(func.nullif(Unit.short_name, ""), Unit.name, "")
    rows = session.execute(
        select(ReviewItem, Project, shown_title(), unit)
        .join(Project, Project.id == ReviewItem.project_id)
        .outerjoin(Unit, Unit.id == func.coalesce(Project.host_unit_id, Project.landing_unit_id))
        .where(ReviewItem.meeting_id == line.id, ReviewItem.deleted_at.is_(None), Project.deleted_at.is_(None))
        .order_by(ReviewItem.sort_order, ReviewItem.id)
    ).all()
    cards = _cards(session, [row[0].id for row in rows])
    duties = condition_duties(session, [row[1].id for row in rows])
    made = []
    for place, (item, project, title, host) in enumerate(rows, 1):
        given = cards.get(item.id, {})
        whole = [card.points for card in given.values() if card.total is not None]
        points = [tuple(one for one in each if one is not None) for each in whole]
        duty = duties.of_item(item.id, project.id, item.conditions)
        made.append(
            AgendaLine(
                item.id, place, project.id, project.number, title, host, project.stage, project.total_investment_fen,
                item.veto, item.score, item.conclusion, item.opinion, item.conditions, item.conditions_closed,
                duty.due_on if duty else None,
                report(duties, item.id, project.id, item.conclusion, item.conditions, met=item.conditions_closed),
                tuple(given.get(name, CardLine(name)) for name in dict.fromkeys([*line.record.judges, *given])),
                judge(points, bool(item.veto), own),
            )
        )  # fmt: skip
    return _with_all_judges(made)


def _with_all_judges(agenda: Sequence[AgendaLine]) -> list[AgendaLine]:
    """Whoever gave points on one project has a card on every other."""
    everyone = dict.fromkeys(card.judge for line in agenda for card in line.cards)
    made = []
    for line in agenda:
        given = {card.judge: card for card in line.cards}
        made.append(replace(line, cards=tuple(given.get(name, CardLine(name)) for name in everyone)))
    return made


def score_cards(session: Session, items: Sequence[str]) -> Iterable[ScoreCard]:
    """The judges' cards on projects of agendas, by judge."""
    return session.scalars(
        select(ScoreCard)
        .where(ScoreCard.item_id.in_(items), ScoreCard.deleted_at.is_(None))
        .order_by(ScoreCard.judge, ScoreCard.id)
    )


def _cards(session: Session, items: Sequence[str]) -> dict[str, dict[str, CardLine]]:
    found: dict[str, dict[str, CardLine]] = {}
    for card in score_cards(session, items):
        points = tuple(getattr(card, name) for name in DIMENSIONS)
        found.setdefault(card.item_id, {})[card.judge] = CardLine(card.judge, points, card.recused, card.opinion)
    return found


def proposed_title(session: Session, held_on: date) -> str:
    """What a new meeting of this day's year is called unless the clerk says otherwise."""
    year = (date(held_on.year, 1, 1), date(held_on.year, 12, 31))
    titles = session.scalars(
        select(ReviewMeeting.title).where(ReviewMeeting.held_on.between(*year), ReviewMeeting.deleted_at.is_(None))
    ).all()
    return rules.title(office_settings.load(session).district_name, held_on.year, rules.next_number(titles))


def usual(session: Session) -> tuple[str, str, Proceedings]:
    """Place, chair and record of the last meeting: the next one is usually held likewise."""
    last = session.scalars(
        select(ReviewMeeting)
        .where(ReviewMeeting.deleted_at.is_(None))
        .order_by(ReviewMeeting.held_on.desc(), ReviewMeeting.id.desc())
        .limit(1)
    ).first()
    if last is None:
        return "", "", Proceedings()
    kept = rules.read(last.minutes)
    return last.place, last.chair, Proceedings(kept.starts, kept.judges, (), kept.recorder)


def offered(session: Session, meeting_id: str, text: str) -> list[ProjectRow]:
    """Projects that may come to the meeting: those at the review first, then those in negotiation, not on it yet."""
    known = set(
        session.scalars(
            select(ReviewItem.project_id).where(ReviewItem.meeting_id == meeting_id, ReviewItem.deleted_at.is_(None))
        )
    )
    found: list[str] = []
    for stage in (Stage.REVIEW, Stage.NEGOTIATION):
        chosen = ProjectFilter(text, stages=(stage,), statuses=(ProjectStatus.ACTIVE,))
        found += [one for one in projects.ids(session, chosen) if one not in known]
    return projects.rows(session, found[:OFFERED])
