"""What belongs to a project, as its record tells it."""

from pathlib import Path

from db.enums import FundState
from db.models import FundEntry
from desktop_app.queries.project_parts import funds_of
from desktop_app.services.office import Label
from tests.helpers.database import fresh_office
from tests.helpers.projects import CENTRE, enter, furnish


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
