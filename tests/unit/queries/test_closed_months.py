"""Months whose bulletin has been issued."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from db.enums import FundState
from db.models import ClosedMonth, FundEntry
from desktop_app.domain.periods import Month
from desktop_app.queries.closed_months import closed_months, counting_day, reversed_after
from desktop_app.services.office import Actor, Label, Office
from tests.helpers.database import fresh_office
from tests.helpers.projects import enter, furnish


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    with office.write(Label("Close"), Actor("测试")) as tx:
        tx.session.add_all(ClosedMonth(month=month, closed_on=date(2022, 12, 28)) for month in ("2022-11", "2022-12"))
        tx.session.add(ClosedMonth(month="2022-10", closed_on=date(2022, 10, 31), deleted_at=1))
    yield office
    office.close()


def test_a_month_in_the_recycle_bin_is_open(office: Office) -> None:
    with office.read() as session:
        assert closed_months(session) == {"2022-11", "2022-12"}


@pytest.mark.parametrize(
    ("today", "counts_on"),
    [
        (date(2022, 10, 31), date(2022, 10, 31)),
        (date(2022, 11, 30), date(2023, 1, 1)),
        (date(2022, 12, 29), date(2023, 1, 1)),
        (date(2023, 1, 4), date(2023, 1, 4)),
    ],
)
def test_what_is_confirmed_after_the_bulletin_counts_in_the_next_open_month(
    office: Office, today: date, counts_on: date
) -> None:
    with office.read() as session:
        assert counting_day(session, today) == counts_on


def test_what_was_reversed_after_a_month_is_told_by_the_month_that_counts_it(office: Office) -> None:
    furnish(office)
    (project,) = enter(office, "国能智深")

    def entry(fen: int, month: str, **values: object) -> FundEntry:
        return FundEntry(project_id=project, amount_fen=fen, state=FundState.CONFIRMED, count_month=month, **values)

    with office.write(Label("Money"), Actor("测试")) as tx:
        counted = {month: entry(900, month) for month in ("2021-12", "2022-03", "2022-12")}
        tx.session.add_all(counted.values())
        tx.session.flush()
        ids = {month: one.id for month, one in counted.items()}
        tx.session.add(entry(-100, "2022-04", reverses_id=ids["2022-03"]))
        tx.session.add(entry(-200, "2023-01", reverses_id=ids["2022-03"]))
        tx.session.add(entry(-300, "2023-01", reverses_id=ids["2022-12"]))
        tx.session.add(entry(-400, "2023-02", reverses_id=ids["2022-12"]))
        tx.session.add(entry(-500, "2023-02", reverses_id=ids["2022-12"], deleted_at=1))
        tx.session.add(entry(-600, "2023-02", reverses_id=ids["2021-12"]))
    with office.read() as session:
        assert reversed_after(session, Month(2022, 1), Month(2022, 12)) == {"2023-01": 500, "2023-02": 400}
