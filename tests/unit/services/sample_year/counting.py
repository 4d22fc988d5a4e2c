"""What a clerk with a pencil would look up in the rows of the sample, and what holds of the rows of any."""

import re
from collections import defaultdict
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

RESOURCES = Path(__file__).parents[4] / "resources"
FIRST, LAST = date(2022, 1, 1), date(2022, 12, 31)
ORDER = ["线索", "洽谈", "评审", "签约", "落地", "开工", "投产"]
Row = dict[str, Any]


class Count:
    """What a clerk with a pencil would look up."""

    def __init__(self, rows: dict[str, list[Row]]) -> None:
        self.rows = rows
        self.projects = {row["项目编号"]: row for row in rows["项目"]}
        self.investors = {row["投资方名称"]: row for row in rows["投资方"]}
        self.parties: dict[str, list[Row]] = defaultdict(list)
        for row in rows["项目投资方"]:
            self.parties[row["项目编号"]].append(row)
        self.landed = {
            row["项目编号"]
            for row in rows["里程碑"]
            if row["阶段"] == "落地" and row["确认日期"] and FIRST <= row["确认日期"] <= LAST
        }
        self.agreed: dict[str, Decimal] = defaultdict(Decimal)
        for row in rows["协议"]:
            if row["类型"] in {"投资", "补充"}:
                self.agreed[row["项目编号"]] += row["协议金额"]

    def origin(self, party: Row) -> str:
        return str(party["来源地区划代码"] or self.investors[party["投资方名称"]]["注册地区划代码"])

    def lead_origin(self, number: str) -> str:
        (lead,) = [party for party in self.parties[number] if party["牵头"] == "是"]
        return self.origin(lead)

    def quality(self) -> set[str]:
        return {
            number
            for number in self.landed
            if self.projects[number]["类型"] == "新增"
            and self.projects[number]["优质项目"] == "是"
            and not self.lead_origin(number).startswith("12")
        }

    def central(self, name: str) -> bool:
        while name:
            if self.investors[name]["所有制"] == "央企":
                return True
            name = self.investors[name]["上级投资方"]
        return False

    def counted_funds(self) -> list[Row]:
        origins = {
            (number, party["投资方名称"]): self.origin(party)
            for number, parties in self.parties.items()
            for party in parties
        }
        return [
            row
            for row in self.rows["到位资金"]
            if row["状态"] == "确认"
            and row["形式"] in {"货币", "设备实物", "固投支出"}
            and "2022-01" <= row["计入月份"] <= "2022-12"
            and not origins[row["项目编号"], row["投资方名称"]].startswith("12")
            and self.investors[row["投资方名称"]]["所有制"] not in {"外资", "港澳台"}
        ]

    def leads(self) -> set[str]:
        return {
            number
            for number, row in self.projects.items()
            if row["中心线索"] == "是" and FIRST <= row["录入日期"] <= LAST
        }


def by_stage(rows: dict[str, list[Row]], stage: str, column: str = "业务日期") -> dict[str, date]:
    """The days of a stage by project."""
    return {row["项目编号"]: row[column] for row in rows["里程碑"] if row["阶段"] == stage and row[column]}


PHASE = re.compile(r"(.+?)(增资扩产)?(?:（([二三四五六七八九十])期）)?(?:（[^（）]+入园）)?")


def check_phases(rows: dict[str, list[Row]]) -> int:
    """How many projects come after another of their investor; each is behind that one all the way."""
    names = {row["项目编号"]: row["项目名称"] for row in rows["项目"]}
    leads = {row["项目编号"]: row["投资方名称"] for row in rows["项目投资方"] if row["牵头"] == "是"}
    days: dict[str, dict[str, date]] = {stage: by_stage(rows, stage) for stage in ORDER}
    phases: dict[str, list[tuple[date, str, str, str]]] = defaultdict(list)
    for number, name in names.items():
        found = PHASE.fullmatch(name)
        assert found
        phases[found[1]].append((days["线索"][number], found[2] or "", found[3] or "一", number))
    later = 0
    for found_phases in phases.values():
        ordered = sorted(found_phases)
        assert len({leads[number] for *_rest, number in ordered}) == 1
        for more in ("", "增资扩产"):
            numerals = [numeral for _day, kind, numeral, _number in ordered if kind == more]
            assert "".join(numerals) == "一二三四五六七八九十"[: len(numerals)]
        assert len(ordered) == 1 or not ordered[0][1], "what is extended comes before its extension"
        for (*_first, before), (_day, more, _numeral, after) in pairwise(ordered):
            later += 1
            for stage in set(ORDER) - {"评审"}:
                if after in days[stage]:
                    assert days[stage][before] <= days[stage][after]
            assert not more or days["落地"][before] <= days["线索"][after]
    return later
