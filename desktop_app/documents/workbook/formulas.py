"""Formulas whose result is not in the file: a program that writes workbooks leaves the reckoning to Excel."""

import html
import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import replace
from xml.etree import ElementTree

from desktop_app.domain.workbook.cells import Cell, Formula
from desktop_app.domain.workbook.layout import RawSheet

_OPEN = re.compile(
    rb'<c (?![^>]*\bt="str")[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>'
    rb"<f(?: [^>]*)?(?:/>|>([^<]*)</f>)\s*(?:<v ?/>|<v></v>)?\s*</c>"
)
"""Column, row and text of a cell with a formula and no value; t="str" is a result that is an empty text."""

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def with_formulas(sheets: Sequence[RawSheet], data: bytes) -> list[RawSheet]:
    """The sheets of an .xlsx with the formula itself in each cell that has no result; those of other files as is."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            names = _parts(parts)
            return [_filled(sheet, parts.read(names[sheet.name])) if sheet.name in names else sheet for sheet in sheets]
    except (KeyError, ElementTree.ParseError, zipfile.BadZipFile, zlib.error):
        return list(sheets)


def _parts(parts: zipfile.ZipFile) -> dict[str, str]:
    """Where each sheet lies in the file."""
    relations = ElementTree.fromstring(parts.read("xl/_rels/workbook.xml.rels"))
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    book = ElementTree.fromstring(parts.read("xl/workbook.xml"))
    named = ((sheet.get("name", ""), targets.get(sheet.get(f"{_RELATION}id"))) for sheet in book.iter(f"{_MAIN}sheet"))
    return {name: target[1:] if target.startswith("/") else f"xl/{target}" for name, target in named if target}


def _filled(sheet: RawSheet, part: bytes) -> RawSheet:
    if b"<f" not in part:
        return sheet
    rows: list[Sequence[Cell]] = list(sheet.rows)
    for letters, digits, text in _OPEN.findall(part):
        row, place = int(digits) - 1, _place(letters)
        rows += [()] * (row + 1 - len(rows))
        line = [*rows[row], *[""] * (place + 1 - len(rows[row]))]
        line[place] = Formula(f"={html.unescape(text.decode())}")
        rows[row] = line
    return replace(sheet, rows=rows)


def _place(letters: bytes) -> int:
    """A is 0, Z is 25, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
