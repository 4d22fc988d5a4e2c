"""A year's targets in one step: set, taken away, copied from the year before."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from db.enums import Indicator
from db.models import Target
from desktop_app.domain.money import FEN_PER_YI
from desktop_app.domain.targets import Place
from desktop_app.errors import InvalidInput, UserError
from desktop_app.queries import targets as query
from desktop_app.services import targets, units
from desktop_app.services.office import Label, Office
from desktop_app.services.targets import TargetInput
from tests.helpers.database import fresh_office
from tests.helpers.districts import CENTRE, CLERK, DAY, furnish, undo

MONEY, LANDED, RATE = (
    Indicator.OUTSIDE_FUNDS_IN_PLACE,
    Indicator.LANDED_QUALITY_PROJECTS,
    Indicator.UPDATE_TIMELINESS_RATE,
)
YEAR = [
    TargetInput(None, MONEY, 200 * FEN_PER_YI),
    TargetInput("u1", MONEY, 3 * FEN_PER_YI),
    TargetInput("u2", LANDED, 12_000),
    TargetInput("u2", RATE, 90_000),
]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    furnish(office)
    yield office
    office.close()


def kept(office: Office, year: int) -> dict[Place, int]:
    with office.read() as session:
        return query.stored(session, year)


def test_the_district_and_its_units_are_set_in_one_step(office: Office) -> None:
    changes = targets.set_targets(office, CENTRE, 2022, YEAR)
    assert changes.count == 4 and changes.label.values == {"year": 2022}
    assert kept(office, 2022) == {Place(one.unit_id, one.indicator): one.value for one in YEAR}
    undo(office)
    assert kept(office, 2022) == {}


def test_only_what_differs_is_written_and_nothing_takes_a_target_away(office: Office) -> None:
    targets.set_targets(office, CENTRE, 2022, YEAR)
    same = targets.set_targets(office, CENTRE, 2022, YEAR)
    assert same.transaction_id == 0
    changes = targets.set_targets(office, CENTRE, 2022, [TargetInput("u1", MONEY, None), TargetInput("u1", RATE, None)])
    assert changes.count == 1 and Place("u1", MONEY) not in kept(office, 2022)
    undo(office)
    assert kept(office, 2022)[Place("u1", MONEY)] == 3 * FEN_PER_YI


def test_wrong_cells_are_named_and_nothing_is_written(office: Office) -> None:
    with pytest.raises(InvalidInput) as caught:
        targets.set_targets(
            office, CENTRE, 2022, [*YEAR, TargetInput("u1", LANDED, -1), TargetInput(None, RATE, 100_001)]
        )
    assert set(caught.value.fields) == {targets.field("u1", LANDED), targets.field(None, RATE)}
    assert kept(office, 2022) == {}
    with pytest.raises(UserError):
        targets.set_targets(office, CENTRE, 1022, YEAR)


def test_doubles_give_way_to_one(office: Office) -> None:
    for at, value in ((1, 1_000), (2, 2_000)):
        with office.write(Label("Exchange"), CENTRE) as tx:
            tx.now_ms = at
            tx.session.add(Target(year=2022, unit_id="u1", indicator=LANDED, value=value))
    assert kept(office, 2022) == {Place("u1", LANDED): 2_000}
    targets.set_targets(office, CENTRE, 2022, [TargetInput("u1", LANDED, None)])
    assert kept(office, 2022) == {}


def test_last_year_is_copied_with_a_percentage_where_nothing_stands(office: Office) -> None:
    targets.set_targets(office, CENTRE, 2022, YEAR)
    targets.set_targets(office, CENTRE, 2023, [TargetInput("u1", MONEY, 5)])
    copied = targets.copy_year(office, CENTRE, 2023, Fraction(108))
    assert copied.count == 3
    assert kept(office, 2023) == {
        Place(None, MONEY): 216 * FEN_PER_YI,
        Place("u1", MONEY): 5,
        Place("u2", LANDED): 13_000,
        Place("u2", RATE): 90_000,
    }
    undo(office)
    assert kept(office, 2023) == {Place("u1", MONEY): 5}


def test_a_unit_that_has_ended_gets_no_copy(office: Office) -> None:
    targets.set_targets(office, CENTRE, 2022, YEAR)
    units.deactivate(office, CENTRE, "u2", DAY)
    assert targets.copy_year(office, CENTRE, 2023).count == 2
    with office.read() as session:
        assert [unit.code for unit in query.of_year(session, 2022).units] == ["HM", "KG"]
        assert [unit.code for unit in query.of_year(session, 2023).units] == ["HM"]
        assert query.of_year(session, 2023).before and not query.of_year(session, 2022).before
        assert query.years(session) == [2023, 2022]


@pytest.mark.parametrize("percent", [Fraction(0), Fraction(-5), Fraction(1001)])
def test_a_percentage_without_sense_is_refused(office: Office, percent: Fraction) -> None:
    targets.set_targets(office, CENTRE, 2022, YEAR)
    with pytest.raises(InvalidInput) as caught:
        targets.copy_year(office, CENTRE, 2023, percent)
    assert set(caught.value.fields) == {"percent"}


def test_a_year_without_targets_cannot_be_copied(office: Office) -> None:
    with pytest.raises(UserError, match="2021"):
        targets.copy_year(office, CENTRE, 2022)


def test_only_the_centre_sets_targets(office: Office) -> None:
    with pytest.raises(UserError):
        targets.set_targets(office, CLERK, 2022, YEAR)
    with pytest.raises(UserError):
        targets.copy_year(office, CLERK, 2022)
    assert kept(office, 2022) == {}
