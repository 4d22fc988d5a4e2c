"""Rules of the office that are data: how a review meeting decides, and who may issue what was checked."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Setting
from desktop_app.domain.review import DIMENSIONS, ReviewRules
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from desktop_app.services.office import Actor, Changes, Label, Office
from desktop_app.services.rights import require_centre

FULL = 100
"""Points of a score card; the limits of the conclusion are on the same scale."""

MOST_JUDGES = 99


def write(office: Office, actor: Actor, review: ReviewRules, *, second_person: bool) -> Changes:
    """Keep the rules for the whole office; what was concluded before stays.

    `second_person`: who checked a bulletin may not issue it. Raises InvalidInput naming every field that cannot be
    (the dimensions, `pass`, `conditional`, `least`, `fewest`, `trimmed`), UserError unless the actor is of the centre.
    """
    require_centre(actor)
    if wrong := mistakes(review):
        raise InvalidInput(QT_TRANSLATE_NOOP("errors", "These rules cannot hold."), fields=wrong)
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Change the office's rules")), actor) as tx:
        _keep(tx.session, "review", as_kept(review))
        _keep(tx.session, "issuing", {"second_person": second_person})
    return tx.done()


def as_kept(rules: ReviewRules) -> dict[str, Any]:
    """The rules as a setting: limits in points, as text where they have decimals."""
    return {
        "maxima": list(rules.maxima),
        "pass": _points(rules.pass_centi),
        "conditional": _points(rules.conditional_centi),
        "least_share": str(rules.least_share),
        "fewest_judges": rules.fewest_judges,
        "trimmed_from": rules.trimmed_from,
    }


def mistakes(rules: ReviewRules) -> dict[str, UserError]:
    """What cannot be, by field."""
    wrong: dict[str, UserError] = {}
    for name, most in zip(DIMENSIONS, rules.maxima, strict=True):
        if not 1 <= most <= FULL:
            wrong[name] = UserError(QT_TRANSLATE_NOOP("errors", "A dimension has from 1 to 100 points."))
    total = sum(rules.maxima)
    if not wrong and total != FULL:
        wrong[DIMENSIONS[-1]] = UserError(
            QT_TRANSLATE_NOOP("errors", "The five dimensions come to {total} points; together they must be 100."),
            total=total,
        )
    full = 100 * FULL
    if not 0 < rules.pass_centi <= full:
        wrong["pass"] = UserError(QT_TRANSLATE_NOOP("errors", "A limit lies above 0 and not above 100 points."))
    elif not 0 < rules.conditional_centi < rules.pass_centi:
        message = QT_TRANSLATE_NOOP("errors", "This limit must lie below the one for passing.")
        wrong["conditional"] = UserError(message)
    if not 0 <= rules.least_share <= 1:
        wrong["least"] = UserError(QT_TRANSLATE_NOOP("errors", "A share lies between 0 and 100 %."))
    if not 1 <= rules.fewest_judges <= MOST_JUDGES:
        wrong["fewest"] = UserError(QT_TRANSLATE_NOOP("errors", "At least one judge, and 99 at most."))
    if not 3 <= rules.trimmed_from <= MOST_JUDGES:
        message = QT_TRANSLATE_NOOP("errors", "With fewer than 3 cards, none would be left: 3 to 99.")
        wrong["trimmed"] = UserError(message)
    return wrong


def _points(centi: int) -> int | str:
    whole, rest = divmod(centi, 100)
    return f"{whole}.{rest:02d}" if rest else whole


def _keep(session: Session, name: str, value: Mapping[str, Any]) -> None:
    row = session.scalars(select(Setting).where(Setting.name == name, Setting.deleted_at.is_(None))).first()
    if row is None:
        row = Setting(name=name)
        session.add(row)
    row.value = json.dumps(value, ensure_ascii=False, sort_keys=True)
