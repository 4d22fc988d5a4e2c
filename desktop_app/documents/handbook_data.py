"""What the investment handbook holds, chosen and ordered: chapters with Markdown, figures, policies, pictures."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FactBox:
    """A figure with its source; `date` is how current it is, in words (2022年, 截至2023年6月)."""

    name: str
    value: str
    unit: str = ""
    source: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class PolicyCard:
    """A policy as printed: `valid` is its period in words, `text` one paragraph per line."""

    name: str
    number: str = ""
    level: str = ""
    valid: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter or, among `sections`, a part of one; `text` is Markdown, its pictures are names in `pictures`. Its
    policies stand in the chapter of the title `elsewhere`, if there is one."""

    title: str
    title_en: str = ""
    text: str = ""
    facts: tuple[FactBox, ...] = ()
    policies: tuple[PolicyCard, ...] = ()
    sections: tuple["Chapter", ...] = ()
    elsewhere: str = ""


@dataclass(frozen=True, slots=True)
class HandbookData:
    """A handbook to print. `visitor` names the company it is for; `contacts` are (label, text) for the back cover."""

    title: str
    office: str
    date: datetime.date
    chapters: tuple[Chapter, ...]
    subtitle: str = ""
    edition: str = ""
    visitor: str = ""
    contacts: tuple[tuple[str, str], ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    cover_picture: str = ""
