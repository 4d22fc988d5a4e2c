"""What Word, Excel and WPS would complain of in a file: its schemas, and what the schemas do not say.

The parts are held against the schemas of Microsoft's own Open XML SDK (openxml-audit carries them); the rest of this
module is what makes an office program ask for a repair although every part is valid by itself.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from posixpath import join, normpath
from typing import Any

from lxml import etree
from openpyxl.utils import range_boundaries
from openxml_audit import FileFormat, OpenXmlValidator

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DATES = "{http://purl.org/dc/terms/}"

REWRITTEN = "inline-string cell"
"""What is told of every workbook of openpyxl: Excel keeps its texts elsewhere when it saves the file. No fault."""


STORY = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
NAME = re.compile(r"[^\[\]:*?/\\]{1,31}")


def complaints(path: Path) -> list[str]:
    """Everything an office program could take offence at; empty for a file that opens without a word."""
    found = [f"{error.part_uri}: {error.description}" for error in _schemas().validate(path).errors]
    found = [said for said in found if REWRITTEN not in said]
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        found += [f"{name} is there twice" for name, count in Counter(names).items() if count > 1]
        parts = {name: archive.read(name) for name in names}
    trees = {name: etree.fromstring(data) for name, data in parts.items() if name.endswith((".xml", ".rels"))}
    for check in (_types, _relations, _dates, _word, _workbook):
        found += check(trees, set(parts))
    return found


@cache
def _schemas() -> Any:
    return OpenXmlValidator(FileFormat.OFFICE_2019, max_errors=0)


def _types(trees: dict[str, Any], names: set[str]) -> Iterator[str]:
    """Every part has a type, and every type a part."""
    types = trees["[Content_Types].xml"]
    endings = {entry.get("Extension").lower() for entry in types if entry.get("Extension")}
    overrides = {entry.get("PartName")[1:] for entry in types if entry.get("PartName")}
    for name in names - overrides - {"[Content_Types].xml"}:
        ending = name.rpartition(".")[2].lower()
        if ending not in endings or ending == "xml":  # the type of any XML is none of a part
            yield f"{name} has no type"
    yield from (f"{name} has a type and is not there" for name in overrides - names)


def _relations(trees: dict[str, Any], names: set[str]) -> Iterator[str]:
    """Every relation leads to a part, and every relation named in a part is there."""
    known: dict[str, set[str]] = {}
    reached = {"[Content_Types].xml"}
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        folder, file = name.rsplit("_rels/", 1)
        ids = [entry.get("Id") for entry in tree]
        known[folder + file.removesuffix(".rels")] = set(ids)
        yield from (f"{name}: {one} twice" for one, count in Counter(ids).items() if count > 1)
        for entry in tree:
            target = entry.get("Target")
            whole = target[1:] if target.startswith("/") else normpath(join(folder, target))
            reached |= {whole, name}
            if entry.get("TargetMode") != "External" and whole not in names:
                yield f"{name}: {target} is not there"
    yield from (f"nothing leads to {name}" for name in names - reached)
    for name, tree in trees.items():
        for element in tree.iter(etree.Element):
            for attribute, value in element.attrib.items():
                if attribute.startswith(RELATION) and value not in known.get(name, set()):
                    yield f"{name}: no relation {value}"
            wanted = element.get("Requires", "").split() if element.tag == f"{COMPATIBILITY}Choice" else []
            wanted += element.get(f"{COMPATIBILITY}Ignorable", "").split()
            yield from (f"{name}: prefix {prefix} is unknown" for prefix in wanted if prefix not in element.nsmap)


def _dates(trees: dict[str, Any], names: set[str]) -> Iterator[str]:
    for moment in trees["docProps/core.xml"].iter(f"{DATES}created", f"{DATES}modified"):
        try:
            datetime.strptime(moment.text, "%Y-%m-%dT%H:%M:%SZ")
        except ValueError:
            yield f"docProps/core.xml: {moment.text} is no moment"


def _word(trees: dict[str, Any], names: set[str]) -> Iterator[str]:
    stories = {
        name: tree for name, tree in trees.items() if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name)
    }
    drawn = Counter(element.get("id") for tree in stories.values() for element in tree.iter("{*}docPr"))
    yield from (f"drawing {one} is there {count} times" for one, count in drawn.items() if count > 1)
    for name, tree in stories.items():
        marks = Counter(mark.get(f"{WORD}id") for mark in tree.iter(f"{WORD}bookmarkStart"))
        yield from (f"{name}: bookmark {one} is there {count} times" for one, count in marks.items() if count > 1)
        for table in tree.iter(f"{WORD}tbl"):
            yield from (f"{name}: {said}" for said in _table(table))
        for size in tree.iter(f"{WORD}sz", f"{WORD}szCs"):
            if not size.get(f"{WORD}val").isdecimal():
                yield f"{name}: {size.get(f'{WORD}val')} is no size"
    if "word/styles.xml" in trees:
        ids = Counter(style.get(f"{WORD}styleId") for style in trees["word/styles.xml"].iter(f"{WORD}style"))
        yield from (f"style {one} is there {count} times" for one, count in ids.items() if count > 1)


def _table(table: Any) -> Iterator[str]:
    """Cells fill the grid of their row, end in a paragraph, and go on only below a cell that begins."""
    columns = len(table.find(f"{WORD}tblGrid"))
    open_above: set[int] = set()
    for row in table.iter(f"{WORD}tr"):
        place, open_here = 0, set()
        for cell in row.iterchildren(f"{WORD}tc"):
            span = cell.find(f"{WORD}tcPr/{WORD}gridSpan")
            merge = cell.find(f"{WORD}tcPr/{WORD}vMerge")
            if cell[-1].tag != f"{WORD}p":
                yield "a cell does not end in a paragraph"
            if merge is not None:
                open_here.add(place)
                if merge.get(f"{WORD}val") != "restart" and place not in open_above:
                    yield "a cell goes on that has not begun"
            place += int(span.get(f"{WORD}val")) if span is not None else 1
        if place != columns:
            yield f"a row has {place} of {columns} columns"
        open_above = open_here
    after = table.getnext()
    if after is None or after.tag == f"{WORD}sectPr":
        yield "no paragraph behind the last table"


def _workbook(trees: dict[str, Any], names: set[str]) -> Iterator[str]:
    if "xl/workbook.xml" not in trees:
        return
    titles = [sheet.get("name") for sheet in trees["xl/workbook.xml"].iter(f"{SHEET}sheet")]
    yield from (
        f"“{title}” is no name of a sheet" for title in titles if not re.fullmatch(r"[^\[\]:*?/\\]{1,31}", title)
    )
    if len({title.lower() for title in titles}) < len(titles):
        yield "two sheets have one name"
    styles = len(trees["xl/styles.xml"].find(f"{SHEET}cellXfs"))
    for name, tree in trees.items():
        if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name):
            yield from (f"{name}: {said}" for said in _sheet(tree, styles))


def _sheet(tree: Any, styles: int) -> Iterator[str]:
    """Rows and cells stand in their order, none twice; no two joined cells share a place; every style is there."""
    last_row = 0
    for row in tree.iter(f"{SHEET}row"):
        number, last = int(row.get("r")), 0
        if number <= last_row:
            yield f"row {number} stands behind row {last_row}"
        last_row = number
        for cell in row:
            column, at = range_boundaries(cell.get("r"))[:2]
            if at != number or column <= last:
                yield f"cell {cell.get('r')} stands in the wrong place"
            last = column
            if int(cell.get("s", "0")) >= styles:
                yield f"cell {cell.get('r')} has a style that is not there"
            if any(len(text.text or "") > 32_767 for text in cell.iter(f"{SHEET}t")):
                yield f"cell {cell.get('r')} has more characters than a cell holds"
    taken: set[tuple[int, int]] = set()
    for joined in tree.iter(f"{SHEET}mergeCell"):
        left, top, right, bottom = range_boundaries(joined.get("ref"))
        places = {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
        if len(places) == 1 or places & taken:
            yield f"{joined.get('ref')} cannot be joined"
        taken |= places
