"""Commands that print figures: `indicators` and `ranking`."""

import argparse
from fractions import Fraction
from typing import Any

from sqlalchemy.orm import Session

from desktop_app.cli.context import Context, Subparsers
from desktop_app.domain import words
from desktop_app.domain.indicators import Measure, measure, percentage
from desktop_app.domain.money import round_half_up, short_text, yuan_text
from desktop_app.domain.periods import YEARS, Month
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput
from desktop_app.queries import indicator_table, indicators, office_settings, ranking, units
from desktop_app.queries.indicator_table import IndicatorRow


def register(commands: Subparsers) -> None:
    """Add the commands."""
    for name, run, help_ in (
        ("indicators", _indicators, "indicators of a month"),
        ("ranking", _ranking, "ranking of the units in a month"),
    ):
        parser = commands.add_parser(name, help=help_)
        parser.add_argument("--year", type=_year, required=True)
        parser.add_argument("--month", type=int, required=True, choices=range(1, 13))
        parser.add_argument("--json", action="store_true")
        parser.set_defaults(run=run)
        if name == "indicators":
            parser.add_argument("--unit", metavar="CODE", help="figures of one unit instead of the whole district")


def _year(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) in YEARS):
        raise argparse.ArgumentTypeError(f"{text} is not a year from {YEARS[0]} to {YEARS[-1]}")
    return int(text)


def _indicators(context: Context, arguments: argparse.Namespace) -> int:
    month = Month(arguments.year, arguments.month)
    with context.office().read() as session:
        unit = _known_unit(session, arguments.unit)
        rows = indicator_table.table(session, month, [unit])
        if arguments.json:
            own_city = office_settings.load(session).own_city
            context.print_json([_indicator_json(session, row, month, own_city) for row in rows])
            return 0
    for row in rows:
        label = words.label(row.indicator, context.language)
        context.print("\t".join((label, _text(row, row.cumulative), _percent(row.completion), row.light or "—")))
    return 0


def _known_unit(session: Session, code: str | None) -> str | None:
    if code is not None and code not in units.codes(session):
        raise InvalidInput(QT_TRANSLATE_NOOP("errors", "There is no unit with the code {code}."), code=code)
    return code


def _indicator_json(session: Session, row: IndicatorRow, month: Month, own_city: str) -> dict[str, Any]:
    counted = indicators.records(session, month, own_city, row.indicator, row.unit)
    return {
        "indicator": row.indicator.value,
        "unit": row.unit,
        "target": _value(row, row.target),
        "month": _value(row, row.month),
        "cumulative": _value(row, row.cumulative),
        "completion": _number(row.completion),
        "pace_gap": _number(row.pace_gap),
        "year_on_year": _number(row.year_on_year),
        "light": row.light.value if row.light else None,
        "records": [record.number for record in counted],
    }


def _value(row: IndicatorRow, value: Fraction | None) -> str | int | float | None:
    """Money in 元 as a decimal string, everything else a number."""
    if value is not None and measure(row.indicator) is Measure.MONEY:
        return yuan_text(value)
    return _number(value)


def _number(value: Fraction | None) -> int | float | None:
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else float(round_half_up(value, 8))


def _text(row: IndicatorRow, value: Fraction | None) -> str:
    if value is None:
        return "—"
    match measure(row.indicator):
        case Measure.MONEY:
            return short_text(value)
        case Measure.RATE:
            return _percent(value)
        case Measure.COUNT:
            return f"{round_half_up(value, 2).normalize():f}"


def _percent(value: Fraction | None) -> str:
    return "—" if value is None else f"{percentage(value)} %"


def _ranking(context: Context, arguments: argparse.Namespace) -> int:
    with context.office().read() as session:
        lines = ranking.table(session, Month(arguments.year, arguments.month))
    if arguments.json:
        context.print_json(
            [
                {
                    "group": line.group.value,
                    "unit": line.code,
                    "score": None if line.score_centi is None else line.score_centi / 100,
                    "rank": line.rank,
                    "previous_rank": line.previous_rank,
                    "light": line.light.value if line.light else None,
                    "parts": [
                        {
                            "indicator": part.indicator.value,
                            "weight": part.weight,
                            "completion": _number(part.done / part.target),
                            "capped": _number(part.capped),
                        }
                        for part in line.parts
                    ],
                }
                for line in lines
            ]
        )
        return 0
    for line in lines:
        score = "—" if line.score_centi is None else f"{line.score_centi / 100:.2f}"
        group = words.label(line.group, context.language)
        context.print("\t".join((group, str(line.rank or "—"), line.code, line.name, score)))
    return 0
