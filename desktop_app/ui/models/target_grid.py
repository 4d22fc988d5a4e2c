"""The targets of a year as a sheet to write in: what is kept, what was typed over it, and what cannot be read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from db.enums import Indicator
from desktop_app.domain import targets
from desktop_app.domain.indicators import Measure, measure
from desktop_app.domain.targets import Place
from desktop_app.queries.targets import TargetYear
from desktop_app.services.targets import TargetInput
from desktop_app.ui.models.lookups import word
from desktop_app.ui.table_model import Column, Editor

DISTRICT, SUM = "district", "sum"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the sheet: the district, the sum of its units, or a unit by its id."""

    id: str
    name: str
    code: str = ""
    short_name: str = ""

    @property
    def unit_id(self) -> str | None:
        """Whose targets stand here; None is the district."""
        return None if self.id == DISTRICT else self.id


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed into a cell, and what it means; `wrong` when it means nothing."""

    text: str
    value: int | None
    wrong: bool = False


class TargetGrid:
    """`in_yi`: money stands in 亿元, else in 万元."""

    def __init__(self) -> None:
        self.year: TargetYear | None = None
        self.lines: Sequence[Line] = ()
        self.in_yi = True
        self._typed: dict[Place, Typed] = {}
        self._past: list[dict[Place, Typed]] = []

    def show_year(self, year: TargetYear) -> None:
        """Show what is kept for a year; what was typed for the same year stays over it."""
        if self.year is None or self.year.year != year.year:
            self.forget()
        self.year = year
        district = Line(DISTRICT, QCoreApplication.translate("Targets", "Whole district"))
        total = Line(SUM, QCoreApplication.translate("Targets", "Sum of the units"))
        units = [Line(unit.id, unit.name, unit.code, unit.short_name) for unit in year.units]
        self.lines = (district, total, *units)
        self._drop_same()

    def enter(self, line_id: str, indicator: Indicator, text: str) -> None:
        """Type a text into a cell; the sum takes none."""
        if line_id == SUM:
            return
        place = Place(None if line_id == DISTRICT else line_id, indicator)
        try:
            self._typed[place] = Typed(text, targets.read(indicator, text, in_yi=self.in_yi))
        except ValueError:
            self._typed[place] = Typed(text.strip(), None, wrong=True)
        self._drop_same()

    def remember(self) -> None:
        """What is typed next can be taken back by `back`."""
        self._past.append(dict(self._typed))

    def back(self) -> None:
        """As it was when it was last remembered; nothing when there is nothing further back."""
        if self._past:
            self._typed = self._past.pop()
            self._drop_same()

    def forget(self) -> None:
        """Back to what is kept."""
        self._typed, self._past = {}, []

    def text(self, line: Line, indicator: Indicator) -> str:
        """What stands in a cell."""
        if line.id == SUM:
            total = self.total(indicator)
            return targets.written(indicator, total, in_yi=self.in_yi)
        typed = self._typed.get(Place(line.unit_id, indicator))
        if typed is not None and typed.wrong:
            return typed.text
        return targets.written(indicator, self.value(line.unit_id, indicator), in_yi=self.in_yi)

    def value(self, unit_id: str | None, indicator: Indicator) -> int | None:
        """A cell's target as it would be saved."""
        place = Place(unit_id, indicator)
        typed = self._typed.get(place)
        if typed is not None:
            return typed.value
        return self.year.values.get(place) if self.year else None

    def total(self, indicator: Indicator) -> int | None:
        """The units' targets together; None where they do not add up, or where there are none."""
        if not targets.adds_up(indicator):
            return None
        values = [self.value(line.id, indicator) for line in self.lines[2:]]
        given = [value for value in values if value is not None]
        return sum(given) if given else None

    def light(self, line: Line, indicator: Indicator) -> str:
        """Red for what cannot be read; the sum is yellow below the district's target, green from it on."""
        if line.id == SUM:
            district, total = self.value(None, indicator), self.total(indicator)
            if not district or total is None:
                return ""
            return "green" if total >= district else "yellow"
        typed = self._typed.get(Place(line.unit_id, indicator))
        return "red" if typed is not None and typed.wrong else ""

    def remark(self, line: Line, indicator: Indicator) -> str:
        """What is to be said about a cell."""
        light = self.light(line, indicator)
        if light == "red":
            return wrong_words(indicator)
        if light == "yellow":
            gap = (self.value(None, indicator) or 0) - (self.total(indicator) or 0)
            words = QCoreApplication.translate("Targets", "The units together are {gap} below the district's target.")
            return words.format(gap=targets.written(indicator, gap, in_yi=self.in_yi))
        return ""

    def wrong(self) -> list[tuple[Line, Indicator]]:
        """The cells that cannot be read, in the order of the sheet."""
        return [
            (line, indicator)
            for line in self.lines
            for indicator in Indicator
            if line.id != SUM and self.light(line, indicator) == "red"
        ]

    def changed(self) -> list[TargetInput]:
        """What would be saved."""
        return [
            TargetInput(place.unit_id, place.indicator, typed.value)
            for place, typed in self._typed.items()
            if not typed.wrong
        ]

    def draft(self) -> dict[str, str]:
        """What was typed, to be put back later; money is written with its unit."""
        kept: dict[str, str] = {}
        for place, typed in self._typed.items():
            money = measure(place.indicator) is Measure.MONEY and typed.value is not None
            text = targets.written(place.indicator, typed.value, in_yi=self.in_yi) if money else typed.text
            unit = ("亿" if self.in_yi else "万") if money else ""
            kept[f"{place.unit_id or DISTRICT}.{place.indicator.value}"] = text + unit
        return kept

    def take_draft(self, kept: Mapping[str, str]) -> None:
        """Put back what was typed before; units that are gone are passed over."""
        known, indicators = {line.id for line in self.lines}, {indicator.value for indicator in Indicator}
        for name, text in kept.items():
            line_id, _, indicator = name.partition(".")
            if line_id in known and indicator in indicators:
                self.enter(line_id, Indicator(indicator), text)

    def _drop_same(self) -> None:
        """What was typed and is kept already is no change."""
        kept = self.year.values if self.year else {}
        self._typed = {
            place: typed for place, typed in self._typed.items() if typed.wrong or typed.value != kept.get(place)
        }


