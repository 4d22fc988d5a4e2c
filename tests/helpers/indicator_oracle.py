"""The indicators once more: straight from the rows of a data workbook, in plain Python, without a database.

Written from the rules alone, so that a mistake in the SQL cannot hide in it. Slow and literal on purpose. Cells are as
tests/helpers/unseen_workbook.py writes them: dates as `date`, money as Decimal 万元, months `2022-03`, 是/否.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from tests.helpers.counting import Item, Period, Ratio, is_outside, light, month_of, total
from tests.helpers.district_rows import YUAN, DistrictRows

COUNTABLE = {"货币", "设备实物", "固投支出"}
NOT_DOMESTIC = {"外资", "港澳台"}
ACTIVITY_KINDS = {"出访", "接待", "签约", "推介", "走访"}

MONEY = {"outside_funds_in_place", "beijing_agreement_amount"}
RATES = {"signed_to_landed_rate", "update_timeliness_rate", "commitment_fulfilment_rate"}
INDICATORS = (
    "outside_funds_in_place", "landed_quality_projects", "landed_over_100m", "landed_beijing",
    "beijing_agreement_amount", "landed_central_soe", "leads_sourced", "leads_referred", "leads_assisted",
    "leads_landed", "signed_to_landed_rate", "update_timeliness_rate", "commitment_fulfilment_rate", "activities",
    "review_meetings", "trainings_online", "trainings_offline", "training_attendances",
)  # fmt: skip


@dataclass(frozen=True)
class Figure:
    """An indicator's line. Money in 元, rates as fractions of one."""

    target: Fraction | None
    month: Fraction | None
    cumulative: Fraction | None
    completion: Fraction | None
    pace_gap: Fraction | None
    light: str | None
    records: list[str]


