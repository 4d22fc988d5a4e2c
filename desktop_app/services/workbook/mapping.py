"""Saved mappings: how the sheets and headers of some other workbook become ours.

A mapping file is JSON: our sheet's name -> `{"sheet": name in the file, "columns": {its header: ours}, "constants":
{our header: cell for every row}, "units": {our header: 元, 万元, 亿元, 亩 or 平方米}}`, or a list of such entries when
several sheets of the file feed ours.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec

from desktop_app.domain.workbook.layout import Mapped
from desktop_app.domain.workbook.schema import BY_NAME
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError

Unit = Literal["元", "万元", "亿元", "亩", "平方米"]


class Entry(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """One sheet of the file, as the JSON has it."""

    sheet: str
    columns: dict[str, str] = {}
    constants: dict[str, str | int | float | bool] = {}
    units: dict[str, Unit] = {}


def load_mapping(path: Path) -> dict[str, tuple[Mapped, ...]]:
    """Read a mapping file. Raises UserError when it is missing, no mapping, or names sheets or columns not ours."""
    try:
        document: dict[str, Any] = msgspec.json.decode(path.read_bytes(), type=dict[str, Any])
        entries = {name: _entries(value) for name, value in document.items()}
    except FileNotFoundError as error:
        raise UserError(QT_TRANSLATE_NOOP("errors", "There is no file {path}."), path=path) from error
    except (msgspec.MsgspecError, OSError) as error:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "{name} is not a mapping: {detail}."), name=path.name, detail=str(error)
        ) from error
    for unknown in _unknown(entries):
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "The mapping {name} speaks of {unknown}, which the data workbook has not."),
            name=path.name,
            unknown=unknown,
        )
    return {
        name: tuple(Mapped(entry.sheet, entry.columns, entry.constants, entry.units) for entry in several)
        for name, several in entries.items()
    }


def _entries(value: Any) -> list[Entry]:
    return msgspec.convert(value if isinstance(value, list) else [value], list[Entry])


def _unknown(entries: Mapping[str, list[Entry]]) -> Iterator[str]:
    for name, several in entries.items():
        sheet = BY_NAME.get(name)
        if sheet is None:
            yield name
            continue
        for entry in several:
            yield from sorted({*entry.columns.values(), *entry.constants, *entry.units} - set(sheet.headers))
