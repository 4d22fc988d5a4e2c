"""Names of units, codes and fixed words in the language of the window, and the choices made from them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from desktop_app.domain import words
from desktop_app.queries import codes, units
from desktop_app.ui.widgets.code_combo import Choice

TABLES = ("industry", "region", "campaign", "source", "environment", "fund_form", "evidence", "basis")


def language() -> str:
    """The language of the window: zh_CN or en."""
    return "zh_CN" if QLocale().language() == QLocale.Language.Chinese else "en"


def word(value: StrEnum | None) -> str:
    """A fixed word (stage, state, kind …) in the language of the window, "" for none."""
    return words.label(value, language()) if value is not None else ""


def listed(words_of: Iterable[str]) -> str:
    """Several words one after the other, as the language of the window writes them."""
    return QCoreApplication.translate("Lists", ", ").join(words_of)


def word_choices(vocabulary: type[StrEnum]) -> list[tuple[Any, str]]:
    """(value, word) of a closed vocabulary, for combos and filters."""
    return [(value, word(value)) for value in vocabulary]


@dataclass(frozen=True, slots=True)
class Lookups:
    """Read once per page and again when units or codes change; with `pinyin` choices are found by it."""

    units: Sequence[Choice] = ()
    tables: Mapping[str, Sequence[Choice]] = field(default_factory=dict)
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    pinyin: bool = False

    def name(self, table: str, code: str) -> str:
        """A code's name, the code itself when it is not in the table."""
        return self.names.get(table, {}).get(code, code)

    def unit(self, unit_id: str | None) -> str:
        return next((c.label for c in self.units if c.value == unit_id), "")


def load(session: Any, chosen_language: str, *, pinyin: bool = True) -> Lookups:
    """All of them, read on the worker's thread. Without `pinyin` choices are found by name and code only."""
    tables: dict[str, list[Choice]] = {}
    names: dict[str, dict[str, str]] = {}
    for table in TABLES:
        found = codes.table(session, table, pinyin=pinyin)
        own = {c.code: c.label(chosen_language) for c in found}
        names[table] = {c.code: _label(c, own, chosen_language) for c in found}
        tables[table] = [Choice(c.code, _listed(c, names[table]), c.words) for c in found if not c.closed]
    offices = told_apart([unit_choice(unit, pinyin=pinyin) for unit in units.all_units(session)])
    return Lookups(offices, tables, names, pinyin)


def unit_choice(unit: units.UnitRow | units.UnitRecord, *, pinyin: bool = True) -> Choice:
    """A unit to choose, found by its short and its full name too."""
    return Choice(unit.id, unit.short_name or unit.name, units.pinyin_of(unit) if pinyin else "", unit.code)


def told_apart(choices: Sequence[Choice]) -> list[Choice]:
    """The same, with their code behind the name where several have one name."""
    often = Counter(choice.label for choice in choices)
    return [replace(one, label=f"{one.label} {one.code}") if often[one.label] > 1 else one for one in choices]


def _listed(code: codes.Code, names: Mapping[str, str]) -> str:
    """A city that is a whole province (110100) stands in the list beside the province of the same name."""
    own = names[code.code]
    if code.parent and names.get(code.parent) == own:
        return QCoreApplication.translate("Lists", "{city}, its districts").format(city=own)
    return own


def _label(code: codes.Code, names: Mapping[str, str], chosen_language: str) -> str:
    """Counties are told apart by the place above them: 河东区 exists more than once."""
    own = code.label(chosen_language)
    above = names.get(code.parent, "")
    if not above or above == own:
        return own
    return f"{above} {own}" if code.code.isdigit() and len(code.code) == 6 else own
