"""The columns of the project list."""

import datetime as dt

from PySide6.QtCore import QCoreApplication

from db.enums import ProjectStatus
from desktop_app.domain.field_words import FIELDS, field_word, kind_word
from desktop_app.queries.projects import ProjectRow
from desktop_app.ui.formats import NOTHING, date_text, money_wan
from desktop_app.ui.models.lookups import Lookups, language, listed, word
from desktop_app.ui.table_model import Column, Editor

LATE_DAYS = 7


def columns(lookups: Lookups, today: dt.date) -> list[Column]:
    """As data; titles carry the unit of money."""
    translate = QCoreApplication.translate

    def due_light(row: ProjectRow) -> str:
        if row.next_step_date is None or row.status is not ProjectStatus.ACTIVE:
            return ""
        days = (row.next_step_date - today).days
        return "red" if days < -LATE_DAYS else "yellow" if days < 0 else ""

    def due_words(row: ProjectRow) -> str:
        light = due_light(row)
        late = (today - row.next_step_date).days if light and row.next_step_date else 0
        return translate("ProjectColumns", "{days} days late").format(days=f"{late:,}") if late else ""

    def due_legend(light: str) -> str:
        some = translate("ProjectColumns", "late by up to {days} days")
        many = translate("ProjectColumns", "late by more than {days} days")
        return (many if light == "red" else some).format(days=LATE_DAYS)

    spoken = language()

    def undecided(row: ProjectRow) -> str:
        return translate("ProjectColumns", "To decide") if row.undecided else ""

    def title(row: ProjectRow) -> str:
        """The name first: in a narrow column the mark before it and the tooltip say the rest."""
        return f"{row.title} · {undecided(row)}" if row.undecided else row.title

    def title_words(row: ProjectRow) -> str:
        names = listed(
            [field_word(name, spoken) if name in FIELDS else kind_word(name, spoken) for name in row.undecided]
        )
        words = translate("ProjectColumns", "Two offices set these differently: {names}. Decide under “USB exchange”.")
        return f"{row.title}\n{words.format(names=names)}" if row.undecided else ""

    def yes(value: object) -> str:
        return translate("ProjectColumns", "yes") if value else NOTHING

    twice = translate("ProjectColumns", "Another project has this number, too: open the record to give it another one.")
    yes_no = [(True, translate("ProjectColumns", "yes")), (False, translate("ProjectColumns", "no"))]
    campaigns = [(c.value, c.label) for c in lookups.tables.get("campaign", ())]
    money = Editor("money")
    return [
        Column(
            "title",
            translate("ProjectColumns", "Project"),
            width=240,
            fixed=True,
            value=title,
            light=lambda row: "yellow" if row.undecided else "",
            tooltip=title_words,
        ),
        Column("stage", translate("ProjectColumns", "Stage"), word, width=72),
        Column("status", translate("ProjectColumns", "State"), word, width=72, shown=False),
        Column("unit", translate("ProjectColumns", "Unit"), width=110),
        Column("investors", translate("ProjectColumns", "Investors"), width=200),
        Column(
            "region_code",
            translate("ProjectColumns", "Origin"),
            lambda c: lookups.name("region", c) or NOTHING,
            width=140,
        ),
        Column(
            "total_investment_fen",
            translate("ProjectColumns", "Total (万元)"),
            money_wan,
            "right",
            110,
            editor=money,
            summed=True,
        ),
        Column(
            "agreement_fen",
            translate("ProjectColumns", "Agreed (万元)"),
            money_wan,
            "right",
            110,
            summed=True,
        ),
        Column(
            "in_place_fen",
            translate("ProjectColumns", "In place (万元)"),
            money_wan,
            "right",
            110,
            summed=True,
        ),
        Column("next_step", translate("ProjectColumns", "Next step"), width=200, editor=Editor()),
        Column(
            "next_step_date",
            translate("ProjectColumns", "Due"),
            date_text,
            width=110,
            editor=Editor("date"),
            light=due_light,
            legend=due_legend,
            tooltip=due_words,
        ),
        Column("handler", translate("ProjectColumns", "Handler"), width=90, editor=Editor()),
        Column(
            "industry_code",
            translate("ProjectColumns", "Industry"),
            lambda c: lookups.name("industry", c) or NOTHING,
            width=150,
        ),
        Column(
            "campaign_code",
            translate("ProjectColumns", "Campaign"),
            lambda c: lookups.name("campaign", c) or NOTHING,
            width=110,
            shown=False,
            editor=Editor("choice", lambda: [("", NOTHING), *campaigns]),
        ),
        Column(
            "is_quality", translate("ProjectColumns", "Quality"), yes, width=64, editor=Editor("choice", lambda: yes_no)
        ),
        Column(
            "fixed_investment_fen",
            translate("ProjectColumns", "Fixed (万元)"),
            money_wan,
            "right",
            110,
            editor=money,
            summed=True,
            shown=False,
        ),
        Column("landing_unit", translate("ProjectColumns", "Landing unit"), width=110, shown=False),
        Column(
            "number",
            translate("ProjectColumns", "Number"),
            width=120,
            light=lambda row: "yellow" if row.number_twice else "",
            legend=lambda _light: translate("ProjectColumns", "another project has this number, too"),
            tooltip=lambda row: twice if row.number_twice else "",
        ),
        Column("entered_on", translate("ProjectColumns", "Entered"), date_text, width=96),
    ]
