"""The word lists of the sample (resources/sample) and the names made from them."""

import csv
import tomllib
from dataclasses import dataclass
from pathlib import Path
from random import Random

MARK = "（示例）"
"""Ends the name of every investor of the sample."""


@dataclass(frozen=True, slots=True)
class City:
    """Where investors come from."""

    short: str
    region: str
    weight: int

    @property
    def place(self) -> str:
        """The city alone, as company names have it: 北京朝阳 -> 北京."""
        return self.short[:2] if self.region[:2] in {"11", "12", "31"} else self.short


ON_ROOFS = "分布式光伏"
"""What the name of a plant on roofs has."""


@dataclass(frozen=True, slots=True)
class Field:
    """A trade: industry division, track, and the words for a company and for a project."""

    industry: str
    track: str
    field: str
    project: str


@dataclass(frozen=True, slots=True)
class NamedInvestor:
    """An investor the published report names, or an invented part of a central enterprise."""

    name: str
    region: str
    ownership: str
    parent: str = ""
    tags: str = ""


@dataclass(frozen=True, slots=True)
class NamedProject:
    """A project by name. `partner` joins an invented lead investor; `landed`/`reach` as in a Wish."""

    name: str
    industry: str
    track: str
    unit: str
    investor: str = ""
    partner: str = ""
    big: bool = False
    centre: bool = False
    tenants: int = 0
    landed: str = ""
    reach: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Everything read from the word lists. `units` are rows code, name, short name, group, parent's code."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    cities: tuple[City, ...]
    fields: tuple[Field, ...]
    units: tuple[tuple[str, str, str, str, str], ...]
    investors: tuple[NamedInvestor, ...]
    projects: tuple[NamedProject, ...]

    @classmethod
    def read(cls, resources: Path) -> "Words":
        """Read the lists below `resources`/sample."""
        folder = resources / "sample"
        with (folder / "named_projects.toml").open("rb") as file:
            named = tomllib.load(file)
        return cls(
            first=_lines(folder / "brand_first.txt"),
            second=_lines(folder / "brand_second.txt"),
            cities=tuple(City(r["short"], r["region"], int(r["weight"])) for r in _table(folder / "cities.csv")),
            fields=tuple(Field(**row) for row in _table(folder / "fields.csv")),
            units=tuple(
                (row["code"], row["name"], row["short"], row["group"], row["parent"])
                for row in _table(folder / "units.csv")
            ),
            investors=tuple(NamedInvestor(**entry) for entry in named["investor"]),
            projects=tuple(NamedProject(**entry) for entry in named["project"]),
        )


class Names:
    """Company names that no other company of this data set has, and brands that no other one of a trade has.

    `aside` gives brands in place of those that another place's company has: it takes nothing from the other draws.
    """

    def __init__(self, words: Words, random: Random, aside: Random) -> None:
        self._words = words
        self._random = random
        self._aside = aside
        self._taken: set[str] = set()
        self._brands: set[tuple[str, str]] = set()

    def company(self, place: str, field: str, form: str = "有限公司", random: Random | None = None) -> tuple[str, str]:
        """Brand and full name, e.g. 云栎 and 北京云栎软件有限公司（示例）."""
        random = random or self._random
        brand = self._brand(random, 2)
        # the shared draws are as many as they were while a name only had to be new
        while random is self._random and f"{place}{brand}{field}" in self._taken:
            brand = self._brand(random, 3)
        if random is self._random:
            self._taken.add(f"{place}{brand}{field}")
        while (brand, field) in self._brands:
            brand = self._brand(self._aside, 3)
        self._brands.add((brand, field))
        return brand, f"{place}{brand}{field}{form}{MARK}"

    def _brand(self, random: Random, length: int) -> str:
        words = self._words
        return random.choice(words.first) + "".join(random.choice(words.second) for _ in range(length - 1))


def _lines(path: Path) -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8").split())


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
