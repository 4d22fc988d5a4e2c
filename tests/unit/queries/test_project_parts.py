"""What belongs to a project, as its record tells it."""

from pathlib import Path

from sqlalchemy import select

from db.enums import FundState
from db.models import Activity, FundEntry
from desktop_app.queries.project_parts import funds_of, project_of
from desktop_app.services.office import Label
from desktop_app.services.project_entries import FollowUp, add_follow_up
from tests.helpers.database import fresh_office
from tests.helpers.projects import CENTRE, DAY, enter, furnish


def test_an_entry_is_reversed_once_reversals_have_taken_back_all_of_it(tmp_path: Path) -> None:
    office = fresh_office(tmp_path)
    furnish(office)
    (project,) = enter(office, "甲")
    with office.write(Label("Money"), CENTRE) as tx:
        for id_, amount, reverses in (("a", 500, None), ("b", 300, None), ("c", -500, "a"), ("d", -100, "b")):
            tx.session.add(
                FundEntry(
                    id=id_, project_id=project, amount_fen=amount, state=FundState.CONFIRMED, reverses_id=reverses,
                    count_month="2022-03",
                )
            )  # fmt: skip
            tx.session.flush()
    with office.read() as session:
        assert {line.id: line.reversed for line in funds_of(session, project)} == {
            "a": True, "b": False, "c": False, "d": False,
        }  # fmt: skip
    office.close()


def test_an_entry_tells_its_project(tmp_path: Path) -> None:
    office = fresh_office(tmp_path)
    furnish(office)
    one, other = enter(office, "甲", "乙")
    add_follow_up(office, CENTRE, other, FollowUp(held_on=DAY, text="谈了用地"))
    with office.write(Label("Money"), CENTRE) as tx:
        tx.session.add(FundEntry(id="a", project_id=one, amount_fen=500))
    with office.read() as session:
        follow_up = session.scalars(select(Activity.id)).one()
        assert project_of(session, "fund_entry", "a") == one
        assert project_of(session, "activity", follow_up) == other
        assert project_of(session, "fund_entry", "b") is None
        assert project_of(session, "activity", "b") is None
    office.close()