class District(DistrictRows):
    """Every indicator: what it counts in a period, and its line."""

    def funds(self, period: Period, unit: str | None) -> list[Item]:
        """Confirmed countable money of domestic investors from outside the city, by count month."""
        found = []
        for row in self.rows("到位资金"):
            month = row.get("计入月份")
            if row.get("状态") != "确认" or row.get("形式") not in COUNTABLE or not month:
                continue
            if not period.holds(dt.date.fromisoformat(f"{month}-01")):
                continue
            investor = row["投资方名称"]
            origin = self.origin(row["项目编号"], investor)
            if not is_outside(origin) or self.investors[investor].get("所有制") in NOT_DOMESTIC:
                continue
            items = self.of_project(row["项目编号"], unit, Fraction(row["到位金额"]) * YUAN)
            found += [Item(row.get("凭证编号") or item.number, item.value) for item in items]
        return found

    def landed(self, period: Period, unit: str | None, also: Callable[[str], bool]) -> list[Item]:
        """Projects whose landing was confirmed in the period and that meet a condition."""
        return [
            item
            for number in self.kept
            if period.holds(self.confirmed.get((number, "落地"))) and also(number)
            for item in self.of_project(number, unit)
        ]

    def is_quality(self, number: str) -> bool:
        """新增, from outside, 优质."""
        project = self.projects[number]
        return (
            project.get("类型", "新增") == "新增"
            and project.get("优质项目") == "是"
            and is_outside(self.lead_origin(number))
        )

    def has_central(self, number: str) -> bool:
        """Any investor 央企, itself or through the parent tree; neither 新增 nor 优质 nor the origin is asked."""
        return any(self.is_central(row["投资方名称"]) for row in self.partners[number])

    def recognised(self, period: Period, unit: str | None) -> list[Item]:
        """Amounts by the date of recognition."""
        found = []
        for row in self.rows("北京认定"):
            if period.holds(row.get("认定日期")):
                found += self.of_project(row["项目编号"], unit, Fraction(row["认定金额"]) * YUAN)
        return found

    def leads(self, period: Period, unit: str | None, also: Callable[[str], bool]) -> list[Item]:
        """The centre's own leads that were created in the period."""
        return [
            item
            for number, row in self.kept.items()
            if row.get("中心线索") == "是" and period.holds(row.get("录入日期")) and also(number)
            for item in self.of_project(number, unit)
        ]

    def signed_and_landed(self, period: Period, unit: str | None) -> Ratio:
        """Of the projects signed within the twelve months that end with the period, those landed by its end."""
        last = period.last
        year = Period(Period.months(last.year - (last.month != 12), last.month % 12 + 1, 12).first, last)
        signed = [number for number in self.kept if year.holds(self.confirmed.get((number, "签约")))]
        landed = [number for number in signed if self.has_landed(number, last)]
        return Ratio(*([i for n in numbers for i in self.of_project(n, unit)] for numbers in (landed, signed)))

    def commitments(self, period: Period, unit: str | None) -> Ratio:
        """Of the government's promises that fell due in the period, those kept."""
        due = [
            row
            for row in self.rows("承诺")
            if row["方向"] == "政府" and period.holds(row.get("到期日")) and row.get("状态") != "已解除"
            if unit is None or row.get("责任单位代码") == unit
        ]
        kept = [row for row in due if row.get("状态") == "已兑现"]
        return Ratio(*([Item(row["项目编号"], Fraction(1)) for row in rows] for rows in (kept, due)))

    def updates(self, period: Period, unit: str | None) -> Ratio:
        """One update is due in each full month that a project is active: after its entry, before its production."""
        due, made = [], []
        for number, row in self.projects.items():
            owner = row.get("落地单位代码") or row.get("首报单位代码")
            if row.get("状态", "正常") != "正常" or unit not in (None, owner):
                continue
            ended = [m["业务日期"] for m in self.rows("里程碑") if m["项目编号"] == number and m["阶段"] == "投产"]
            updated = {month_of(a["日期"]) for a in self.rows("活动") if number in a.get("项目编号", "").split("、")}
            for month in range(month_of(period.first), month_of(period.last) + 1):
                if month_of(row["录入日期"]) < month and all(month < month_of(day) for day in ended):
                    due.append(Item(number, Fraction(1)))
                    made += [due[-1]] if month in updated else []
        return Ratio(made, due)

    def activities(self, period: Period, unit: str | None) -> list[Item]:
        """Confirmed activities by their day."""
        return [
            Item("", Fraction(1))
            for row in self.rows("活动")
            if row.get("确认") == "是" and row["类型"] in ACTIVITY_KINDS and period.holds(row["日期"])
            if unit is None or row.get("单位代码") == unit
        ]

    def trainings(self, period: Period, unit: str | None, form: str) -> list[Item]:
        """Sessions that were held."""
        return [
            Item("", Fraction(1))
            for row in self.rows("培训")
            if row["形式"] == form and row.get("状态") == "已举办" and period.holds(row["开始时间"].date())
            if unit is None or row.get("组织单位代码") == unit
        ]

    def attendances(self, period: Period, unit: str | None) -> list[Item]:
        """Persons who signed in at a session that was held."""
        held = {(row["主题"], row["开始时间"]) for row in self.rows("培训") if row.get("状态") == "已举办"}
        return [
            Item("", Fraction(1))
            for row in self.rows("培训签到")
            if row.get("签到") == "是" and (row["主题"], row["开始时间"]) in held
            if period.holds(row["开始时间"].date()) and (unit is None or row.get("单位代码") == unit)
        ]

    def accepted(self, period: Period, unit: str | None) -> list[Item]:
        """A unit's own leads of the period that have moved on or that another unit has taken over."""
        return [
            Item(number, Fraction(1))
            for number, row in self.kept.items()
            if row.get("首报单位代码") == unit and period.holds(row.get("录入日期"))
            if row.get("阶段", "线索") != "线索" or self.dated("推荐", "接收日期", number, period.last)
        ]

    def handled(self, sheet: str, owner: str, header: str, period: Period, unit: str | None) -> list[Item]:
        """Rows of a unit that came to their end in the period; a duty must be closed, not cancelled."""
        return [
            Item(row.get("项目编号", ""), Fraction(1))
            for row in self.rows(sheet)
            if row.get(owner) == unit and period.holds(row.get(header)) and row.get("状态", "已销号") == "已销号"
        ]

    def count(self, indicator: str, period: Period, unit: str | None) -> list[Item] | Ratio:
        """What an indicator counts in a period."""
        last = period.last
        match indicator:
            case "outside_funds_in_place":
                return self.funds(period, unit)
            case "landed_quality_projects":
                return self.landed(period, unit, self.is_quality)
            case "landed_over_100m":
                return self.landed(period, unit, lambda n: self.is_quality(n) and self.agreed(n) >= 100_000_000)
            case "landed_beijing":
                return self.landed(period, unit, lambda n: self.is_quality(n) and self.lead_origin(n)[:2] == "11")
            case "landed_central_soe":
                return self.landed(period, unit, self.has_central)
            case "beijing_agreement_amount":
                return self.recognised(period, unit)
            case "leads_sourced":
                return self.leads(period, unit, lambda n: True)
            case "leads_referred":
                return self.leads(period, unit, lambda n: self.dated("推荐", "接收日期", n, last))
            case "leads_assisted":
                return self.leads(period, unit, lambda n: self.dated("攻坚", "日期", n, last))
            case "leads_landed":
                return self.leads(period, unit, lambda n: self.has_landed(n, last))
            case "signed_to_landed_rate":
                return self.signed_and_landed(period, unit)
            case "commitment_fulfilment_rate":
                return self.commitments(period, unit)
            case "activities":
                return self.activities(period, unit)
            case "trainings_online" | "trainings_offline":
                return self.trainings(period, unit, {"online": "线上", "offline": "线下"}[indicator[10:]])
            case "training_attendances":
                return self.attendances(period, unit)
            case "update_timeliness_rate":
                return self.updates(period, unit)
            case "leads_accepted":
                return self.accepted(period, unit)
            case "referrals_made":
                return self.handled("推荐", "推荐单位代码", "接收日期", period, unit)
            case "landings_contributed":
                return self.landed(period, unit, lambda n: True)
            case "tasks_closed":
                return self.handled("任务", "责任单位代码", "销号日期", period, unit)
            case "review_meetings":
                return []  # a workbook holds none
        raise AssertionError(indicator)

    def target(self, year: int, unit: str | None, indicator: str) -> Fraction | None:
        """A target as the figure is given: 元, a number, or a fraction of one."""
        for row in self.rows("指标目标"):
            if row["年度"] == year and (row.get("单位代码") or None) == unit and row["指标"] == indicator:
                factor = YUAN if indicator in MONEY else Fraction(1, 100) if indicator in RATES else 1
                return Fraction(row["目标值"]) * factor
        return None

    def figure(self, indicator: str, year: int, month: int, unit: str | None) -> Figure:
        """The line of an indicator."""
        counted = self.count(indicator, Period.months(year, 1, month), unit)
        only = self.count(indicator, Period.months(year, month, month), unit)
        cumulative, of_month = (part.value if isinstance(part, Ratio) else total(part) for part in (counted, only))
        if indicator.startswith("leads_") and month > 1 and cumulative is not None:
            # what the month has added: such a lead may have been entered in an earlier month
            before = self.count(indicator, Period.months(year, 1, month - 1), unit)
            of_month = cumulative - total(before if isinstance(before, list) else before.reached)
        target = self.target(year, unit, indicator)
        completion = cumulative / target if target and cumulative is not None else None
        gone = Fraction(1) if indicator in RATES else Fraction(month, 12)  # a rate is due in full at any time
        return Figure(
            target,
            of_month,
            cumulative,
            completion,
            None if completion is None else completion - gone,
            None if completion is None else light(completion / gone),
            [item.number for item in (counted.reached if isinstance(counted, Ratio) else counted)],
        )
