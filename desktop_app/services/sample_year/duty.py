"""Promises, duties and targets."""

from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain
from random import Random

from desktop_app.services.sample_year.columns import Rows, add
from desktop_app.services.sample_year.emit import wan
from desktop_app.services.sample_year.matters import Place, duty, fitting, has_money, of_trade
from desktop_app.services.sample_year.money import WAN, YI
from desktop_app.services.sample_year.parties import WHOLE
from desktop_app.services.sample_year.project import Office, Project
from desktop_app.services.sample_year.timeline import working_day

_PLACE, _PERMIT, _RENT, _ASSETS = "按约定交付载体", "协助办理施工许可", "给予租金扶持", "给予固定资产投资扶持"
_GOVERNMENT = (
    (_PLACE, "首笔资金到位"),
    (_RENT, "年度纳税达到约定额"),
    (_PERMIT, "提交完整材料"),
    (_ASSETS, "设备投资完成并验收"),
)
_ELECTRICITY = ("按约定完成用电增容", "企业提出申请")
"""What is still owed to a project in place of its place and its permit, once it is being built."""
_TALENT = ("落实高层次人才奖励", "签订投资协议")
_EARLY = (("给予开办费用扶持", "签订投资协议"), _TALENT, ("协调解决员工公寓", "投资方提出申请"))
"""What may be owed to every signed project (for talents, to one that has begun): in place of what it has, or what only
one in production is owed."""
_ENTERPRISE = (
    ("按期投入固定资产", "取得施工许可"),
    ("在本区注册并纳税", "签约后六十日内"),
    ("达到约定用工人数", "投产后一年内"),
)
_HELPERS = ("DL36", "DL39", "DL43", "DL45", "DL52", "DL65")
"""Bureaus that may help with whatever a project needs: plans, industry, money, land, trade, permits."""
_SOURCES = ("评审", "会议", "通报", "领导批示")

DISTRICT = {
    "市外内资到位额": Decimal(2_000_000), "新增落地市外优质项目": 950, "亿元以上大项目": 50, "北京区域优质项目": 180,
    "北京协议投资额": Decimal(1_000_000), "央企项目": 12, "项目信息": 240, "推荐": 200, "攻坚": 12, "已落地": 50,
    "签约→落地率": 80, "更新及时率": 90, "兑现率": 85, "活动": 100, "评审会议": 15, "线上培训": 3, "线下培训": 3,
    "培训人次": 400,
}  # fmt: skip
"""The district's targets: money in 万元, counts, rates in %."""


def emit_commitments(rows: Rows, projects: Sequence[Project], year: int, random: Random) -> set[str]:
    """Promises of both sides in the larger signed projects; about one in nine of those due is overdue.

    Returns the numbers of the projects to which their place is still owed.
    """
    places = set[str]()
    signed = [project for project in projects if project.deals and (project.wish.size or random.random() < 0.15)]
    for project in signed:
        start = project.deals[-1].signed
        for side, clauses in (("政府", _GOVERNMENT), ("企业", _ENTERPRISE)):
            clause, condition = random.choice(clauses)
            due = working_day(start + timedelta(random.randint(40, 320)))
            amount = project.agreed * random.randint(1, 4) // 100 // WAN * WAN if "扶持" in clause else None
            state, draw = "待兑现", random.random()
            if due <= date(year, 12, 31):
                state = "已兑现" if draw < 0.86 else "逾期" if draw < 0.96 else "部分兑现"
            if state != "已兑现":
                clause, condition = _owed(project, clause, condition, due, is_late=state != "待兑现")
            if clause == _PLACE and state != "已兑现":
                places.add(project.number)
            if amount is None and "扶持" in clause:
                amount = project.agreed // 100 // WAN * WAN
            paid = None if amount is None else _paid(amount, state)
            clause, condition = of_trade(project, clause), of_trade(project, condition)
            money = [None if fen is None else wan(fen) for fen in (amount, paid)]
            cells = (project.number, side, clause, condition, money[0], due, project.unit, state, money[1])
            add(rows, "承诺", *cells)
    return places


