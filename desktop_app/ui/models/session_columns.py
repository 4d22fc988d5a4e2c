"""The training schedule as a list and as calendar entries: its columns, what it can be filtered by."""

import datetime as dt

from PySide6.QtCore import QCoreApplication, QLocale

from db.enums import TrainingForm, TrainingState
from desktop_app.documents.model import WRITING_ROOM
from desktop_app.domain.training import hours_text
from desktop_app.queries.training import SessionRow
from desktop_app.ui.formats import NOTHING, date_text
from desktop_app.ui.models.lookups import word, word_choices
from desktop_app.ui.table_model import Column
from desktop_app.ui.widgets.filter_chips import Facet
from desktop_app.ui.widgets.month_calendar import Entry, Mark

MARKS: dict[TrainingState, Mark] = {
    TrainingState.HELD: "done",
    TrainingState.PLANNED: "open",
    TrainingState.CANCELLED: "off",
}


def columns(today: dt.date) -> list[Column]:
    """As data. A planned session whose day has gone is marked: nobody has said yet whether it was held."""
    translate = QCoreApplication.translate

    def late(row: SessionRow) -> bool:
        return row.state is TrainingState.PLANNED and row.day < today

    def late_words(row: SessionRow) -> str:
        return translate("SessionColumns", "The day has gone: was it held?") if late(row) else ""

    return [
        Column("topic", translate("SessionColumns", "Topic"), width=240, fixed=True),
        Column("day", translate("SessionColumns", "Date"), day_words, width=130),
        Column("time", translate("SessionColumns", "Time"), width=96, value=time_words, sortable=False),
        Column("form", translate("SessionColumns", "Form"), word, width=64),
        Column(
            "state",
            translate("SessionColumns", "State"),
            word,
            width=90,
            light=lambda row: "yellow" if late(row) else "",
            tooltip=late_words,
        ),
        Column(
            "attended", translate("SessionColumns", "Signed in"), str, "right", 80, value=people_words, sortable=False
        ),
        Column("hours_centi", translate("SessionColumns", "Hours"), _hours, "right", 64),
        Column("place", translate("SessionColumns", "Place"), width=140),
        Column("teacher", translate("SessionColumns", "Teacher"), width=110),
        Column("unit", translate("SessionColumns", "Organised by"), width=130),
        Column("audience", translate("SessionColumns", "For whom"), width=160, shown=False),
    ]


def people_columns(*, to_sign: bool = False) -> list[Column]:
    """Who is on a session's list; the last column is empty for whoever has not signed, with room `to_sign` by hand."""
    translate, empty = QCoreApplication.translate, WRITING_ROOM if to_sign else ""
    return [
        Column("person", translate("SessionColumns", "Name"), width=140),
        Column("unit", translate("SessionColumns", "Unit"), width=240),
        Column("attended", translate("SessionColumns", "Signed in"), lambda on: "√" if on else empty, "centre", 160),
    ]


def facets() -> list[Facet]:
    """What the list can be filtered by."""
    translate = QCoreApplication.translate
    return [
        Facet("form", translate("SessionColumns", "Form"), word_choices(TrainingForm)),
        Facet("state", translate("SessionColumns", "State"), word_choices(TrainingState)),
    ]


def day_words(day: dt.date) -> str:
    """A day with its name: 2022-03-16 周三."""
    return f"{date_text(day)} {QLocale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)}"


def time_words(row: SessionRow) -> str:
    """From when to when; with the day where it ends on another."""
    begins = row.starts.strftime("%H:%M")
    if row.ends is None:
        return begins
    return f"{begins}–{row.ends.strftime('%H:%M' if row.ends.date() == row.day else '%m-%d %H:%M')}"


def people_words(row: SessionRow) -> str:
    """Signed in of those on the list."""
    return f"{row.attended}/{row.invited}" if row.invited else NOTHING


def entries(rows: list[SessionRow]) -> list[Entry]:
    """Sessions for the month calendar."""
    return [
        Entry(
            row.id,
            row.day,
            f"{row.starts:%H:%M} {row.topic}",
            MARKS[row.state],
            " · ".join(part for part in (word(row.form), word(row.state), row.place, row.teacher) if part),
        )
        for row in rows
    ]


def _hours(centi: int | None) -> str:
    return hours_text(centi) or NOTHING
