"""Invented investors, and who invests in a project with what share."""

import copy
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from desktop_app.services.sample_year.uscc import invented_uscc
from desktop_app.services.sample_year.wishes import Wish
from desktop_app.services.sample_year.words import MARK, City, Field, Names, Words

OWN_CITY = "12"
"""Region codes of the sample's own city begin with this."""

WHOLE = 100_000_000
THIRDS = (33_333_333, 33_333_333, 33_333_334)
"""Shares in millionths of a percent."""

_TRIED = 12
"""So many investors are tried for another project of one of them."""

_TAGS = ("国高新", "专精特新", "上市公司", "民营500强", "瞪羚", "总部企业", "国高新、专精特新小巨人")
_ABROAD = (("990392", "日本"), ("990410", "韩国"), ("990276", "德国"), ("990702", "新加坡"), ("810000", "香港"))


@dataclass(frozen=True, slots=True)
class Investor:
    """One row of the sheet 投资方."""

    name: str
    uscc: str
    reason: str
    region: str
    ownership: str
    parent: str = ""
    tags: str = ""
    brand: str = ""

    @property
    def domestic(self) -> bool:
        """Whether its money may count as domestic money at all."""
        return self.ownership not in {"外资", "港澳台"}


@dataclass(frozen=True, slots=True)
class Party:
    """An investor's part in a project; share in millionths of a percent; `frozen` is its origin at signing or ""."""

    investor: Investor
    share: int
    lead: bool
    frozen: str

    @property
    def origin(self) -> str:
        """The origin that counts."""
        return self.frozen or self.investor.region

    @property
    def outside_money(self) -> bool:
        """Whether money of this investor in this project counts as domestic money from outside the city."""
        return self.investor.domestic and not self.origin.startswith(OWN_CITY)


class Market:
    """All investors of a data set; makes new ones and lets some invest again (`again`: how often)."""

    def __init__(self, words: Words, random: Random, again: float = 0.25) -> None:
        self._again = again
        self.investors: list[Investor] = []
        self._random = random
        self._aside = copy.copy(random)  # for what is made in place of what was drawn
        self._names = Names(words, random, self._aside)
        self._fields = words.fields
        self._pools: dict[tuple[str, str], list[Investor]] = defaultdict(list)
        self._cities: dict[str, tuple[list[City], list[int]]] = {}
        for origin in ("beijing", "outside", "own"):
            cities = [city for city in words.cities if _origin(city.region) == origin]
            self._cities[origin] = (cities, [city.weight for city in cities])
        self.named = {
            entry.name: self._add(entry.name, entry.region, entry.ownership, entry.parent, entry.tags)
            for entry in words.investors
        }

    def parties(self, wish: Wish, field: Field, signed: bool, follows: Callable[[Investor], bool]) -> list[Party]:
        """Who invests in a project; only the parties of a signed one have a frozen origin.

        `follows` tells whether it may be the next project of an investor who has others.
        """
        random = self._random
        lead, frozen = self._lead(wish, field, follows)
        partners = self._partners(wish)
        shares = [WHOLE]
        if len(partners) == 1:
            first = random.choice((60, 70, 51, 80)) * 1_000_000
            shares = [first, WHOLE - first]
        elif partners:
            shares = list(THIRDS)
        found = []
        for n, (investor, share) in enumerate(zip([lead, *partners], shares, strict=True)):
            # a tenth of the history came without a frozen origin: the investor's own region holds
            origin = investor.region if signed and random.random() < 0.9 else ""
            found.append(Party(investor, share, n == 0, (frozen if signed else "") or origin if n == 0 else origin))
        return found

    def _lead(self, wish: Wish, field: Field, follows: Callable[[Investor], bool]) -> tuple[Investor, str]:
        """The lead investor, and the origin frozen at signing where it differs from the investor's region now."""
        random = self._random
        named = wish.named
        if named and named.investor:
            return self.named[named.investor], ""
        if wish.frozen:
            now, then = (wish.origin, "own") if wish.frozen == "out" else ("own", wish.origin)
            if wish.frozen == "out":
                now = "outside"
            return self._company(now, field, "民企"), self._city(then).region
        if wish.foreign:
            return self._company(wish.origin, field, random.choice(("外资", "港澳台"))), ""
        pool = self._pools[wish.origin, field.field]
        if pool and random.random() < self._again:
            return self._again_or_new(random.randrange(len(pool)), wish, field, follows), ""
        investor = self._company(wish.origin, field, "国企" if random.random() < 0.12 else "民企")
        pool.append(investor)
        return investor, ""

    def _again_or_new(self, place: int, wish: Wish, field: Field, follows: Callable[[Investor], bool]) -> Investor:
        """The investor of this place in the pool, or another one whose next project this can be, or a new one."""
        pool = self._pools[wish.origin, field.field]
        found = next((one for one in pool[place : place + _TRIED] + pool[:_TRIED] if follows(one)), None)
        return found or self._company(wish.origin, field, "民企", self._aside)

    def _partners(self, wish: Wish) -> list[Investor]:
        random = self._random
        if wish.named and wish.named.partner:
            return [self.named[wish.named.partner]]
        draw = random.random()
        if draw > 0.18 and wish.size != "exact_split":
            return []
        kinds = random.choices(("own", "outside", "foreign", "abroad", "person"), (5, 5, 3, 3, 1), k=1 + (draw < 0.05))
        return [self._partner(kind) for kind in kinds]

    def _partner(self, kind: str) -> Investor:
        random = self._random
        field = random.choice(self._fields)
        if kind == "abroad":
            region, place = random.choice(_ABROAD)
            ownership = "港澳台" if region == "810000" else "外资"
            _, name = self._names.company(place, field.field, "株式会社" if region == "990392" else "有限公司")
            return self._add(name, region, ownership, reason="境外")
        if kind == "person":
            name = f"示例自然人投资人{len(self.investors):04d}{MARK}"
            return self._add(name, self._city("outside").region, "民企", reason="自然人")
        if kind == "foreign":
            return self._company("outside", field, "外资")
        return self._company(kind, field, "民企")

    def _company(self, origin: str, field: Field, ownership: str, random: Random | None = None) -> Investor:
        random = random or self._random
        city = self._city(origin, random)
        parent = ""
        if ownership == "民企" and random.random() < 0.06:
            _, parent = self._names.company(city.place, "控股", "集团有限公司", random)
            self._add(parent, city.region, "民企", tags="总部企业")
        brand, name = self._names.company(city.place, field.field, random=random)
        tags = random.choice(_TAGS) if random.random() < 0.22 else ""
        reason = "未注册" if random.random() < 0.02 else ""
        return self._add(name, city.region, ownership, parent, tags, reason, brand)

    def _city(self, origin: str, random: Random | None = None) -> City:
        cities, weights = self._cities[origin]
        return (random or self._random).choices(cities, weights)[0]

    def _add(
        self,
        name: str,
        region: str,
        ownership: str,
        parent: str = "",
        tags: str = "",
        reason: str = "",
        brand: str = "",
    ) -> Investor:
        uscc = "" if reason else invented_uscc(len(self.investors) + 1, region)
        investor = Investor(name, uscc, reason, region, ownership, parent, tags, brand)
        self.investors.append(investor)
        return investor


def _origin(region: str) -> str:
    return "beijing" if region.startswith("11") else "own" if region.startswith(OWN_CITY) else "outside"
