"""The facts and the policies of the handbook as tables."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from desktop_app.queries.handbook import FactRow, PolicyRow
from desktop_app.ui.formats import date_text, money_wan
from desktop_app.ui.models.lookups import listed
from desktop_app.ui.table_model import Column

Told = Callable[[FactRow | PolicyRow], str]
"""What is told of a row: its light, or whether it holds."""


def fact_columns(light: Told, standing: Told) -> list[Column]:
    """Figures with their sources."""
    translate = QCoreApplication.translate
    return [
        Column("name", translate("EntryColumns", "Fact"), width=230),
        Column("value", translate("EntryColumns", "Value"), width=120),
        Column("unit", translate("EntryColumns", "Unit of measure"), width=80),
        Column("source", translate("EntryColumns", "Source"), width=230),
        Column("standing", translate("EntryColumns", "Validity"), value=standing, width=150, light=light),
    ]


def policy_columns(light: Told, standing: Told, industries: Mapping[str, str]) -> list[Column]:
    """Policies with whom they are for."""
    translate = QCoreApplication.translate

    def for_whom(row: PolicyRow) -> str:
        return listed(industries.get(code, code) for code in row.industries)

    return [
        Column("name", translate("EntryColumns", "Policy"), width=280),
        Column("level", translate("EntryColumns", "Level"), width=70),
        Column("number", translate("EntryColumns", "Document number"), width=150),
        Column("valid_from", translate("EntryColumns", "From"), date_text, width=90),
        Column("valid_until", translate("EntryColumns", "Until"), date_text, width=90),
        Column("standing", translate("EntryColumns", "Validity"), value=standing, width=140, light=light),
        Column("industries", translate("EntryColumns", "Industries"), value=for_whom, width=160),
        Column(
            "min_investment_fen", translate("EntryColumns", "From an investment of (万元)"), money_wan, "right", 100
        ),
    ]
