"""The parts of a difference are the records of both months, and add up to it."""

import pytest

from db.enums import Indicator
from desktop_app.domain.periods import Month
from desktop_app.queries import differences, indicators, units
from desktop_app.services.office import Office
from tests.helpers.database import sample_office


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return sample_office(tmp_path_factory.mktemp("sample"))


@pytest.mark.parametrize("month", [Month(2022, 12), Month(2022, 1), Month(2022, 7)], ids=str)
def test_the_parts_add_up_to_both_months_figures(sample: Office, month: Month) -> None:
    with sample.read() as session:
        codes = [None, *list(units.codes(session))[:12]]
        counted = [indicators.count(session, one, "12", differences.COMPARED) for one in (month.plus(-1), month)]
        for indicator in differences.COMPARED:
            for unit in codes:
                found = differences.difference(session, month, indicator, unit)
                before, now = (indicators.figure(figures, indicator, unit).month for figures in counted)
                assert (found.before, found.now) == (before, now), (indicator, unit)
                assert found.change == sum(row.change for row in found.rows)
                sizes = [abs(row.change) for row in found.rows]
                assert sizes == sorted(sizes, reverse=True)


def test_a_project_is_one_line_whatever_the_number_of_its_entries(sample: Office) -> None:
    with sample.read() as session:
        found = differences.difference(session, Month(2022, 12), Indicator.OUTSIDE_FUNDS_IN_PLACE)
        held = differences.difference(session, Month(2022, 12), Indicator.ACTIVITIES)
    assert len({row.project_id for row in found.rows}) == len(found.rows)
    assert sum(row.records for row in found.rows) > len(found.rows)
    assert all(not row.project_id and row.title.startswith("2022-1") for row in held.rows)


@pytest.mark.parametrize("indicator", [Indicator.OUTSIDE_FUNDS_IN_PLACE, Indicator.BEIJING_AGREEMENT_AMOUNT])
def test_the_payments_behind_a_row_add_up_to_both_its_months(sample: Office, indicator: Indicator) -> None:
    month = Month(2022, 12)
    with sample.read() as session:
        found = differences.difference(session, month, indicator)
        for row in found.rows[:40]:
            behind = differences.entries(session, row)
            assert len(behind) == row.records
            assert sum(one.value for one in behind if one.month == month) == row.now
            assert sum(one.value for one in behind if one.month == month.plus(-1)) == row.before
            assert all(one.day is not None and (one.number or one.who) for one in behind)
            assert [one.month for one in behind] == sorted(one.month for one in behind)


def test_of_other_records_there_are_no_payments(sample: Office) -> None:
    with sample.read() as session:
        found = differences.difference(session, Month(2022, 12), Indicator.ACTIVITIES)
        assert differences.entries(session, found.rows[0]) == []


def test_a_rate_has_no_parts(sample: Office) -> None:
    with sample.read() as session, pytest.raises(ValueError, match="rate"):
        differences.difference(session, Month(2022, 12), Indicator.UPDATE_TIMELINESS_RATE)
