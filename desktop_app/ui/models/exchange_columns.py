"""The columns of the tables of the exchange."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.field_words import field_word, kind_word
from desktop_app.queries.audit import FieldChange
from desktop_app.sync.overview import FileRow, OfficeRow
from desktop_app.sync.preview import PreviewRow
from desktop_app.ui.formats import NOTHING, minute, plain_text
from desktop_app.ui.models.change_words import difference_words, kind_light, kind_words, value_text
from desktop_app.ui.models.exchange_words import file_words, short_day
from desktop_app.ui.models.handed_words import handed_words
from desktop_app.ui.models.lookups import language
from desktop_app.ui.models.office_words import standing_light, standing_tip, standing_words, waits_tip, waits_words
from desktop_app.ui.models.value_words import UNREAD, title_words, value_words
from desktop_app.ui.table_model import Column


def looked_columns(left_out: Collection[str]) -> list[Column]:
    """A preview, record by record; `left_out` are the ids of those that are to stay as they are."""
    translate = QCoreApplication.translate
    spoken = language()

    def named(one: PreviewRow, field: str, value: str) -> str:
        word = field_word(field, spoken, one.table)
        return translate("Exchange", "{field}: {value}").format(field=word, value=value)

    def changed(one: PreviewRow, change: FieldChange) -> str:
        if change.field in UNREAD:
            return named(one, change.field, translate("Exchange", "changed"))
        before, after = value_text(change.field, change.before), value_text(change.field, change.after)
        return named(one, change.field, f"{before} → {after}")

    def lines(one: PreviewRow) -> list[str]:
        handed = [handed_words(one.handed)] if one.handed is not None else []
        differences = [difference_words(one.table, difference) for difference in one.differences]
        facts = [] if handed else [named(one, name, value_words(name, value)) for name, value in one.facts]
        return [*handed, *differences, *facts, *(changed(one, change) for change in one.changes)]

    def fields(one: PreviewRow) -> str:
        return translate("Exchange", "; ").join(lines(one))

    def title(one: PreviewRow) -> str:
        return title_words(one.table, one.title)

    def kind(one: PreviewRow) -> str:
        return translate("Exchange", "Left out") if one.id in left_out else kind_words(one.kind)

    return [
        Column(
            "kind", translate("Exchange", "What"), value=kind, width=120, fixed=True,
            light=lambda one: "" if one.id in left_out else kind_light(one.kind),
        ),
        Column("table", translate("Exchange", "Record"), value=lambda one: kind_word(one.table, spoken), width=130),
        Column(
            "title", translate("Exchange", "Name"), plain_text, value=title, width=380, both_ends=True, tooltip=title
        ),
        Column("sender", translate("Exchange", "From"), width=150),
        Column("fields", translate("Exchange", "Changes"), plain_text, value=fields, width=320,
               tooltip=lambda one: "\n".join(lines(one))),
    ]  # fmt: skip


Today = Callable[[], dt.date]
"""Asked whenever a day is said: a window may stay open over night."""


def on_paper(shown: Iterable[Column], columns: Callable[[Today], Iterable[Column]]) -> list[Column]:
    """The columns that are shown, as they are printed: on paper no day is today."""
    dated = {column.field: column for column in columns(lambda: dt.date.min)}
    return [dated[column.field] for column in shown]


def office_columns(today: Today) -> list[Column]:
    """What every office was told and has confirmed."""
    translate = QCoreApplication.translate

    def dated(field: str, title: str) -> Column:
        def exactly(row: OfficeRow) -> str:
            at_ms = getattr(row, field)
            return minute(at_ms) if at_ms else ""

        return Column(field, title, lambda at_ms: short_day(at_ms, today()), width=80, tooltip=exactly)

    return [
        Column("name", translate("Exchange", "Office"), width=130, fixed=True),
        Column(
            "standing", translate("Exchange", "State"), value=standing_words, width=150, light=standing_light,
            tooltip=standing_tip,
        ),
        Column(
            "unsent", translate("Exchange", "To send"), align="right", width=70,
            value=lambda row: waits_words(row.records_unsent, row.unsent, row.more_unsent),
            tooltip=lambda row: waits_tip(row.records_unsent, row.unsent, row.more_unsent),
        ),
        Column(
            "unacknowledged", translate("Exchange", "Unconfirmed"), align="right", width=70,
            value=lambda row: waits_words(row.records_unacknowledged, row.unacknowledged),
            tooltip=lambda row: waits_tip(row.records_unacknowledged, row.unacknowledged),
        ),
        dated("acknowledged_ms", translate("Exchange", "Confirmed")),
        dated("told_ms", translate("Exchange", "Written")),
        dated("heard_ms", translate("Exchange", "Taken in")),
        dated("made_ms", translate("Exchange", "Made there")),
        Column("code", translate("Exchange", "Code"), width=56),
    ]  # fmt: skip


def file_columns(today: Today) -> list[Column]:
    """The packages written and read here."""
    translate = QCoreApplication.translate

    def way(row: FileRow) -> str:
        return translate("Exchange", "Written for") if row.sent else translate("Exchange", "Taken from")

    def words(row: FileRow) -> str:
        return file_words(row, today())

    def name(row: FileRow) -> str:
        known = row.sent or row.state == "taken"  # a copy that was put aside has its package's name, which says nothing
        return row.name if known else ""

    return [
        Column("at_ms", translate("Exchange", "When"), lambda at: minute(at), width=130, fixed=True),
        Column("way", translate("Exchange", "Direction"), value=way, width=110),
        Column("unit", translate("Exchange", "Office"), width=170),
        Column("made_ms", translate("Exchange", "Made"), lambda at: minute(at) if at else NOTHING, width=130),
        Column("name", translate("Exchange", "File"), plain_text, value=name, width=230, tooltip=name),
        Column("what", translate("Exchange", "What came of it"), value=words, width=380, tooltip=words),
    ]
