"""Office-wide settings that rules depend on, with their defaults."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.enums import Indicator, UnitGroup
from db.models import Setting, Unit
from desktop_app.domain import office_names
from desktop_app.domain.indicators import Thresholds
from desktop_app.domain.ranking import DEFAULT_WEIGHTS
from desktop_app.domain.review import DEFAULT_RULES, ReviewRules
from desktop_app.queries import local

DEFAULT_OWN_CITY = "12"


@dataclass(frozen=True, slots=True)
class OfficeSettings:
    """`own_city`: prefix of the GB/T 2260 codes that are not "outside". Weights are per group and indicator.

    `office_name` is the name of the centre's unit, as papers are signed with it. `second_person`: who checked a
    bulletin may not issue it.
    """

    own_city: str = DEFAULT_OWN_CITY
    office_name: str = office_names.NAMELESS
    thresholds: Thresholds = field(default_factory=Thresholds)
    weights: Mapping[UnitGroup, Mapping[Indicator, int]] = field(default_factory=lambda: DEFAULT_WEIGHTS)
    review: ReviewRules = DEFAULT_RULES
    second_person: bool = False

    @property
    def district_name(self) -> str:
        """The district as the office's name tells it; "" where it tells none."""
        return office_names.district_of(self.office_name)

    @property
    def office_short(self) -> str:
        """What the office calls itself within its district: 合作交流办 of 东丽区合作交流办."""
        return office_names.within_district(self.office_name)


def load(session: Session) -> OfficeSettings:
    """The office's settings; what it has not set is the default."""
    rows = session.execute(select(Setting.name, Setting.value).where(Setting.deleted_at.is_(None)))
    stored = {name: json.loads(value) for name, value in rows}
    defaults = OfficeSettings()
    limits = stored.get("thresholds", {})
    weights = {
        UnitGroup(group): {Indicator(name): int(weight) for name, weight in parts.items()}
        for group, parts in stored.get("weights", {}).items()
    }
    return OfficeSettings(
        own_city=str(stored.get("own_city", defaults.own_city)),
        office_name=_office_name(session),
        thresholds=Thresholds(
            *(
                Fraction(str(limits.get(name, getattr(defaults.thresholds, name))))
                for name in ("green_pace", "yellow_pace", "planned_growth")
            )
        ),
        weights={**DEFAULT_WEIGHTS, **weights},
        review=_review_rules(stored.get("review", {})),
        second_person=bool(stored.get("issuing", {}).get("second_person", False)),
    )


def _office_name(session: Session) -> str:
    """The centre's unit as it is called today, on the centre's own machine this one; before it is known, the unit."""
    own = local.unit_code(session)
    centres = select(Unit.code, Unit.name).where(Unit.is_centre, Unit.deleted_at.is_(None), Unit.active_to.is_(None))
    names = {row.code: row.name for row in session.execute(centres.order_by(Unit.sort_order, Unit.code))}
    return names.get(own) or next(iter(names.values()), "") or local.unit_name(session) or office_names.NAMELESS


def _review_rules(kept: Mapping[str, Any]) -> ReviewRules:
    """The office's own numbers of the review: limits in points, `maxima` in the order of the dimensions."""
    own = DEFAULT_RULES
    return ReviewRules(
        maxima=tuple(int(most) for most in kept.get("maxima", own.maxima)),
        pass_centi=int(Fraction(str(kept.get("pass", Fraction(own.pass_centi, 100)))) * 100),
        conditional_centi=int(Fraction(str(kept.get("conditional", Fraction(own.conditional_centi, 100)))) * 100),
        least_share=Fraction(str(kept.get("least_share", own.least_share))),
        fewest_judges=int(kept.get("fewest_judges", own.fewest_judges)),
        trimmed_from=int(kept.get("trimmed_from", own.trimmed_from)),
    )
