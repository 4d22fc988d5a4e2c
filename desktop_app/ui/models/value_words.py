"""How a field's value is read where records are compared: the record of changes, previews, differences."""

import datetime as dt
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.field_words import field_word, kind_word
from desktop_app.queries.codes import CODE_TABLES
from desktop_app.sync.scopes import SHARED
from desktop_app.sync.share_sets import LINES
from desktop_app.sync.undecided import ShareLine
from desktop_app.ui.formats import money_wan, plain_text, share_text
from desktop_app.ui.models.lookups import language, word

LONGEST_VALUE = 200
_CODED = {table: name for name, table in reversed(CODE_TABLES.items())}
"""Code table -> the first field that takes its values from it, which clerks know it by."""


def value_words(field: str, value: Any) -> str:
    """A field's value as it is read elsewhere in the window."""
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
