"""What the sample has beyond the data workbook: reviews, investment plans and the handbook, into the tables."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.enums import ReviewConclusion
from db.models import (
    Chapter,
    CodeItem,
    Fact,
    InvestmentPlan,
    Policy,
    Project,
    ReviewItem,
    ReviewMeeting,
    ScoreCard,
    Task,
    TrainingPlan,
)
from db.types import new_id
from desktop_app.services.sample_year import YEAR, SampleYear
from desktop_app.services.sample_year.handbook import SampleHandbook
from desktop_app.services.sample_year.review import SampleCard, SampleItem


def load_extras(session: Session, sample: SampleYear, handbook: SampleHandbook) -> None:
    """Add the sample's reviews, plans, training plan and handbook, and the projects of its duties.

    The workbook's rows must be there already. Raises KeyError when a project is missing.
    """
    projects: dict[str, str] = dict(session.execute(select(Project.number, Project.id)).all())
    for meeting in sample.meetings:
        meeting_id = new_id()
        session.add(
            ReviewMeeting(
                id=meeting_id,
                title=meeting.title,
                held_on=meeting.held_on,
                place=meeting.place,
                chair=meeting.chair,
                minutes=meeting.minutes,
                confirmed=meeting.confirmed,
            )
        )
        for order, item in enumerate(meeting.items, 1):
            _add_item(session, item, meeting_id, projects[item.project], order)
    for task in session.scalars(select(Task).where(Task.matter.in_(sample.duties))):
        task.project_id = projects[sample.duties[task.matter]]
    for plan in sample.plans:
        money = {"revenue_fen": plan.revenue_fen, "tax_fen": plan.tax_fen, "staff": plan.staff}
        session.add(InvestmentPlan(project_id=projects[plan.project], complete=True, **plan.texts, **money))
    session.add(
        TrainingPlan(
            year=YEAR,
            title=f"{YEAR}年招商培训计划（示例）",
            text="围绕商业保理、内资填报、项目评审等内容开展培训。",
            online_planned=3,
            offline_planned=3,
        )
    )
    _add_handbook(session, handbook)
    session.flush()


def _add_item(session: Session, item: SampleItem, meeting_id: str, project_id: str, order: int) -> None:
    item_id = new_id()
    session.add(
        ReviewItem(
            id=item_id,
            meeting_id=meeting_id,
            project_id=project_id,
            sort_order=order,
            veto=item.veto,
            score=item.score,
            conclusion=ReviewConclusion(item.conclusion),
            opinion=item.opinion,
            conditions=item.conditions,
            conditions_closed=item.conditions_closed,
        )
    )
    session.add_all(_card(item_id, card) for card in item.cards)


def _card(item_id: str, card: SampleCard) -> ScoreCard:
    names = ("industry", "direction", "environment", "social", "economic")
    points = dict(zip(names, card.points or (), strict=False))
    return ScoreCard(item_id=item_id, judge=card.judge, recused=card.points is None, opinion=card.opinion, **points)


def _add_handbook(session: Session, handbook: SampleHandbook) -> None:
    chapters = {chapter.key: new_id() for chapter in handbook.chapters}
    for order, chapter in enumerate(handbook.chapters, 1):
        texts = {"title": chapter.title, "title_en": chapter.title_en, "text": chapter.text}
        session.add(Chapter(id=chapters[chapter.key], sort_order=order, **texts))
    for order, fact in enumerate(handbook.facts, 1):
        texts = {"name": fact.name, "value": fact.value, "unit": fact.unit, "source": fact.source}
        session.add(Fact(chapter_id=chapters[fact.chapter], valid_until=fact.valid_until, sort_order=order, **texts))
    levels = select(CodeItem.name, CodeItem.code).where(CodeItem.table == "policy_level")
    codes: dict[str, str] = dict(session.execute(levels).all())
    for policy in handbook.policies:
        session.add(
            Policy(
                chapter_id=chapters[policy.chapter],
                name=policy.name,
                document_number=policy.number,
                level_code=codes[policy.level],
                valid_from=policy.valid_from,
                valid_until=policy.valid_until,
                industry_codes="、".join(policy.industries),
                min_investment_fen=policy.min_investment_fen,
                text=policy.text,
            )
        )