def wrong_words(indicator: Indicator) -> str:
    """What may stand in a cell."""
    match measure(indicator):
        case Measure.MONEY:
            return QCoreApplication.translate("Targets", "Enter an amount of 0 or more, for instance 12.5 or 3500万.")
        case Measure.COUNT:
            return QCoreApplication.translate("Targets", "Enter a number of 0 or more.")
        case Measure.RATE:
            return QCoreApplication.translate("Targets", "Enter a percentage from 0 to 100.")


def title(indicator: Indicator, *, in_yi: bool) -> str:
    """An indicator with the unit its targets are written in."""
    match measure(indicator):
        case Measure.MONEY:
            unit = (
                QCoreApplication.translate("Targets", "亿元")
                if in_yi
                else QCoreApplication.translate("Targets", "万元")
            )
        case Measure.RATE:
            unit = "%"
        case Measure.COUNT:
            return word(indicator)
    return QCoreApplication.translate("Targets", "{indicator} ({unit})").format(indicator=word(indicator), unit=unit)


def target_columns(grid: TargetGrid) -> list[Column]:
    """The name of the line, then every indicator."""

    def column(indicator: Indicator) -> Column:
        return Column(
            indicator.value,
            title(indicator, in_yi=grid.in_yi),
            align="right",
            width=132,
            value=lambda line: grid.text(line, indicator),
            sortable=False,
            editor=Editor("text"),
            tooltip=lambda line: grid.remark(line, indicator),
            light=lambda line: grid.light(line, indicator),
        )

    name = Column("name", QCoreApplication.translate("Targets", "Unit"), width=190, sortable=False, fixed=True)
    return [name, *(column(indicator) for indicator in Indicator)]


def shown_fields(year: TargetYear, chosen: Iterable[str]) -> list[str]:
    """The columns to show: those the user chose, or those in use; what has a target is never hidden."""
    wanted = list(chosen) or [indicator.value for indicator in year.used]
    filled = {place.indicator.value for place in year.values}
    return ["name", *(i.value for i in Indicator if i.value in wanted or i.value in filled)]