def _paid(amount: int, state: str) -> int | None:
    """What of a promised amount has been paid, in 分."""
    return {"待兑现": None, "已兑现": amount, "部分兑现": amount // 2 // WAN * WAN, "逾期": 0}[state]


def _owed(project: Project, clause: str, condition: str, due: date, *, is_late: bool) -> tuple[str, str]:
    """What can be owed to a project, and on what condition: one that may be met by its day."""
    landed, begun, production = (project.step(stage) for stage in ("落地", "开工", "投产"))
    early = _EARLY[project.agreed // WAN % len(_EARLY)]
    if early == _TALENT and not (begun and begun.day <= due):
        early = _EARLY[0]
    if is_late and clause in (_RENT, _ASSETS) and not (production and production.day <= due):
        return early
    if (clause == _PLACE and landed) or (clause == _PERMIT and begun):
        return _ELECTRICITY if begun and begun.day <= due and not production else early
    if clause == _PLACE and not has_money(project, due):
        return clause, "签订投资协议"
    return clause, condition


def emit_tasks(
    rows: Rows, projects: Sequence[Project], owed: AbstractSet[str], units: Office, year: int, random: Random
) -> dict[str, str]:
    """180 duties of the year: most closed, some open, a few overdue or cancelled. To the `owed` projects their place is
    promised.

    Returns the numbers of their projects by matter, for which the workbook has no column.
    """
    going = [project for project in projects if project.deals]
    more = _next_phases(going)
    about: dict[str, str] = {}
    for n in range(180):
        first = random.choice(going)
        bureau = random.random() < 0.6
        owner = random.choice(units.bureaus) if bureau else first.unit
        helpers = random.sample([code for code in units.bureaus if code != owner], random.randint(0, 2))
        due = working_day(date(year, 1, 20) + timedelta(2 * n + random.randint(0, 20)))
        closed: date | None = min(working_day(due - timedelta(random.randint(0, 12))), due)
        state = "已销号"
        if due > date(year, 12, 31) or random.random() < 0.12:
            closed, state = None, "进行中"
        elif random.random() < 0.03:
            closed, state = None, "已取消"
        drawn = random.randrange(5)
        for project in chain(fitting(going, first, due), [first]):
            owner = owner if bureau else project.unit
            has_place = more.get(project.number, date.max) <= due
            place = Place.OWED if project.number in owed else Place.THERE if has_place else Place.OPEN
            matter = duty(drawn, owner, project, due, bureau=bureau, place=place)
            if matter not in about:
                break
        if state == "进行中":
            closed = _closed_late(project, due, n, year)
            state = "已销号" if closed else state
        about[matter] = project.number
        helping = dict.fromkeys(_HELPERS[units.bureaus.index(code) % len(_HELPERS)] for code in helpers)
        named = "、".join(code for code in helping if code != owner)
        add(rows, "任务", random.choice(_SOURCES), matter, owner, named, due, state, closed)
    return about


def _next_phases(signed: Sequence[Project]) -> dict[str, date]:
    """Of the projects (by number) that have a next phase, when that was signed."""
    found: dict[str, date] = {}
    last: dict[tuple[str, str], Project] = {}
    for project in signed:
        of_same = project.parties[0].investor.name, project.trade.project
        if before := last.get(of_same):
            found[before.number] = project.deals[0].signed
        last[of_same] = project
    return found


def _closed_late(project: Project, due: date, number: int, year: int) -> date | None:
    """When a duty was closed that was not closed in time: once its project produces at the latest, of the others every
    third; None while it is open at the year's end."""
    production = project.step("投产")
    last = date(year, 12, 30)
    closed = working_day(due + timedelta(15 + number % 60)) if number % 3 == 0 else last + timedelta(1)
    if production:
        closed = min(closed, max(production.day, due))
    return closed if closed <= last else None


def emit_targets(rows: Rows, projects: Sequence[Project], units: Office, year: int, random: Random) -> None:
    """The district's targets, and targets of the units near to what each has done; three units have none."""
    for indicator, value in DISTRICT.items():
        add(rows, "指标目标", year, "", indicator, value)
    done = _done(projects)
    for code in units.territorial[:-1]:
        for indicator in ("市外内资到位额", "新增落地市外优质项目", "亿元以上大项目", "北京区域优质项目"):
            wanted = done[indicator, code] / random.uniform(0.82, 1.35)
            if indicator == "市外内资到位额":
                add(rows, "指标目标", year, code, indicator, Decimal(max(round(wanted / WAN / 100) * 100, 100)))
            else:
                add(rows, "指标目标", year, code, indicator, max(round(wanted), 1))
        add(rows, "指标目标", year, code, "签约→落地率", 80)
        add(rows, "指标目标", year, code, "更新及时率", 90)
    for code in units.bureaus[:-2]:
        add(rows, "指标目标", year, code, "采纳线索", random.randint(2, 6))
        add(rows, "指标目标", year, code, "对外推荐", random.randint(1, 3))
        add(rows, "指标目标", year, code, "贡献落地", random.randint(1, 4))
        add(rows, "指标目标", year, code, "任务销号", random.randint(1, 3))
        add(rows, "指标目标", year, code, "更新及时率", 90)


def _done(projects: Sequence[Project]) -> dict[tuple[str, str], float]:
    """Roughly what each unit has done, by its credits: enough to set targets by."""
    done: dict[tuple[str, str], float] = defaultdict(float)
    for project in projects:
        outside = {party.investor.name for party in project.parties if party.outside_money}
        funds = sum(fund.amount for fund in project.funds if fund.state == "确认" and fund.investor in outside)
        landed = project.wish.landed == "confirmed" and project.wish.quality and project.wish.kind == "新增"
        for unit, _role, share in project.credits:
            done["市外内资到位额", unit] += funds * share / WHOLE
            if landed and not project.parties[0].origin.startswith("12"):
                done["新增落地市外优质项目", unit] += share / WHOLE
                done["亿元以上大项目", unit] += share / WHOLE * (project.agreed >= YI)
                done["北京区域优质项目", unit] += share / WHOLE * project.parties[0].origin.startswith("11")
    return done
