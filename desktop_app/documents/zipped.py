"""Office files are zip archives: put together with the document's own date, their bytes are always the same."""

import io
import shutil
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from os import PathLike
from pathlib import Path
from typing import IO, Any

EARLIEST = 1980
"""A zip archive knows no earlier year."""

STYLES = "xl/styles.xml"
FONT_PARTS = (
    "b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name", "family",
    "charset", "scheme",
)  # fmt: skip
"""What a font of a workbook consists of, in the order of Microsoft's schema; openpyxl has one of its own."""


def rezipped(data: bytes, day: date, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The archive with every part dated and as `change` gives it by its name; None leaves a part out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, _Dated(buffer, day) as target:
        for name in source.namelist():
            content = change(name, source.read(name))
            if content is not None:
                target.writestr(name, content)
    return buffer.getvalue()


def saved(book: Any, moment: datetime) -> bytes:
    """A workbook of openpyxl as the bytes of its file, dated. Raises OSError when its rows cannot be collected."""
    from openpyxl.writer.excel import ExcelWriter

    book.properties.created = book.properties.modified = moment
    if not book.worksheets:
        book.create_sheet()
    buffer = io.BytesIO()
    with _Workbook(buffer, moment) as archive:
        ExcelWriter(book, archive).write_data()
    return buffer.getvalue()


class _Dated(zipfile.ZipFile):
    """An archive whose parts all have one date."""

    def __init__(self, file: IO[bytes], day: date) -> None:
        super().__init__(file, "w", zipfile.ZIP_DEFLATED)
        self._stamp = (max(day.year, EARLIEST), day.month, day.day, 0, 0, 0)

    def writestr(self, name: Any, data: Any, compress_type: int | None = None, level: int | None = None) -> None:
        """Add a part."""
        super().writestr(self._entry(name), data, compress_type, level)

    def write(
        self,
        filename: str | PathLike[str],
        arcname: Any = None,
        compress_type: int | None = None,
        level: int | None = None,
    ) -> None:
        """Add a part that waits in a file."""
        with Path(filename).open("rb") as source, self.open(self._entry(arcname), "w") as target:
            shutil.copyfileobj(source, target)

    def _entry(self, name: str) -> zipfile.ZipInfo:
        entry = zipfile.ZipInfo(name, self._stamp)
        entry.compress_type = zipfile.ZIP_DEFLATED
        return entry


class _Workbook(_Dated):
    """The archive of a workbook."""

    def writestr(self, name: Any, data: Any, compress_type: int | None = None, level: int | None = None) -> None:
        """Add a part, the styles with their fonts in order."""
        super().writestr(name, _in_order(data) if name == STYLES else data, compress_type, level)


def _in_order(styles: bytes) -> bytes:
    from lxml import etree

    tree = etree.fromstring(styles)
    for font in tree.iter("{*}font"):
        font[:] = sorted(font, key=lambda part: FONT_PARTS.index(etree.QName(part).localname))
    return bytes(etree.tostring(tree))
