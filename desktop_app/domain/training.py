"""Rules of the training schedule: moments, lengths, and lists of names as they come out of a spreadsheet or a chat."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time

MOMENT = "%Y-%m-%d %H:%M"
CENTI_PER_HOUR = 100
LONGEST_CENTI = 100_000
"""1,000 hours: more than any course has, so more is a slip of the keyboard."""

_HEADERS = frozenset({"姓名", "单位", "所在单位", "责任单位", "参训人员", "签到", "序号", "name", "unit", "person"})
_HERE = frozenset({"是", "√", "✓", "y", "yes", "1", "已签到"})
_AWAY = frozenset({"否", "×", "✗", "n", "no", "0", "未签到", "缺席", "请假"})
_BRACKETS = re.compile(r"^(?P<person>[^()]+)\((?P<unit>[^()]+)\)$")


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person found in pasted text. `unit_words` is what stood for the unit, also where no unit is called so."""

    person: str
    unit_id: str | None = None
    unit_words: str = ""
    attended: bool = False


def read_stored(text: str) -> datetime | None:
    """A stored moment `2022-03-15 09:00`; None when it is empty or none."""
    try:
        return datetime.strptime(text, MOMENT)
    except ValueError:
        return None


def read_clock(text: str) -> time | None:
    """A time of day from 9:00, 9：30, 0930, 9, 9点半 or 14时30分; "" is None. Raises ValueError when it is none."""
    clean = unicodedata.normalize("NFKC", text).strip().replace("点半", ":30")
    if not clean:
        return None
    found = re.fullmatch(r"(\d{1,2})(?:[:.点时](?:(\d{1,2})分?)?)?|(\d{1,2})(\d{2})", clean)
    if not found:
        raise ValueError(text)
    return time(int(found[1] or found[3]), int(found[2] or found[4] or 0))


def read_hours(text: str) -> int | None:
    """Hundredths of an hour from 2.5 or 2.5学时; "" is None. Raises ValueError for anything else or finer."""
    clean = unicodedata.normalize("NFKC", text).strip().removesuffix("学时").removesuffix("小时").strip()
    if not clean:
        return None
    found = re.fullmatch(r"(\d{1,4})(?:\.(\d{1,2}))?", clean)
    if not found:
        raise ValueError(text)
    return int(found[1]) * CENTI_PER_HOUR + int((found[2] or "").ljust(2, "0"))


def hours_text(centi: int | None) -> str:
    """Hundredths of an hour as 2.5; "" for none."""
    return "" if centi is None else f"{centi / CENTI_PER_HOUR:.2f}".rstrip("0").rstrip(".")


def read_people(text: str, units: Mapping[str, str]) -> list[NamedPerson]:
    """Persons in pasted text: lines of a spreadsheet (name, unit, sign-in in any order), or names with 、 between.

    `units` gives ids by name, short name and code. A person named twice for the same unit is taken once.
    """
    known = {_key(words): id_ for words, id_ in units.items()}
    found: dict[tuple[str, str], NamedPerson] = {}
    for line in text.splitlines():
        for one in _of_line(line, known):
            found.setdefault((one.person, one.unit_id or one.unit_words), one)
    return list(found.values())


def _of_line(line: str, known: Mapping[str, str]) -> list[NamedPerson]:
    if "\t" in line:
        one = _of_cells([cell.strip() for cell in line.split("\t")], known)
        return [one] if one else []
    names: list[NamedPerson] = []
    unit = ""
    for part in re.split(r"[、，,;；]", line):
        words = _words(part)
        if len(words) > 1 and _key(words[0]) in known:
            unit, words = words[0], words[1:]
        elif len(words) > 1 and _key(words[-1]) in known:
            unit, words = words[-1], words[:-1]
        for word in words:
            inside = _BRACKETS.match(unicodedata.normalize("NFKC", word))
            person = inside["person"] if inside else word
            if _is_name(person) and _key(person) not in known:
                names.append(_person(person, inside["unit"] if inside else unit, known))
    return names


def _words(part: str) -> list[str]:
    """Words between spaces; the two characters of a short name set wide (张 三) are one word."""
    words = part.split()
    if len(words) == 2 and all(len(word) == 1 for word in words):
        return ["".join(words)]
    return words


def _of_cells(cells: list[str], known: Mapping[str, str]) -> NamedPerson | None:
    """A spreadsheet's line: the cell that is a unit is the unit, the first other words are the person."""
    unit = next((cell for cell in cells if _key(cell) in known), "")
    marks = [cell.casefold() for cell in cells]
    words = [cell for cell in cells if cell and cell != unit and _is_name(cell)]
    if not words:
        return None
    # beside a known unit the other cell is the person; else a second cell with words is a unit that nobody knows
    other = unit or (words[1] if len(words) > 1 else "")
    if not unit and len(words) > 1 and len(words[0]) > len(words[1]):
        words[0], other = words[1], words[0]
    return _person("".join(_words(words[0])), other, known, any(mark in _HERE for mark in marks))


def _person(person: str, unit: str, known: Mapping[str, str], attended: bool = False) -> NamedPerson:
    return NamedPerson(person.strip(), known.get(_key(unit)), unit.strip(), attended)


def _is_name(cell: str) -> bool:
    """Words that can be a person's: no number, no mark, no header of a list."""
    folded = cell.strip().casefold()
    return bool(re.search(r"[^\W\d_]", cell)) and folded not in _HEADERS | _HERE | _AWAY


def _key(words: str) -> str:
    return unicodedata.normalize("NFKC", words).strip().casefold()
