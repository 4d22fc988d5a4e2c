"""The rules of the admission review."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.enums import ReviewConclusion
from desktop_app.domain.review import DEFAULT_RULES, DIMENSIONS, Reason, ReviewRules, judge, score_centi

FULL = (20, 15, 15, 10, 40)


def card(total: int) -> tuple[int, ...]:
    """A card of this sum, every dimension at its share of it as nearly as whole points go."""
    points = [most * total // 100 for most in FULL]
    for place, most in enumerate(FULL):
        points[place] += min(most - points[place], total - sum(points))
    assert sum(points) == total
    return tuple(points)


@pytest.mark.parametrize(
    ("score", "conclusion"),
    [
        (100, ReviewConclusion.PASSED),
        (80, ReviewConclusion.PASSED),
        (79, ReviewConclusion.CONDITIONAL),
        (70, ReviewConclusion.CONDITIONAL),
        (69, ReviewConclusion.SUPPLEMENT),
    ],
)
def test_the_limits_belong_to_the_better_side(score: int, conclusion: ReviewConclusion) -> None:
    made = judge([card(score)] * 5, vetoed=False)
    assert (made.conclusion, made.reason, made.score_centi) == (conclusion, Reason.SCORE, score * 100)


def test_a_veto_fails_whatever_the_score_and_however_few_judges() -> None:
    assert judge([FULL] * 5, vetoed=True).conclusion is ReviewConclusion.FAILED
    assert judge([], vetoed=True).reason is Reason.VETO


@pytest.mark.parametrize(("count", "decided"), [(0, False), (4, False), (5, True)])
def test_fewer_than_five_judges_decide_nothing(count: int, decided: bool) -> None:
    made = judge([FULL] * count, vetoed=False)
    assert (made.conclusion is ReviewConclusion.PASSED) is decided
    assert made.judges == count


def test_from_seven_judges_on_the_highest_and_the_lowest_are_dropped() -> None:
    six = [card(n) for n in (60, 80, 80, 80, 80, 100)]
    assert score_centi(six) == 8000
    assert score_centi([card(n) for n in (10, 80, 80, 80, 80, 80, 80)]) == 8000
    assert score_centi([card(n) for n in (10, 80, 80, 80, 80, 80)]) == 6833
    assert score_centi([card(n) for n in (10, 10, 80, 80, 80, 80, 80)]) == 6600


def test_a_weak_dimension_asks_for_more_whatever_the_sum() -> None:
    weak = (20, 15, 15, 5, 40)  # 社会效益 at half
    made = judge([weak] * 5, vetoed=False)
    assert (made.conclusion, made.reason) == (ReviewConclusion.SUPPLEMENT, Reason.WEAK_DIMENSION)
    just = (20, 15, 15, 6, 40)
    assert judge([just] * 5, vetoed=False).conclusion is ReviewConclusion.PASSED
    assert made.means[DIMENSIONS.index("social")] == 5


def test_half_a_hundredth_is_rounded_up() -> None:
    assert score_centi([card(80)] * 2 + [card(81)] * 6) == 8083  # of the middle six: 485 / 6
    assert score_centi([card(n) for n in (80, 81, 81)]) == 8067


def test_the_numbers_are_the_offices() -> None:
    rules = ReviewRules(pass_centi=9000, conditional_centi=8500, fewest_judges=1, least_share=Fraction(9, 10))
    assert judge([card(86)], False, rules).reason is Reason.WEAK_DIMENSION
    assert judge([FULL], False, rules).conclusion is ReviewConclusion.PASSED


points = st.tuples(*(st.integers(0, most) for most in FULL))


@given(st.lists(points, min_size=5, max_size=12))
def test_the_order_of_the_cards_and_one_better_card_never_harm(cards: list[tuple[int, ...]]) -> None:
    score = score_centi(cards)
    assert score_centi(cards[::-1]) == score
    assert 0 <= score <= 10_000
    assert score_centi([FULL, *cards[1:]]) >= score
    assert judge(cards, False).conclusion in set(ReviewConclusion) - {ReviewConclusion.PENDING, ReviewConclusion.FAILED}
    assert sum(DEFAULT_RULES.maxima) == 100
