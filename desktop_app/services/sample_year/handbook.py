"""The sample handbook, read from resources/sample/handbook."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SampleChapter:
    """A chapter: `text` is Markdown without the title."""

    key: str
    title: str
    title_en: str
    text: str


@dataclass(frozen=True, slots=True)
class SampleFact:
    """A figure with its source; `chapter` is a chapter's key."""

    chapter: str
    name: str
    value: str
    unit: str
    source: str
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class SamplePolicy:
    """A policy; `level` is a name of the table policy_level, `industries` codes, money in 分, `chapter` a key."""

    name: str
    number: str
    level: str
    text: str
    valid_from: date | None
    valid_until: date | None
    industries: tuple[str, ...]
    min_investment_fen: int | None
    chapter: str


@dataclass(frozen=True, slots=True)
class SampleHandbook:
    """Chapters in order, facts and policies."""

    chapters: tuple[SampleChapter, ...]
    facts: tuple[SampleFact, ...]
    policies: tuple[SamplePolicy, ...]


def sample_handbook(resources: Path) -> SampleHandbook:
    """Read the sample handbook below `resources`."""
    folder = resources / "sample" / "handbook"
    with (folder / "content.toml").open("rb") as file:
        content = tomllib.load(file)
    return SampleHandbook(
        chapters=tuple(_chapter(folder, name) for name in content["chapters"]),
        facts=tuple(SampleFact(**entry) for entry in content["fact"]),
        policies=tuple(_policy(entry) for entry in content["policy"]),
    )


def _chapter(folder: Path, name: str) -> SampleChapter:
    heading, _, rest = (folder / name).read_text(encoding="utf-8").partition("\n")
    match = re.match(r"<!-- en: (.+?) -->\n*", rest)
    title_en = match[1] if match else ""
    text = rest[match.end() :] if match else rest
    return SampleChapter(name, heading.removeprefix("# "), title_en, text.strip() + "\n")


def _policy(entry: dict[str, object]) -> SamplePolicy:
    wan, industries = entry.get("min_investment_wan"), entry.get("industries", [])
    start, end = entry.get("valid_from"), entry.get("valid_until")
    return SamplePolicy(
        name=str(entry["name"]),
        number=str(entry["number"]),
        level=str(entry["level"]),
        text=str(entry["text"]),
        valid_from=start if isinstance(start, date) else None,
        valid_until=end if isinstance(end, date) else None,
        industries=tuple(map(str, industries)) if isinstance(industries, list) else (),
        min_investment_fen=wan * 1_000_000 if isinstance(wan, int) else None,
        chapter=str(entry["chapter"]),
    )
