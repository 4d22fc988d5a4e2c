"""The columns of a comparison of two months, and of what one project counts in them."""

from collections.abc import Callable
from fractions import Fraction

from PySide6.QtCore import QCoreApplication

from desktop_app.documents import wording
from desktop_app.domain.indicators import Measure
from desktop_app.domain.money import FEN_PER_WAN, round_half_up
from desktop_app.domain.periods import Month
from desktop_app.ui.formats import NOTHING, date_text
from desktop_app.ui.table_model import Column


def difference_columns(month: Month, kind: Measure) -> list[Column]:
    """What each project gave to the month before, to this one, and the difference with its sign."""
    translate = QCoreApplication.translate
    figure = _wan if kind is Measure.MONEY else wording.count

    def text(value: Fraction) -> str:
        return figure(value) if value else NOTHING

    def column(field: str, title: str, write: Callable[[Fraction], str]) -> Column:
        if kind is Measure.MONEY:
            title = translate("Differences", "{title} (万元)").format(title=title)
        return Column(field, title, write, align="right", width=140, summed=True)

    def signed(value: Fraction) -> str:
        return f"+{figure(value)}" if value > 0 else text(value)

    return [
        Column("title", translate("Differences", "Project or record"), width=320, fixed=True),
        column("before", str(month.plus(-1)), text),
        column("now", str(month), text),
        column("change", translate("Differences", "Difference"), signed),
        Column("records", translate("Differences", "Entries"), align="right", width=80),
    ]


def counted_columns() -> list[Column]:
    """The payments of one project, with what each of them counts for."""
    translate = QCoreApplication.translate
    return [
        Column("month", translate("Differences", "Counted in"), str, width=90),
        Column("day", translate("Differences", "Day"), date_text, width=100),
        Column("who", translate("Differences", "Investor"), width=300, fixed=True),
        Column("number", translate("Differences", "Evidence or batch"), width=200),
        Column("value", translate("Differences", "Amount counted (万元)"), _wan, align="right", width=140, summed=True),
    ]


def _wan(value: Fraction) -> str:
    return f"{round_half_up(value / FEN_PER_WAN, 2):,}"
