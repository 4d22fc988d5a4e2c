"""What a PDF says of its parts to who hears it read: title, headings, paragraphs, tables with their cells, figures.

The structure tree of ISO 32000-1, 14.7 and 14.8: each stretch of drawing is marked with a number on its page, and the
tree names the numbers of every part. What belongs to no part (page numbers, rules) is an artifact.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Part:
    """What a thing on the page belongs to: a standard structure type, and which one of them; `alt` tells a picture."""

    tag: str
    number: int
    alt: str = ""


@dataclass(slots=True)
class _Element:
    tag: str
    key: object = None
    alt: str = ""
    rows: int = 1
    children: list["_Element | tuple[int, int]"] = field(default_factory=list)
    """Elements, and (page from 0, number on it) of marked drawing."""


class Tags:
    """Marks the drawing on a ReportLab canvas; `finish` puts the tree into the file, before it is saved."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._root = _Element("Document")
        self._path = [self._root]
        self._marks: dict[int, list[_Element]] = {}

    @contextmanager
    def part(self, part: Part | None) -> Iterator[None]:
        """Everything drawn meanwhile is of this part, over lines and pages; without one it is an artifact."""
        if part is None:
            with self._marked("/Artifact BMC"):
                yield
        elif part.tag == "Table":  # its cells mark themselves
            with self._inside("Table", part.number):
                yield
        else:
            with self._inside(part.tag, part.number, part.alt), self._content():
                yield

    @contextmanager
    def row(self, key: object) -> Iterator[None]:
        """A row of the table that is being drawn."""
        with self._inside("TR", key):
            yield

    @contextmanager
    def cell(self, head: bool, rows: int = 1) -> Iterator[None]:
        """A cell of the row, and of so many rows."""
        with self._inside("TH" if head else "TD", object()), self._content():
            self._path[-1].rows = rows
            yield

    @contextmanager
    def _inside(self, tag: str, key: object, alt: str = "") -> Iterator[None]:
        siblings = self._path[-1].children
        last = siblings[-1] if siblings else None
        if not (isinstance(last, _Element) and last.key == key and last.tag == tag):
            last = _Element(tag, key, alt)
            siblings.append(last)
        self._path.append(last)
        yield
        self._path.pop()

    @contextmanager
    def _content(self) -> Iterator[None]:
        page = self._canvas.getPageNumber() - 1
        element = self._path[-1]
        marks = self._marks.setdefault(page, [])
        element.children.append((page, len(marks)))
        marks.append(element)
        with self._marked(f"/{element.tag} <</MCID {len(marks) - 1}>> BDC"):
            yield

    @contextmanager
    def _marked(self, begin: str) -> Iterator[None]:
        self._canvas._code.append(begin)
        yield
        self._canvas._code.append("EMC")

    def finish(self) -> None:
        """Write the tree: elements refer to pages, pages to elements."""
        from reportlab.pdfbase import pdfdoc

        document = self._canvas._doc
        pages = document.Pages.pages
        name, array, entries = pdfdoc.PDFName, pdfdoc.PDFArray, pdfdoc.PDFDictionary
        references: dict[int, Any] = {}

        def mark(page: int, number: int) -> Any:
            return entries({"Type": name("MCR"), "Pg": document.Reference(pages[page]), "MCID": number})

        def written(element: _Element, parent: Any) -> Any:
            own = entries({})
            reference = references[id(element)] = document.Reference(own, f"Tag{len(references)}")
            on = {child[0] for child in element.children if isinstance(child, tuple)}
            kids = [
                (child[1] if len(on) == 1 else mark(*child)) if isinstance(child, tuple) else written(child, reference)
                for child in element.children
            ]
            own.dict.update({"Type": name("StructElem"), "S": name(element.tag), "P": parent, "K": array(kids)})
            if len(on) == 1:
                own["Pg"] = document.Reference(pages[on.pop()])
            if element.alt:
                own["Alt"] = pdfdoc.PDFString(element.alt)
            if element.rows > 1:
                own["A"] = entries({"O": name("Table"), "RowSpan": element.rows})
            return reference

        own = entries({})
        tree = document.Reference(own, "Tags")
        root = written(self._root, tree)
        numbers: list[Any] = []
        for page, marks in sorted(self._marks.items()):
            pages[page].__NoDefault__ = [*pages[page].__NoDefault__, "StructParents"]
            pages[page].StructParents = page
            numbers += [page, array([references[id(element)] for element in marks])]
        parents = entries({"Nums": array(numbers)})
        next_key = len(pages)
        own.dict.update(
            {"Type": name("StructTreeRoot"), "K": root, "ParentTree": parents, "ParentTreeNextKey": next_key}
        )
        document.Catalog.StructTreeRoot = tree
        document.Catalog.MarkInfo = entries({"Marked": "true"})
