"""The columns of the investors, and how is said that one was entered twice."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from desktop_app.queries.investor_twins import Why
from desktop_app.queries.investors import InvestorRow
from desktop_app.ui.formats import minute
from desktop_app.ui.models.lookups import listed, word
from desktop_app.ui.table_model import Column


def why_words(why: Why | None) -> str:
    """Why investors are told to be one; "" for those that are not."""
    if why is None:
        return ""
    translate = QCoreApplication.translate
    return {
        "code": translate("Investors", "Same code"),
        "gone": translate("Investors", "Deleted, still in use"),
        "name": translate("Investors", "Same name"),
    }[why]


def investor_columns(why: Mapping[str, Why]) -> list[Column]:
    """In the order of the table; `why` is looked into whenever a row is shown."""
    translate = QCoreApplication.translate

    def light(row: InvestorRow) -> str:
        return {"code": "yellow", "gone": "red", "name": ""}.get(why.get(row.id, "name"), "")

    def former(row: InvestorRow) -> str:
        return listed(row.former)

    return [
        Column("name", translate("Investors", "Name"), width=240, fixed=True, tooltip=lambda row: row.name),
        Column(
            "why",
            translate("Investors", "Entered twice"),
            value=lambda row: why_words(why.get(row.id)),
            width=130,
            light=light,
        ),
        Column("uscc", translate("Investors", "Unified social credit code"), width=170),
        Column("region", translate("Investors", "Region"), width=110),
        Column("ownership", translate("Investors", "Ownership"), value=lambda row: word(row.ownership), width=84),
        Column("projects", translate("Investors", "Projects"), align="right", width=70),
        Column("contacts", translate("Investors", "Contacts"), align="right", width=70),
        Column("unit", translate("Investors", "Unit"), width=120),
        Column("entered_by", translate("Investors", "Entered by"), width=90, shown=False),
        Column("entered_at", translate("Investors", "Entered"), value=lambda row: minute(row.entered_at), width=130),
        Column("former", translate("Investors", "Former names"), value=former, width=160, tooltip=former, shown=False),
    ]
