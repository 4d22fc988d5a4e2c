"""How changes of records are said: what becomes of one, its fields and values, and what two offices set apart."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.field_words import field_word
from desktop_app.errors import in_one_line
from desktop_app.sync.differing import Difference
from desktop_app.sync.undecided import Option
from desktop_app.ui.formats import NOTHING, minute
from desktop_app.ui.messages import error_words
from desktop_app.ui.models.lookups import language
from desktop_app.ui.models.value_words import value_words

KINDS = ("new", "changed", "handed", "undecided", "deleted", "gone")
LONG = 160


def kind_words(kind: str) -> str:
    """What would become of a record."""
    words = {
        "new": QCoreApplication.translate("Exchange", "New"),
        "changed": QCoreApplication.translate("Exchange", "Changed"),
        "handed": QCoreApplication.translate("Exchange", "Handed over"),
        "undecided": QCoreApplication.translate("Exchange", "To decide"),
        "deleted": QCoreApplication.translate("Exchange", "Deleted"),
        "gone": QCoreApplication.translate("Exchange", "To another unit"),
    }
    return words.get(kind, kind)


def kind_light(kind: str) -> str:
    """The shape that stands with a kind of change."""
    return {"new": "green", "undecided": "yellow", "deleted": "red", "gone": "red"}.get(kind, "")


def field_words(table: str, names: Sequence[str]) -> str:
    """Fields of a record by their words."""
    joiner = QCoreApplication.translate("Exchange", ", ")
    return joiner.join(field_word(name, language(), table) for name in names)


def is_long(text: str) -> bool:
    """Whether a text takes several lines."""
    return len(text) > LONG or "\n" in text


def value_text(name: str, value: Any) -> str:
    """A value in full, as it is read elsewhere in the window."""
    if name == "deleted_at":
        keeps = QCoreApplication.translate("Exchange", "The record stays")
        return keeps if value is None else QCoreApplication.translate("Exchange", "The record is deleted")
    if isinstance(value, str) and is_long(value):
        return value
    return value_words(name, value)


def option_text(values: Mapping[str, Any]) -> str:
    """The values of fields that are decided together, in a line."""
    return QCoreApplication.translate("Exchange", ", ").join(
        value_text(name, value).replace("\n", " ") or NOTHING for name, value in values.items()
    )


def difference_words(table: str, difference: Difference) -> str:
    """What is set here and what came, each with who set it and when, and why the record cannot have what came."""
    between = QCoreApplication.translate("Exchange", "; ")
    here, there = (between.join(_option_words(one) for one in side) for side in (difference.here, difference.there))
    words = QCoreApplication.translate("Exchange", "{fields}: here {here}, in the file {there}")
    said = words.format(fields=field_words(table, difference.fields), here=here or NOTHING, there=there or NOTHING)
    impossible = [one.impossible for one in difference.there if one.impossible is not None]
    if not impossible:
        return said
    why = in_one_line(dict.fromkeys(error_words(one)[0] for one in impossible))
    return QCoreApplication.translate("Exchange", "{difference} — {why}").format(difference=said, why=why)


def _option_words(option: Option) -> str:
    words = QCoreApplication.translate("Exchange", "“{value}” ({unit}, {user}, {when})")
    when = minute(option.at_ms)
    if option.clock_is_wrong:
        when = QCoreApplication.translate("Exchange", "{minute} by a clock that is wrong").format(minute=when)
    if not option.unit:  # both sides replaced it, so it is nobody's any more
        words = QCoreApplication.translate("Exchange", "“{value}”")
    return words.format(value=option_text(option.values), unit=option.unit, user=option.user or NOTHING, when=when)
