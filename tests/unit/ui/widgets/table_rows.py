"""A table with a column of every kind, for tests of tables."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.ui.formats import date_text, money_wan
from desktop_app.ui.table_model import CellEdit, Column, Editor


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    name: str
    total_fen: int | None
    stage: str
    due: dt.date | None
    light: str = ""


STAGES = [("lead", "线索"), ("signed", "签约")]
COLUMNS = (
    Column("name", "Name", fixed=True, width=160, editor=Editor()),
    Column("total_fen", "Total (万元)", money_wan, align="right", editor=Editor("money"), summed=True),
    Column("stage", "Stage", dict(STAGES).__getitem__, editor=Editor("choice", lambda: STAGES)),
    Column("due", "Due", date_text, editor=Editor("date")),
    Column("light", "Light", light=lambda r: r.light),
    Column("id", "Number", shown=False),
)
ROWS = [
    Row("1", "国能智深华北总部项目", 500_000_000, "lead", dt.date(2022, 3, 15), "green"),
    Row("2", "重庆某企业", None, "signed", None, "yellow"),
    Row("3", "丙", 1_000_000, "lead", None, "red"),
]


class Saved(list[CellEdit]):
    def __call__(self, edits: Sequence[CellEdit]) -> None:
        self.extend(edits)
