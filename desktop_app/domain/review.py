"""项目评审: from the judges' cards to score and conclusion, after the district's rules; the numbers are [default]."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from db.enums import ReviewConclusion
from desktop_app.domain.money import round_half_up

DIMENSIONS = ("industry", "direction", "environment", "social", "economic")
"""The columns of a score card: 产业类型, 发展方向, 环保要求, 社会效益, 经济效益."""


@dataclass(frozen=True, slots=True)
class ReviewRules:
    """[default] most points per dimension, limits in hundredths of a point, and how many judges there must be.

    From `trimmed_from` judges on, the highest and the lowest card are dropped. A dimension whose mean is below
    `least_share` of its most points asks for more material, whatever the sum.
    """

    maxima: tuple[int, ...] = (20, 15, 15, 10, 40)
    pass_centi: int = 8000
    conditional_centi: int = 7000
    least_share: Fraction = Fraction(3, 5)
    fewest_judges: int = 5
    trimmed_from: int = 7


DEFAULT_RULES = ReviewRules()


class Reason(StrEnum):
    """What decided."""

    VETO = "veto"
    TOO_FEW = "too_few"
    WEAK_DIMENSION = "weak_dimension"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class Judgement:
    """`score_centi` in hundredths of a point, half-up (None: no card); `means` of all cards per dimension."""

    conclusion: ReviewConclusion
    reason: Reason
    score_centi: int | None = None
    means: tuple[Fraction, ...] = ()
    judges: int = 0


def judge(cards: Sequence[Sequence[int]], vetoed: bool, rules: ReviewRules = DEFAULT_RULES) -> Judgement:
    """The outcome of the cards of judges who were not recused; points in the order of DIMENSIONS."""
    means = tuple(Fraction(sum(points), len(cards)) for points in zip(*cards, strict=True)) if cards else ()
    score = score_centi(cards, rules) if cards else None

    def found(conclusion: ReviewConclusion, reason: Reason) -> Judgement:
        return Judgement(conclusion, reason, score, means, len(cards))

    if vetoed:
        return found(ReviewConclusion.FAILED, Reason.VETO)
    if score is None or len(cards) < rules.fewest_judges:
        return found(ReviewConclusion.PENDING, Reason.TOO_FEW)
    if any(mean < rules.least_share * most for mean, most in zip(means, rules.maxima, strict=True)):
        return found(ReviewConclusion.SUPPLEMENT, Reason.WEAK_DIMENSION)
    if score >= rules.pass_centi:
        return found(ReviewConclusion.PASSED, Reason.SCORE)
    passed = score >= rules.conditional_centi
    return found(ReviewConclusion.CONDITIONAL if passed else ReviewConclusion.SUPPLEMENT, Reason.SCORE)


def score_centi(cards: Sequence[Sequence[int]], rules: ReviewRules = DEFAULT_RULES) -> int:
    """The mean of the cards in hundredths of a point, without the highest and the lowest where there are enough."""
    totals = sorted(sum(points) for points in cards)
    if len(totals) >= rules.trimmed_from:
        totals = totals[1:-1]
    return int(round_half_up(Fraction(100 * sum(totals), len(totals)), 0))
