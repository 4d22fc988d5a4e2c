"""How a field's value is read where records are compared: the record of changes, previews, differences."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QCoreApplication

from db.enums import Indicator, ReportKind, UnitGroup
from desktop_app.domain import targets
from desktop_app.domain.field_words import field_word, kind_word, mark_word, part_word, setting_word
from desktop_app.domain.indicators import Measure, measure
from desktop_app.domain.money import FEN_PER_YI
from desktop_app.queries.audit import SettingValue, TargetValue
from desktop_app.queries.codes import CODE_TABLES
from desktop_app.sync.scopes import SHARED
from desktop_app.sync.share_sets import LINES
from desktop_app.sync.undecided import ShareLine
from desktop_app.ui.formats import NOTHING, file_size, money_wan, number_text, plain_text, share_text
from desktop_app.ui.models.lookups import language, listed, word

LONGEST_VALUE = 200
UNREAD = frozenset({"sort_order", "content", "content_hash", "fallen", "pdf_hash", "snapshot", "texts"})
"""Fields that nobody reads: places in an order, figures and words as the program keeps them, digests of files. Of these
only that they changed is said."""
_WORDED: dict[str, StrEnum] = {one.value: one for kind in (Indicator, ReportKind, UnitGroup) for one in kind}
_ID = re.compile(r"[0-9a-f]{32}")
_CODED = {table: name for name, table in reversed(CODE_TABLES.items())}
"""Code table -> the first field that takes its values from it, which clerks know it by."""


def title_words(table: str, title: str) -> str:
    """What a record is called, of those whose titles hold names that only the program knows."""
    if table == "setting":
        _name, _slash, bulletin = title.partition("/")
        kind, _slash, period = bulletin.partition("/")
        words = QCoreApplication.translate("Exchange", "{name} ({bulletin})")
        named = setting_word(title, language())
        bulletin = f"{_named(kind)} {period}".strip()
        return words.format(name=named, bulletin=bulletin) if bulletin else named
    if table == "target":
        unit, _dot, indicator = title.rpartition(" · ")
        return " · ".join((unit or QCoreApplication.translate("Targets", "Whole district"), _named(indicator)))
    return title


def target_words(target: TargetValue) -> str:
    """A year's target with its unit: amounts from one 亿元 on in 亿元."""
    in_yi = target.stored >= FEN_PER_YI
    written = targets.written(target.indicator, target.stored, in_yi=in_yi)
    match measure(target.indicator):
        case Measure.MONEY:
            return f"{written} {'亿元' if in_yi else '万元'}"
        case Measure.RATE:
            return f"{written}%"
    return written


def setting_text(setting: SettingValue) -> str:
    """What an office-wide setting holds, in words."""
    content = setting.content
    if isinstance(content, Mapping):
        content = {name: one for name, one in content.items() if name != "bases"}  # what the figures said then
    return _kept(content)


def _kept(content: Any) -> str:
    """A part of a setting: what stands under names with these, lists one after the other."""
    if isinstance(content, Mapping) and {"base", "text"} <= content.keys():  # a paragraph, and what it stands for
        return _kept(content["text"])
    if isinstance(content, Mapping):
        words = QCoreApplication.translate("Exchange", "{field}: {value}")
        said = (words.format(field=_named(name), value=_kept(one)) for name, one in content.items())
        return QCoreApplication.translate("Exchange", "; ").join(said)
    if isinstance(content, list):
        return listed(map(_kept, content)) or NOTHING
    if isinstance(content, bool):
        return value_words("", content)
    return content if isinstance(content, str) and content else plain_text(content)


def _named(name: str) -> str:
    """What stands under this name in a setting: a word of a vocabulary, a code table, or one of its own."""
    if name in _WORDED:
        return word(_WORDED[name])
    return field_word(_CODED[name], language()) if name in _CODED else part_word(name, language())


def _marks(marks: Iterable[str]) -> str:
    return listed(mark_word(mark, language()) for mark in marks)


def value_words(field: str, value: Any) -> str:
    """A field's value as it is read elsewhere in the window."""
    if isinstance(value, TargetValue):
        return target_words(value)
    if isinstance(value, SettingValue):
        return plain_text(setting_text(value))[:LONGEST_VALUE]
    if isinstance(value, bool):
        yes, no = QCoreApplication.translate("AuditTrail", "yes"), QCoreApplication.translate("AuditTrail", "no")
        return yes if value else no
    if isinstance(value, StrEnum):
        return word(value)
    if isinstance(value, dt.datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if field.endswith("_fen") and isinstance(value, int):
        return f"{money_wan(value)} 万元"
    if field.endswith("_milli") and isinstance(value, int):
        return f"{value / 1000:,.10g} ㎡"
    if field.endswith("_centi") and isinstance(value, int):
        return f"{value / 100:g}"
    if field == "score" and isinstance(value, int):
        return f"{value / 100:g}"
    if field == "size" and isinstance(value, int):
        return file_size(value)
    if field == "energy_tce" and isinstance(value, int):
        return QCoreApplication.translate("Exchange", "{amount} tce").format(amount=number_text(value))
    if field in ("flags", "origin") and value:
        return _marks(str(value).split())
    if field.endswith("_hash") and value:
        return f"{value[:8]}…"
    if field in UNREAD and isinstance(value, str) and value.startswith(("{", "[")):
        return QCoreApplication.translate("Exchange", "as kept in the record") if len(value) > 2 else NOTHING
    if field.endswith("_id") and isinstance(value, str) and _ID.fullmatch(value):
        return QCoreApplication.translate("Exchange", "a record without a name")
    if field == "share":
        return share_text(value)
    if field == LINES and isinstance(value, tuple):
        return QCoreApplication.translate("Exchange", ", ").join(map(_share_words, value))
    if field == "record_kind" and isinstance(value, str):
        return kind_word(value, language())
    if field == "table" and value in _CODED:
        return field_word(_CODED[value], language())
    if field == "owner_code" and value == SHARED:
        return QCoreApplication.translate("AuditTrail", "all offices")
    if isinstance(value, int):
        return str(value)
    return plain_text(value)[:LONGEST_VALUE]


def _share_words(line: ShareLine) -> str:
    """A part of a project: whose, in which role, how much."""
    lead = QCoreApplication.translate("Exchange", "Lead") if line.is_lead else ""
    role = word(line.role) if line.role is not None else lead
    named = QCoreApplication.translate("Exchange", "{name} ({role})").format(name=line.name, role=role)
    return f"{named if role else line.name} {share_text(line.share)}"
