"""Reviews, plans and the handbook of the sample reach their tables."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, func, select
from sqlalchemy.orm import Session

from db.models import Base, Chapter, Fact, InvestmentPlan, Policy, Project, ReviewItem, ReviewMeeting, ScoreCard
from desktop_app.services.codes import load_code_tables
from desktop_app.services.sample_year import SampleYear, sample_year
from desktop_app.services.sample_year.extras import load_extras
from desktop_app.services.sample_year.handbook import sample_handbook

RESOURCES = Path(__file__).parents[4] / "resources"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    engine = create_engine(f"sqlite:///{tmp_path / 'sample.db'}")
    Base.metadata.create_all(engine)
    with Session(engine) as opened:
        load_code_tables(opened, RESOURCES)
        yield opened
    engine.dispose()


@pytest.fixture(scope="module")
def sample() -> SampleYear:
    return sample_year(RESOURCES)


def test_everything_is_loaded(session: Session, sample: SampleYear) -> None:
    entries = [(row["项目编号"], row["录入日期"]) for row in sample.rows["项目"]]
    session.add_all(Project(number=number, entered_on=entered) for number, entered in entries)
    session.flush()
    load_extras(session, sample, sample_handbook(RESOURCES))

    def count(model: type[Base]) -> int:
        return session.scalar(select(func.count()).select_from(model)) or 0

    items = [item for meeting in sample.meetings for item in meeting.items]
    assert count(ReviewMeeting) == len(sample.meetings)
    assert count(ReviewItem) == len(items)
    assert count(ScoreCard) == sum(len(item.cards) for item in items)
    assert count(InvestmentPlan) == len({item.project for item in items})
    assert (count(Chapter), count(Policy)) == (7, 8)
    assert count(Fact) >= 10
    assert set(session.scalars(select(Policy.level_code))) == {"national", "city", "district", "park"}


def test_a_missing_project_is_noticed(session: Session, sample: SampleYear) -> None:
    with pytest.raises(KeyError):
        load_extras(session, sample, sample_handbook(RESOURCES))
