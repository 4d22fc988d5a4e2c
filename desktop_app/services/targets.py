"""What the centre does to the yearly targets. Each function is one step in one transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy import select

from db.enums import Indicator
from db.models import Target
from desktop_app.domain.indicators import Measure, measure
from desktop_app.domain.money import LARGEST_FEN
from desktop_app.domain.targets import FULL_RATE, Place, scaled
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from desktop_app.queries import targets as query
from desktop_app.queries import units
from desktop_app.services.office import Actor, Changes, Label, Office, Transaction
from desktop_app.services.rights import require_centre

FIRST_YEAR, LAST_YEAR = 2000, 2100
MOST_PERCENT = 1_000


@dataclass(frozen=True, slots=True)
class TargetInput:
    """A target as entered: money in 分, counts and rates (percent) in thousandths; None takes it away."""

    unit_id: str | None
    indicator: Indicator
    value: int | None


@dataclass(frozen=True, slots=True)
class Copied:
    """How many targets were copied from the year before."""

    count: int
    changes: Changes


def field(unit_id: str | None, indicator: Indicator) -> str:
    """How an error names a cell."""
    return f"{unit_id or ''}.{indicator.value}"


def set_targets(office: Office, actor: Actor, year: int, entered: Sequence[TargetInput]) -> Changes:
    """Set targets of the district and of units in one step; what is not named stays.

    Raises InvalidInput whose fields are `field(…)` of the wrong cells, UserError without the right.
    """
    require_centre(actor)
    _check_year(year)
    _check(entered)
    with office.write(_label(year), actor) as tx:
        _put(tx, year, entered)
    return tx.done()


def copy_year(office: Office, actor: Actor, year: int, percent: Fraction = Fraction(100)) -> Copied:
    """Give the year `percent` of the targets of the year before, where it has none yet; rates stay as they are.

    Only units that take part in the year get one. Money comes out in whole 万元, counts in whole ones. Raises UserError
    when the year before has no targets.
    """
    require_centre(actor)
    _check_year(year)
    if not 0 < percent <= MOST_PERCENT:
        words = QT_TRANSLATE_NOOP("errors", "Enter a percentage above 0 and up to 1000, for instance 108.")
        raise InvalidInput(words, fields={"percent": UserError(words)})
    label = QT_TRANSLATE_NOOP("steps", "Copy the targets of {before} to {year} at {percent} %")
    values = {"before": year - 1, "year": year, "percent": f"{float(percent):g}"}
    with office.write(Label(label, values), actor) as tx:
        before, now = query.stored(tx.session, year - 1), query.stored(tx.session, year)
        if not before:
            raise UserError(QT_TRANSLATE_NOOP("errors", "{year} has no targets to copy."), year=year - 1)
        active = {None, *(unit.id for unit in units.records(tx.session) if unit.is_active_in(year))}
        copied = [
            TargetInput(place.unit_id, place.indicator, scaled(place.indicator, value, percent))
            for place, value in before.items()
            if place not in now and place.unit_id in active
        ]
        _put(tx, year, copied)
    return Copied(len(copied), tx.done())


def _label(year: int) -> Label:
    return Label(QT_TRANSLATE_NOOP("steps", "Set the targets of {year}"), {"year": year})


def _check_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UserError(QT_TRANSLATE_NOOP("errors", "{year} is no year for targets."), year=year)


def _check(entered: Iterable[TargetInput]) -> None:
    wrong: dict[str, UserError] = {}
    for one in entered:
        rate = measure(one.indicator) is Measure.RATE
        if one.value is None:
            continue
        if one.value < 0:
            words = QT_TRANSLATE_NOOP("errors", "A target cannot be less than nothing.")
        elif rate and one.value > FULL_RATE:
            words = QT_TRANSLATE_NOOP("errors", "A rate is at most 100 %.")
        elif one.value > LARGEST_FEN:
            words = QT_TRANSLATE_NOOP("errors", "This is too large for a target.")
        else:
            continue
        wrong[field(one.unit_id, one.indicator)] = UserError(words)
    if wrong:
        raise InvalidInput(QT_TRANSLATE_NOOP("errors", "Some targets cannot be saved as they are."), fields=wrong)


def _put(tx: Transaction, year: int, entered: Iterable[TargetInput]) -> None:
    """Write what differs. Doubles that came with an exchange give way to one row."""
    rows: dict[Place, list[Target]] = {}
    of_year = select(Target).where(Target.year == year, Target.deleted_at.is_(None)).order_by(Target.id)
    for row in tx.session.scalars(of_year):
        rows.setdefault(Place(row.unit_id, row.indicator), []).append(row)
    for one in entered:
        there = rows.get(Place(one.unit_id, one.indicator), [])
        last = there[-1] if there else None
        for double in there[:-1]:
            double.deleted_at = tx.now_ms
        if last is None:
            if one.value is not None:
                tx.session.add(Target(year=year, unit_id=one.unit_id, indicator=one.indicator, value=one.value))
        elif one.value is None:
            last.deleted_at = tx.now_ms
        elif last.value != one.value:
            last.value = one.value
