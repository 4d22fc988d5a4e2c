"""The ledger of money in place, and the agreements that promised it."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from desktop_app.services.sample_year.project import Deal, Fund, Project
from desktop_app.services.sample_year.timeline import MONTH_WEIGHTS, Step

WAN = 1_000_000
"""1 万元 in 分."""
YI = 10_000 * WAN
"""1 亿元 in 分."""

_FORMS = ("货币", "固投支出", "设备实物")
_EVIDENCE = {
    "货币": ("银行进账单", "银行进账单", "验资报告"),
    "固投支出": ("工程付款凭证", "土地款票据"),
    "设备实物": ("设备发票", "入库单"),
    "无形资产": ("评估报告",),
}
_SMALL_CAP = 6_000 * WAN
_OF_YI = {"exact", "exact_split"}
"""Sizes of projects that agree on 1 亿元, or so in parts."""


class Ledger:
    """Makes entries with evidence numbers that are never repeated."""

    def __init__(self, year: int, random: Random) -> None:
        self._year = year
        self._random = random
        self._serial = 0

    def entry(
        self,
        project: Project,
        investor: str,
        amount: int,
        month: int,
        *,
        form: str = "",
        state: str = "确认",
        year: int = 0,
    ) -> Fund:
        """An entry of a signed project counted in a month (1-12) of the sample's year or another.

        Some arrived in the month before, none before the project was signed.
        """
        random = self._random
        self._serial += 1
        year = year or self._year
        form = form or random.choices(_FORMS, (15, 3, 2))[0]
        arrived = date(year, month, random.randint(1, 27)) - timedelta(random.choice((0, 0, 0, 12)))
        arrived = _not_before(_signed(project).day, arrived, date(year + month // 12, month % 12 + 1, 1))
        number = f"SL{year}-{self._serial:06d}"
        return Fund(
            investor, amount, arrived, form, random.choice(_EVIDENCE[form]), number, state, f"{year:04d}-{month:02d}"
        )

    def reversal(self, project: Project, entry: Fund, month: int) -> Fund:
        """The entry that takes another one back, not before that arrived."""
        found = self.entry(project, entry.investor, -entry.amount, month, form=entry.form)
        found.arrived = max(found.arrived, entry.arrived)
        found.evidence, found.reverses = entry.evidence, entry.number
        return found

    def counted(self, project: Project) -> None:
        """Give a project its entries that count, with amounts that `settle` may scale."""
        random = self._random
        parties = [party.investor.name for party in project.parties if party.outside_money]
        signed = project.step("签约")
        if not parties or signed is None or signed.confirmed is None or signed.confirmed.year > self._year:
            return
        if not project.wish.landed and random.random() > 0.15:
            return
        if project.wish.size == "big":
            count, total = random.randint(4, 8), int(random.lognormvariate(9.4, 0.8)) * WAN
        else:
            count, total = random.choice((1, 1, 2)), min(int(random.lognormvariate(6.1, 0.9)) * WAN, _SMALL_CAP)
            if project.wish.size in _OF_YI and project.step("开工"):
                total = _share(total, YI)
        first = _first_month(project, self._year)
        # most of a project's money comes in the months right after its signing
        weights = [weight * 0.75**n for n, weight in enumerate(MONTH_WEIGHTS[first - 1 :])]
        months = sorted(random.choices(range(first, 13), weights, k=count))
        begun = project.step("开工")
        if project.wish.size and begun and begun.day.year == self._year:  # nobody builds on that scale without money
            months[0] = min(months[0], max(first, begun.day.month))
        for month in months:
            amount = max(int(total // count * random.uniform(0.6, 1.4)) // WAN * WAN, 5 * WAN)
            if random.random() < 0.1:
                amount -= random.randint(1, 99_999)
            project.funds.append(self.entry(project, random.choice(parties), amount, month))


def settle(projects: Sequence[Project], target: int) -> None:
    """Scale the entries of the big projects so that all entries together are exactly `target` 分.

    Scaled amounts are whole 万元; the largest entry takes what is left over.
    """
    entries = [(project.wish.size == "big", fund) for project in projects for fund in project.funds]
    scaled = [fund for big, fund in entries if big]
    before = sum(fund.amount for fund in scaled)
    room = target - sum(fund.amount for big, fund in entries if not big)
    for fund in scaled:
        fund.amount = max(fund.amount * room // before // WAN, 5) * WAN
    largest = max(scaled, key=lambda fund: fund.amount)
    largest.amount += room - sum(fund.amount for fund in scaled)


def agree(project: Project, random: Random) -> None:
    """The agreements of a signed project and its total investment, never less than the money that arrived."""
    funds = sum(fund.amount for fund in project.funds if fund.amount > 0)
    guess = max(int(funds / random.uniform(0.35, 0.95)) // (10 * WAN) * 10 * WAN, funds // WAN * WAN + WAN)
    signed = project.step("签约")
    size = project.wish.size
    amount = guess if funds else int(random.lognormvariate(6.6, 0.8)) * WAN
    if size == "big":
        amount = max(amount, YI + random.randint(1, 900) * 100 * WAN)
    elif size in {"exact", "exact_split"}:
        amount = YI
    elif size == "below":
        amount = YI - 1
    else:
        amount = min(max(amount, 50 * WAN), 9_900 * WAN)
    project.total = amount * random.choice((100, 100, 110, 125)) // 100 // WAN * WAN + WAN
    if signed is None:
        return
    if size == "framework" or random.random() < 0.06:
        project.deals.append(Deal("框架", signed.day - timedelta(random.randint(1, 20)), amount * 2 + YI))
    if size == "exact_split" or random.random() < 0.04:
        extra = amount // 10
        project.deals.append(Deal("投资", signed.day, amount - extra))
        project.deals.append(Deal("补充", signed.confirmed or signed.day, extra))
    else:
        project.deals.append(Deal("投资", signed.day, amount))


def uncounted(projects: Sequence[Project], ledger: Ledger, year: int, random: Random) -> None:
    """Add what must not change the sum: other owners, states, forms and years, and reversals with what they reverse."""
    signed = [project for project in projects if project.wish.landed in {"confirmed", "previous"}]
    for project in signed:
        for party in project.parties:
            if not party.outside_money and random.random() < 0.8:
                amount = random.randint(20, 800) * WAN
                month = _month(project, year, random)
                begun = project.step("开工")
                if begun and not any(party.outside_money for party in project.parties):  # nobody else pays for it
                    amount = _share(amount, project.agreed)
                    month = max(
                        _first_month(project, year), min(month, begun.day.month if begun.day.year == year else 1)
                    )
                project.funds.append(ledger.entry(project, party.investor.name, amount, month))
    carrying = [project for project in signed if any(party.outside_money for party in project.parties)]
    kinds = [("无形资产", "确认")] * 40 + [("", "草稿")] * 30 + [("", "单位核")] * 40 + [("", "退回")] * 20
    for (form, state), project in zip(kinds, random.sample(carrying, len(kinds)), strict=True):
        amount = random.randint(20, 900) * WAN
        month = _month(project, year, random)
        fund = ledger.entry(project, _payer(project), amount, month, form=form, state=state)
        if state == "草稿":
            fund.month = ""
        project.funds.append(fund)
    for project in random.sample(carrying, 10):
        amount = random.randint(20, 900) * WAN
        project.funds.append(ledger.entry(project, _payer(project), amount, 1, year=year + 1))
    for project in random.sample([p for p in carrying if _first_month(p, year) < 10], 24):
        month = random.randint(_first_month(project, year), 11)
        wrong = ledger.entry(project, _payer(project), random.randint(50, 2_000) * WAN, month)
        project.funds += [wrong, ledger.reversal(project, wrong, random.randint(month + 1, 12))]


def last_years(
    projects: Sequence[Project], ledger: Ledger, year: int, random: Random
) -> tuple[list[tuple[Project, list[Fund]]], int]:
    """Last year's confirmed entries by project, every seventh with a reversal in this year; the sum of these in 分."""
    found = []
    taken_back = 0
    previous = [p for p in projects if p.wish.landed == "previous" and any(party.outside_money for party in p.parties)]
    for n, project in enumerate(previous):
        funds = [ledger.entry(project, _payer(project), random.randint(100, 3_000) * WAN, 12, year=year - 1)]
        if n % 7 == 0:
            funds.append(ledger.reversal(project, funds[0], random.randint(1, 6)))
            taken_back += funds[0].amount
        found.append((project, funds))
    return found, taken_back


def _share(drawn: int, agreed: int) -> int:
    """Of what was agreed, 30 to 69 %, told by the money that was drawn: what has begun cannot stand on a hundredth."""
    return agreed // WAN * (30 + drawn // WAN % 40) // 100 * WAN


def _payer(project: Project) -> str:
    return next(party.investor.name for party in project.parties if party.outside_money)


def _month(project: Project, year: int, random: Random) -> int:
    return random.randint(_first_month(project, year), 12)


def _first_month(project: Project, year: int) -> int:
    """The first month in which money of this signed project may count."""
    confirmed = _signed(project).confirmed
    assert confirmed is not None
    return confirmed.month if confirmed.year == year else 1


def _signed(project: Project) -> Step:
    signed = project.step("签约")
    assert signed is not None
    return signed


def _not_before(first: date, day: date, end: date) -> date:
    """The day, or in place of one that is too early one from `first` to before `end`; it takes no draw."""
    return day if day >= first else first + timedelta(day.toordinal() % (end - first).days)
