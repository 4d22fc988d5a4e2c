"""What the rows of a data workbook say about projects, investors and credits, read from the rules alone."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.helpers.counting import Item

Rows = Sequence[Mapping[str, Any]]
Book = Mapping[str, Rows]

YUAN = 10_000
"""元 of one 万元."""


class DistrictRows:
    """The rows of a workbook, and what each of them means."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.investors = {row["投资方名称"]: row for row in self.rows("投资方")}
        self.projects = {row["项目编号"]: row for row in self.rows("项目")}
        self.kept = {number: row for number, row in self.projects.items() if row.get("状态") != "已并入"}
        """A merged project is the double of another; hold and termination take nothing back."""
        self.shares: dict[str, dict[str, Fraction]] = defaultdict(lambda: defaultdict(Fraction))
        for row in self.rows("归属"):
            self.shares[row["项目编号"]][row["单位代码"]] += Fraction(row["比例"]) / 100
        self.partners: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        for row in self.rows("项目投资方"):
            self.partners[row["项目编号"]].append(row)
        self.confirmed = {
            (row["项目编号"], row["阶段"]): row["确认日期"] for row in self.rows("里程碑") if row.get("确认日期")
        }

    def rows(self, sheet: str) -> Rows:
        """The rows of a sheet; none if the workbook has no such sheet."""
        return self.book.get(sheet, ())

    def of_project(self, number: str, unit: str | None, value: Fraction = Fraction(1)) -> list[Item]:
        """What a project's record adds: all of it for the district, the credit share for a unit, nothing for others."""
        share = Fraction(1) if unit is None else self.shares[number].get(unit, Fraction(0))
        return [Item(number, value * share)] if share else []

    def origin(self, number: str, investor: str) -> str:
        """The origin frozen on the project's row of the investor, else the investor's own region."""
        for row in self.partners[number]:
            if row["投资方名称"] == investor and row.get("来源地区划代码"):
                return str(row["来源地区划代码"])
        return str(self.investors[investor].get("注册地区划代码") or "")

    def lead_origin(self, number: str) -> str:
        """The origin of the investor marked as lead; empty if no row is."""
        for row in self.partners[number]:
            if row.get("牵头") == "是":
                return self.origin(number, row["投资方名称"])
        return ""

    def agreed(self, number: str) -> Decimal:
        """元 of the investment and supplement agreements."""
        amounts = (
            row.get("协议金额") or Decimal(0)
            for row in self.rows("协议")
            if row["项目编号"] == number and row["类型"] in ("投资", "补充")
        )
        return sum(amounts, Decimal(0)) * YUAN

    def is_central(self, investor: str) -> bool:
        """央企 itself, or anything above it is."""
        at: str | None = investor
        for _ in range(len(self.investors) + 1):
            row = self.investors.get(at or "")
            if row is None:
                return False
            if row.get("所有制") == "央企":
                return True
            at = row.get("上级投资方")
        return False

    def dated(self, sheet: str, header: str, number: str, last: dt.date) -> bool:
        """A row of the project dated up to this day."""
        return any(
            row["项目编号"] == number and row.get(header) is not None and row[header] <= last
            for row in self.rows(sheet)
        )

    def has_landed(self, number: str, last: dt.date) -> bool:
        """The landing was confirmed by this day."""
        day = self.confirmed.get((number, "落地"))
        return day is not None and day <= last
