"""Completion, pace, growth, lights and the ranking."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.enums import Indicator, UnitGroup
from desktop_app.domain import indicators as rules
from desktop_app.domain.indicators import Light
from desktop_app.domain.ranking import Candidate, Part, rank, score_centi

FUNDS = Indicator.OUTSIDE_FUNDS_IN_PLACE


def test_completion_needs_a_target_above_zero() -> None:
    assert rules.completion(Fraction(5), Fraction(10)) == Fraction(1, 2)
    assert rules.completion(Fraction(5), None) is None
    assert rules.completion(Fraction(5), Fraction(0)) is None


@pytest.mark.parametrize(
    ("ratio", "told"),
    [
        (Fraction(199_950, 200_000), "99.9"),
        (Fraction(1), "100.0"),
        (Fraction(10_004, 10_000), "100.0"),
        (Fraction(8284, 10_000), "82.8"),
        (Fraction(2, 10_000), "0.02"),
        (Fraction(-2, 10_000), "-0.02"),
        (Fraction(0), "0.0"),
    ],
)
def test_a_percentage_says_whether_all_or_nothing_is_done(ratio: Fraction, told: str) -> None:
    assert str(rules.percentage(ratio)) == told


def test_pace_is_the_share_of_the_year_gone_and_a_rate_is_due_in_full() -> None:
    assert rules.pace(FUNDS, 3) == Fraction(1, 4)
    assert rules.pace(Indicator.UPDATE_TIMELINESS_RATE, 3) == 1


def test_growth_without_last_years_figure_is_none_and_never_zero() -> None:
    assert rules.growth(Fraction(5), None) is None
    assert rules.growth(Fraction(5), Fraction(0)) is None
    assert rules.growth(Fraction(11), Fraction(10)) == Fraction(1, 10)


@pytest.mark.parametrize(
    ("done", "grown", "expected"),
    [
        (Fraction(95, 100), None, Light.GREEN),
        (Fraction(9499, 10000), None, Light.YELLOW),
        (Fraction(70, 100), None, Light.YELLOW),
        (Fraction(6999, 10000), None, Light.RED),
        (Fraction(1), Fraction(1, 10), Light.GREEN),
        (Fraction(1), Fraction(0), Light.YELLOW),
        (Fraction(1), Fraction(-1, 100), Light.RED),
        (Fraction(8, 10), Fraction(-1, 100), Light.RED),
        (Fraction(5, 10), Fraction(1), Light.RED),
        (None, Fraction(1), None),
    ],
)
def test_light_is_the_worse_of_pace_and_growth(
    done: Fraction | None, grown: Fraction | None, expected: Light | None
) -> None:
    assert rules.light(done, Fraction(1), grown) is expected


def test_growth_below_plan_is_yellow() -> None:
    limits = rules.Thresholds(planned_growth=Fraction(5, 100))
    assert rules.light(Fraction(1), Fraction(1), Fraction(4, 100), limits) is Light.YELLOW
    assert rules.light(Fraction(1), Fraction(1), Fraction(5, 100), limits) is Light.GREEN


def candidate(code: str, done: int | str, target: int = 100, **more: Fraction) -> Candidate:
    part = Part(FUNDS, 40, Fraction(done), Fraction(target))
    return Candidate(code, UnitGroup.PARK, [part], **more)


def test_score_caps_completion_at_120_percent() -> None:
    assert score_centi(candidate("A", 300)) == 12000
    assert score_centi(candidate("A", 50)) == 5000


def test_more_taken_back_than_done_counts_against_a_unit() -> None:
    parts = [
        Part(FUNDS, 40, Fraction(-50), Fraction(100)),
        Part(Indicator.LANDED_BEIJING, 10, Fraction(5), Fraction(5)),
    ]
    assert score_centi(Candidate("A", UnitGroup.PARK, parts)) == -2000


def test_score_is_weighted_over_indicators_with_a_target() -> None:
    parts = [
        Part(FUNDS, 40, Fraction(100), Fraction(100)),
        Part(Indicator.LANDED_BEIJING, 10, Fraction(0), Fraction(5)),
        Part(Indicator.LANDED_OVER_100M, 15, Fraction(7), Fraction(0)),
    ]
    assert score_centi(Candidate("A", UnitGroup.PARK, parts)) == 8000


def test_bonus_and_penalty_are_at_most_5() -> None:
    assert score_centi(candidate("A", 50, bonus=Fraction(9))) == 5500
    assert score_centi(candidate("A", 50, penalty=Fraction(9))) == 4500


def test_ranks_go_1_2_2_4_on_the_displayed_score() -> None:
    placed = rank([candidate("D", 10), candidate("B", 50), candidate("C", "50.0001"), candidate("A", 90)])
    assert [(p.candidate.code, p.rank) for p in placed] == [("A", 1), ("B", 2), ("C", 2), ("D", 4)]


def test_ties_are_ordered_by_completion_then_funds_then_code() -> None:
    placed = rank(
        [
            candidate("Z", 50, funds_completion=Fraction(1), funds=Fraction(9)),
            candidate("Y", 50, funds_completion=Fraction(1), funds=Fraction(10)),
            candidate("X", 50, funds_completion=Fraction(2), funds=Fraction(1)),
            candidate("B", 50),
            candidate("A", 50),
        ]
    )
    assert [p.candidate.code for p in placed] == ["X", "Y", "Z", "A", "B"]
    assert {p.rank for p in placed} == {1}


def test_a_unit_without_targets_takes_no_part() -> None:
    placed = rank([candidate("A", 50, 0), candidate("B", 10)])
    assert [(p.candidate.code, p.rank, p.score_centi) for p in placed] == [("B", 1, 1000), ("A", None, None)]


@given(st.lists(st.integers(0, 200), min_size=1, max_size=30))
def test_a_rank_is_one_more_than_the_units_above(done: list[int]) -> None:
    placed = rank([candidate(f"U{i:02d}", value) for i, value in enumerate(done)])
    for place in placed:
        assert place.score_centi is not None
        above = sum(1 for other in placed if (other.score_centi or 0) > place.score_centi)
        assert place.rank == above + 1
