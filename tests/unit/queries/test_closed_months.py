"""Months whose bulletin has been issued."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from db.models import ClosedMonth
from desktop_app.queries.closed_months import closed_months, counting_day
from desktop_app.services.office import Actor, Label, Office
from tests.helpers.database import fresh_office


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
