"""The parts of a project's record as tables: its contacts, the ledger of its money, and what was promised."""

from PySide6.QtCore import QCoreApplication

from db.enums import FundState
from desktop_app.queries.project_parts import FundLine
from desktop_app.ui.formats import NOTHING, date_text, money_wan
from desktop_app.ui.models.lookups import Lookups, word
from desktop_app.ui.table_model import Column


def activity_columns() -> list[Column]:
    """Contacts, each with the step that follows."""
    translate = QCoreApplication.translate
    return [
        Column("held_on", translate("RecordColumns", "Date"), date_text, width=90),
        Column("kind", translate("RecordColumns", "Kind"), word, width=70),
        Column("text", translate("RecordColumns", "Text"), width=320),
        Column("people", translate("RecordColumns", "People"), width=130),
        Column("next_step", translate("RecordColumns", "Next step"), width=180),
        Column("next_step_date", translate("RecordColumns", "Its date"), date_text, width=90),
        Column("by", translate("RecordColumns", "Entered by"), width=80),
    ]


def fund_columns(lookups: Lookups) -> list[Column]:
    """The ledger; what is confirmed adds up to what is in place, for reversals are negative."""
    translate = QCoreApplication.translate
    return [
        Column("arrived_on", translate("RecordColumns", "Arrived"), date_text, width=90),
        Column("investor", translate("RecordColumns", "Investor"), width=220),
        Column("amount_fen", translate("RecordColumns", "Amount (万元)"), money_wan, "right", 100),
        Column(
            "confirmed",
            translate("RecordColumns", "Confirmed (万元)"),
            money_wan,
            "right",
            100,
            value=lambda entry: entry.amount_fen if entry.state is FundState.CONFIRMED else None,
            summed=True,
        ),
        Column("form_code", translate("RecordColumns", "Form"), lambda code: lookups.name("fund_form", code), width=80),
        Column("evidence", translate("RecordColumns", "Evidence"), width=160),
        Column("state", translate("RecordColumns", "State"), width=70, value=fund_state),
        Column("count_month", translate("RecordColumns", "Counts in"), width=80),
        Column("note", translate("RecordColumns", "Note"), width=140),
    ]


def fund_state(entry: FundLine) -> str:
    """What reversals have taken back says so in place of being confirmed."""
    return QCoreApplication.translate("RecordColumns", "Reversed") if entry.reversed else word(entry.state)


def commitment_columns() -> list[Column]:
    """Promises of both sides."""
    translate = QCoreApplication.translate
    return [
        Column("side", translate("RecordColumns", "Side"), word, width=70),
        Column("clause", translate("RecordColumns", "Clause"), width=340),
        Column("amount_fen", translate("RecordColumns", "Amount (万元)"), money_wan, "right", 100),
        Column("paid_fen", translate("RecordColumns", "Paid (万元)"), _paid, "right", 100),
        Column("due_on", translate("RecordColumns", "Due"), date_text, width=90),
        Column("state", translate("RecordColumns", "State"), word, width=80),
        Column("fulfilled_on", translate("RecordColumns", "Fulfilled on"), date_text, width=90),
    ]


def _paid(fen: int | None) -> str:
    return money_wan(fen) if fen else NOTHING
