"""Projects and what belongs to them, as rows of the data workbook."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from desktop_app.domain.land import MU
from desktop_app.services.sample_year.columns import Rows, add, yes_no
from desktop_app.services.sample_year.matters import next_steps
from desktop_app.services.sample_year.money import WAN
from desktop_app.services.sample_year.parties import Investor
from desktop_app.services.sample_year.project import Project
from desktop_app.services.sample_year.timeline import working_day
from desktop_app.services.sample_year.words import ON_ROOFS

_BULLETIN_DAYS = 6
"""So many days after its month a bulletin comes."""
_EMERGING = {"26", "27", "35", "36", "37", "38", "39", "40", "64", "65", "73"}
_SOURCES = ("自主对接", "外出招商", "展会活动", "以商招商", "商协会", "中介机构", "园区运营商", "企业来访")


def wan(fen: int) -> Decimal:
    """分 as a cell in 万元, exactly."""
    whole, rest = divmod(fen, WAN)
    return Decimal(fen).scaleb(-6).normalize() if rest else Decimal(whole)


def percent(millionths: int) -> Decimal:
    """Millionths of a percent as a cell in %, exactly."""
    whole, rest = divmod(millionths, 1_000_000)
    return Decimal(millionths).scaleb(-6).normalize() if rest else Decimal(whole)


def emit_units(rows: Rows, units: Iterable[tuple[str, str, str, str, str]], since: date) -> None:
    """The units, with people named after their office and telephone numbers that no one has."""
    for code, name, short, group, parent in units:
        digits = "".join(character for character in code if character.isdigit())
        phone = f"022-0000{int(digits):04d}"
        people = (f"示例负责人{digits}", f"示例联络员{digits}")
        add(rows, "责任单位", code, name, short, group, parent, *people, phone, since, None)


def emit_investors(rows: Rows, investors: Iterable[Investor]) -> None:
    """The investors, parents before their children."""
    for item in investors:
        add(
            rows, "投资方", item.name, item.uscc, item.reason, item.region, item.ownership, item.parent, item.tags
        )  # fmt: skip


def emit_project(rows: Rows, project: Project, until: date, random: Random) -> None:
    """A project and its investors, credits, milestones, agreements and money. `until`: the last day of the year."""
    _project_row(rows, project, until, random)
    number = project.number
    for party in project.parties:
        add(rows, "项目投资方", number, party.investor.name, percent(party.share), yes_no(party.lead), party.frozen)
    for unit, role, share in project.credits:
        add(rows, "归属", number, unit, role, percent(share))
    for step in project.steps:
        add(rows, "里程碑", number, step.stage, step.day, step.basis, step.confirmed)
    _agreement_rows(rows, project)
    for fund in project.funds:
        add(
            rows, "到位资金", number, fund.investor, wan(fund.amount), fund.arrived, fund.form, fund.evidence,
            fund.number, fund.state, fund.month, fund.reverses,
        )  # fmt: skip


def _next_day(until: date, days: int) -> date:
    """A working day some days from the last one that is told of; none that is over when its bulletin comes."""
    return working_day(until + timedelta(days if days < 0 else days + _BULLETIN_DAYS))


def _project_row(rows: Rows, project: Project, until: date, random: Random) -> None:
    wish, trade, stage = project.wish, project.trade, project.stage
    lead = project.parties[0].investor
    building = trade.track == "建设类"
    fixed = project.total * random.randint(40, 80) // 100 // WAN * WAN if building else None
    land = _land(fixed, random) if fixed is not None and stage != "线索" else None
    floor: Decimal | None = land * random.randint(8, 16) / 10 if land else Decimal(random.randint(2, 40) * 100)
    if ON_ROOFS in project.name:
        land = floor = None
    steps = next_steps(project)
    together = f"{lead.name}等{len(project.parties)}家企业" if len(project.parties) > 1 else lead.name
    unknown = stage == "线索" and random.random() < 0.4
    secret = stage in {"线索", "洽谈", "评审"} and random.random() < 0.12
    landed = stage in {"落地", "开工", "投产"} or wish.landed
    add(
        rows,
        "项目",
        project.number,
        project.name,
        f"{lead.brand or trade.field}计划" if secret else "",
        f"示例数据：{together}拟投资的{trade.project}，主要从事{trade.field}业务。",
        stage,
        wish.status,
        trade.track,
        wish.kind,
        project.parent,
        trade.industry,
        yes_no(trade.industry in _EMERGING),
        _campaign(project),
        "上级推介" if wish.centre else random.choice(_SOURCES),
        yes_no(wish.centre),
        project.host,
        project.unit if landed or stage == "签约" else "",
        None if unknown else wan(project.total),
        None if unknown or fixed is None else wan(fixed),
        land,
        floor,
        yes_no(wish.quality),
        f"招商专员{random.randint(1, 60):02d}",
        random.choice(steps) if steps else "",
        _next_day(until, random.randint(-9, 70)) if steps else None,
        project.entered,
    )


def _land(fixed: int, random: Random) -> Decimal:
    """The ㎡ that a fixed investment (分) takes at 160 to 600 万元 on a 亩."""
    mu = Decimal(fixed) / WAN / (150 + random.randint(20, 900) // 2)
    return max(round(mu * MU / 100), 5) * Decimal(100)


def _campaign(project: Project) -> str:
    if project.parent or (project.wish.named and project.wish.named.tenants):
        return "园中园"
    if project.wish.origin == "beijing":
        return "北京央企"
    if project.trade.industry in {"51", "64", "66", "54"}:
        return "税源型"
    return "产业链" if project.trade.track == "建设类" else ""


def _agreement_rows(rows: Rows, project: Project) -> None:
    for deal in project.deals:
        serial = len(rows["协议"]) + 1
        year = deal.signed.year
        legal = fair = ""
        legal_day = fair_day = None
        if deal.kind != "框架":
            legal, fair = f"示例合审〔{year}〕{serial}号", f"示例公竞审〔{year}〕{serial}号"
            legal_day, fair_day = deal.signed - timedelta(6), deal.signed - timedelta(4)
        add(
            rows, "协议", project.number, deal.kind, f"SLXY-{year}-{serial:04d}", deal.signed, wan(deal.amount), legal,
            legal_day, fair, fair_day,
        )  # fmt: skip


def emit_recognitions(
    rows: Rows, projects: Sequence[Project], target: int, count: int, year: int, random: Random
) -> None:
    """Recognitions of `count` Beijing projects that come to `target` 分 in the year, and some before and after it."""
    beijing = [p for p in projects if p.parties[0].origin.startswith("11") and p.agreed and p.wish.kind == "新增"]
    in_year = [p for p in beijing if (p.step("签约") or p.steps[0]).day < date(year, 12, 1)]
    chosen = sorted(in_year, key=lambda project: -project.agreed)[: count // 4]
    chosen += random.sample([p for p in in_year if p not in chosen], count - len(chosen))
    amounts = [project.agreed * target // sum(p.agreed for p in chosen) // WAN * WAN for project in chosen]
    amounts[0] += target - sum(amounts)
    for project, amount in zip(chosen, amounts, strict=True):
        signed = project.step("签约")
        assert signed is not None
        first = max(signed.day, date(year, 1, 10))
        day = first + timedelta(random.randint(0, (date(year, 12, 28) - first).days))
        add(rows, "北京认定", project.number, f"示例京认〔{year}〕{(day.month + 1) // 2}号", day, wan(amount))
    others = [project for project in beijing if project not in chosen]
    for n, project in enumerate(random.sample(others, 8)):
        day = date(year - 1, 11, 20) if n < 5 else date(year + 1, 1, 12)
        add(rows, "北京认定", project.number, f"示例京认〔{day.year}〕{6 if n < 5 else 1}号", day, wan(project.agreed))


def emit_handovers(rows: Rows, project: Project, year: int, random: Random) -> None:
    """Referrals and assists of a project."""
    wish = project.wish
    first = max(project.entered, date(year - 1, 7, 1)) + timedelta(random.randint(1, 6))
    last = date(year, 12, 28)
    if wish.referral:
        referred = min(first, last)
        accepted: date | None = min(referred + timedelta(random.randint(1, 9)), last)
        if wish.referral == "late":
            referred, accepted = (
                max(first, date(year, 12, random.randint(20, 28))),
                date(year + 1, 1, random.randint(4, 14)),
            )
        elif wish.referral == "open":
            accepted = None
        elif random.random() < 0.04:
            # handed over a second time after the first unit let it lie
            other = project.credits[-1][0]
            if other != project.host:
                add(rows, "推荐", project.number, project.host, other, referred, None)
            referred, accepted = accepted or referred, min((accepted or referred) + timedelta(5), last)
        if project.unit != project.host:
            add(rows, "推荐", project.number, project.host, project.unit, referred, accepted)
    elif not wish.centre and project.host != project.unit and random.random() < 0.6:
        referred = min(first, last)
        add(rows, "推荐", project.number, project.host, project.unit, referred, min(referred + timedelta(4), last))
    for n in range(wish.assists):
        day = min(first + timedelta(20 + 25 * n), last)
        add(
            rows,
            "攻坚",
            project.number,
            project.unit,
            day,
            "协助单位与投资方商定协议条款" if n else "参加洽谈并协调载体",
        )
