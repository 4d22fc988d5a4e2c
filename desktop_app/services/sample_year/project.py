"""One project with all that belongs to it, before it becomes rows."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from random import Random

from desktop_app.domain.numbering import project_number
from desktop_app.services.sample_year.parties import THIRDS, WHOLE, Investor, Market, Party
from desktop_app.services.sample_year.timeline import Step, steps
from desktop_app.services.sample_year.wishes import Wish
from desktop_app.services.sample_year.words import ON_ROOFS, Field, NamedProject, Words

_NUMERALS = "一二三四五六七八九十"
"""Of the phases of a project."""
_MORE = "增资扩产"


@dataclass(slots=True)
class Fund:
    """One entry of the ledger; amount in 分, `month` like 2022-03 or ""."""

    investor: str
    amount: int
    arrived: date
    form: str
    evidence: str
    number: str
    state: str
    month: str
    reverses: str = ""


@dataclass(slots=True)
class Deal:
    """One agreement; amount in 分."""

    kind: str
    signed: date
    amount: int


@dataclass(slots=True)
class Project:
    """A project; money in 分, areas in ㎡, credits as (unit, role, millionths of a percent)."""

    wish: Wish
    number: str
    name: str
    trade: Field
    host: str
    unit: str
    parties: list[Party]
    steps: list[Step]
    credits: list[tuple[str, str, int]]
    parent: str = ""
    funds: list[Fund] = field(default_factory=list)
    deals: list[Deal] = field(default_factory=list)
    total: int = 0

    def step(self, stage: str) -> Step | None:
        """The milestone of a stage, if there is one."""
        return next((step for step in self.steps if step.stage == stage), None)

    @property
    def stage(self) -> str:
        """The last stage that has been confirmed."""
        return [step.stage for step in self.steps if step.confirmed][-1]

    @property
    def entered(self) -> date:
        """When it was recorded."""
        return self.steps[0].day

    @property
    def agreed(self) -> int:
        """Its agreement amount: investment and supplement agreements, in 分."""
        return sum(deal.amount for deal in self.deals if deal.kind != "框架")


@dataclass(frozen=True, slots=True)
class Office:
    """The units by what they do: codes of the centre, of those where projects land, and of the others."""

    centre: str
    territorial: tuple[str, ...]
    weights: tuple[int, ...]
    bureaus: tuple[str, ...]


def office(units: list[tuple[str, str, str, str, str]], random: Random) -> Office:
    """Sort the units (code, name, short name, group, parent's code); the first is the centre."""
    territorial = tuple(unit[0] for unit in units if unit[3] != "委办局")
    parks = {unit[0] for unit in units if unit[3] == "园区"}
    weights = tuple(random.randint(6, 14) * (2 if code in parks else 1) for code in territorial)
    return Office(units[0][0], territorial, weights, tuple(unit[0] for unit in units[1:] if unit[3] == "委办局"))


class Builder:
    """Makes projects from wishes, `year` being the last; numbers run per unit and year without gaps."""

    def __init__(self, words: Words, market: Market, units: Office, year: int, random: Random) -> None:
        self._words = words
        self._market = market
        self._units = units
        self._year = year
        self._random = random
        self._serials: Counter[tuple[str, int]] = Counter()
        self._parks: dict[str, Project] = {}
        self._names: Counter[str] = Counter()
        self._last: dict[str, Project] = {}
        self._fields = {item.industry: item for item in reversed(words.fields)}

    def build(self, wish: Wish, year: int = 0) -> Project:
        """The project of a wish, without its money; `year` if it is not of the last one."""
        random = self._random
        named = wish.named
        trade = self._trade(named, within=bool(wish.tenant_of))
        dates = steps(wish, year or self._year, self._year, random)
        signed = any(step.stage == "签约" for step in dates)
        parties = self._market.parties(wish, trade, signed, lambda one: self._follows(one, wish, trade, dates))
        park = self._parks.get(wish.tenant_of)
        unit = park.unit if park else self._unit(named)
        host = self._host(wish, unit)
        name = named.name if named else self._name(parties[0], trade, wish)
        self._serials[host, dates[0].day.year] += 1
        number = project_number(host, dates[0].day.year, self._serials[host, dates[0].day.year])
        credits = self._credits(wish, host, unit, len(dates))
        parent = park.number if park else ""
        project = Project(wish, number, name, trade, host, unit, parties, dates, credits, parent)
        if named and named.tenants:
            self._parks[named.name] = project
        self._last[parties[0].investor.name] = project
        return project

    def _trade(self, named: NamedProject | None, *, within: bool) -> Field:
        """The trade of a project; of one `within` another, none that needs its buildings to be there."""
        if named is None:
            drawn = self._random.choice(self._words.fields)
            fit = [one for one in self._words.fields if not one.project.startswith(ON_ROOFS)]
            return fit[self._words.fields.index(drawn) % len(fit)] if within and drawn not in fit else drawn
        base = self._fields.get(named.industry, self._words.fields[0])
        return Field(named.industry, named.track, base.field, named.name)

    def _name(self, lead: Party, trade: Field, wish: Wish) -> str:
        tenant = f"（{wish.tenant_of}入园）" if wish.tenant_of else ""
        name = f"{lead.investor.brand}{trade.project}{_MORE if wish.kind == '追加' else ''}"
        self._names[name] += 1
        again = f"（{_NUMERALS[self._names[name] - 1]}期）" if self._names[name] > 1 else ""
        return f"{name}{again}{tenant}"

    def _follows(self, investor: Investor, wish: Wish, trade: Field, dates: list[Step]) -> bool:
        """Whether a project with these dates may be the next of an investor.

        The one before was signed (had landed, if this one extends it) when this one is entered, and is ahead all the
        way. An extension of what was there before the sample is followed by none.
        """
        last = self._last.get(investor.name)
        if last is None:
            return True
        needed = last.step("落地" if wish.kind == "追加" else "签约")
        if last.wish.status != "正常" or needed is None or (needed.confirmed or date.max) > dates[0].day:
            return False
        before = {step.stage: step.confirmed for step in last.steps if step.confirmed}
        if any(step.stage != "评审" and before.get(step.stage, date.max) > step.day for step in dates):
            return False
        name = f"{investor.brand}{trade.project}"
        count, more = self._names[name], self._names[f"{name}{_MORE}"]
        return count > 0 and max(count, more) < len(_NUMERALS)

    def _unit(self, named: NamedProject | None) -> str:
        if named:
            return named.unit
        return self._random.choices(self._units.territorial, self._units.weights)[0]

    def _host(self, wish: Wish, unit: str) -> str:
        if wish.centre:
            return self._units.centre
        if self._units.bureaus and self._random.random() < 0.2:
            return self._random.choice(self._units.bureaus)
        return unit

    def _credits(self, wish: Wish, host: str, unit: str, reached: int) -> list[tuple[str, str, int]]:
        """Who has what share; always 100 % in all."""
        random = self._random
        if reached == 1:
            return [(host, "首谈", WHOLE)]
        draw = random.random()
        others = [code for code in self._units.territorial if code != unit]
        if draw < 0.05 and len(others) > 1:
            second, third = random.sample(others, 2)
            return [(unit, "落地", THIRDS[2]), (second, "首谈", THIRDS[0]), (third, "攻坚", THIRDS[1])]
        if draw < 0.13 and others:
            return [(unit, "落地", WHOLE // 2), (random.choice(others), "首谈", WHOLE // 2)]
        if host != unit:
            part = random.choice((20, 30, 50)) * 1_000_000
            if wish.assists:
                return [(unit, "落地", WHOLE - part), (host, "攻坚", part)]
            return [(unit, "落地", WHOLE - part), (host, "引荐", part)]
        return [(unit, "落地", WHOLE)]
