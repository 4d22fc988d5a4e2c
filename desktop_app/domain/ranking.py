"""The monthly ranking of the units."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from db.enums import Indicator, UnitGroup
from desktop_app.domain.money import round_half_up

CAP = Fraction(12, 10)
"""Completion beyond 120 % earns nothing more."""

_TERRITORIAL = {
    Indicator.OUTSIDE_FUNDS_IN_PLACE: 40,
    Indicator.LANDED_QUALITY_PROJECTS: 15,
    Indicator.LANDED_OVER_100M: 15,
    Indicator.LANDED_BEIJING: 10,
    Indicator.SIGNED_TO_LANDED_RATE: 10,
    Indicator.UPDATE_TIMELINESS_RATE: 10,
}
DEFAULT_WEIGHTS: Mapping[UnitGroup, Mapping[Indicator, int]] = {
    UnitGroup.PARK: _TERRITORIAL,
    UnitGroup.SUBDISTRICT: _TERRITORIAL,
    UnitGroup.BUREAU: {
        Indicator.LEADS_ACCEPTED: 40,
        Indicator.REFERRALS_MADE: 20,
        Indicator.LANDINGS_CONTRIBUTED: 20,
        Indicator.TASKS_CLOSED: 10,
        Indicator.UPDATE_TIMELINESS_RATE: 10,
    },
}
"""[default] weights; an office's own stand in its settings."""


@dataclass(frozen=True, slots=True)
class Part:
    """One indicator's part of a score: weight, done and target in the indicator's own measure."""

    indicator: Indicator
    weight: int
    done: Fraction
    target: Fraction

    @property
    def capped(self) -> Fraction:
        """Completion, at most 1.2; below zero where reversals outweigh what was done."""
        return min(self.done / self.target, CAP)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit in the ranking. `points` are bonus less penalty; ties are ordered by the last two, then the code."""

    code: str
    group: UnitGroup
    parts: Sequence[Part]
    bonus: Fraction = Fraction(0)
    penalty: Fraction = Fraction(0)
    funds_completion: Fraction = Fraction(0)
    funds: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Placed:
    """A unit's place: score in hundredths of a point; None for both = 不参评 (no targets)."""

    candidate: Candidate
    score_centi: int | None
    rank: int | None


def score_centi(candidate: Candidate) -> int | None:
    """100 · Σ w·min(done/target, 1.2) / Σ w + bonus − penalty (each at most 5), in hundredths, half-up."""
    parts = [part for part in candidate.parts if part.target > 0 and part.weight > 0]
    if not parts:
        return None
    weight = sum(part.weight for part in parts)
    base = 100 * sum((part.weight * part.capped for part in parts), Fraction(0)) / weight
    total = base + min(candidate.bonus, Fraction(5)) - min(candidate.penalty, Fraction(5))
    return int(round_half_up(total * 100))


def rank(candidates: Sequence[Candidate]) -> list[Placed]:
    """Places inside each group on the displayed score as 1, 2, 2, 4; units without targets last, unplaced."""
    placed: list[Placed] = []
    for group in UnitGroup:
        scored = [(score_centi(c), c) for c in candidates if c.group is group]
        ranked = sorted(
            ((score, c) for score, c in scored if score is not None),
            key=lambda pair: (-pair[0], -pair[1].funds_completion, -pair[1].funds, pair[1].code),
        )
        scores = [score for score, _ in ranked]
        placed += [Placed(c, score, scores.index(score) + 1) for score, c in ranked]
        placed += [Placed(c, None, None) for score, c in sorted(scored, key=lambda pair: pair[1].code) if score is None]
    return placed
