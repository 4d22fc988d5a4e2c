"""Which period is offered, and which one is chosen."""

import datetime as dt

import pytest
from pytestqt.qtbot import QtBot

from db.enums import ReportKind
from desktop_app.domain.periods import Month
from desktop_app.ui.dialogs.report_period import ReportPeriod

DAY = dt.date(2026, 11, 26)


def period_on(day: dt.date, month: Month, qtbot: QtBot) -> ReportPeriod:
    period = ReportPeriod(month, lambda: day)
    qtbot.addWidget(period)
    period.set_kind(ReportKind.FORTNIGHTLY)
    return period


@pytest.mark.parametrize(
    ("day", "month", "offered"),
    [
        (DAY, Month(2026, 11), "2026-23"),  # the 24th ends on 29 November
        (dt.date(2026, 11, 29), Month(2026, 11), "2026-24"),
        (dt.date(2026, 11, 30), Month(2026, 11), "2026-24"),
        (dt.date(2026, 1, 5), Month(2026, 1), "2026-01"),  # none is over yet
        (DAY, Month(2022, 12), "2022-27"),
        (DAY, Month(2027, 1), "2027-03"),  # chosen by hand
    ],
)
def test_a_fortnight_that_is_over_is_offered(day: dt.date, month: Month, offered: str, qtbot: QtBot) -> None:
    assert period_on(day, month, qtbot).period == offered


def test_another_year_offers_nothing_that_lies_ahead(qtbot: QtBot) -> None:
    period = period_on(DAY, Month(2022, 12), qtbot)
    with qtbot.waitSignal(period.chosen):
        period.year.setValue(2026)
    assert period.period == "2026-23"
    period.set_kind(ReportKind.MONTHLY)
    assert period.period == "2026-10"
    period.year.setValue(2024)
    assert period.period == "2024-10"


def test_a_fortnight_that_runs_is_there_to_be_chosen(qtbot: QtBot) -> None:
    period = period_on(DAY, Month(2026, 11), qtbot)
    period.fortnight.setCurrentIndex(23)
    assert period.period == "2026-24"
    period.set_period(ReportKind.FORTNIGHTLY, "2026-25")
    assert period.period == "2026-25"
