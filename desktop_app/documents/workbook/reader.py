"""Reading any spreadsheet or CSV file into rows of cells."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.documents.workbook.formulas import with_formulas
from desktop_app.domain.workbook.cells import Cell
from desktop_app.domain.workbook.layout import RawSheet, is_empty
from desktop_app.domain.workbook.schema import BY_NAME
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError, reason_of

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXT_ENDINGS = {".csv", ".txt", ".tsv"}
_ENCODINGS = ("utf-8-sig", "gb18030")


def read_file(path: Path) -> list[RawSheet]:
    """The sheets of an .xlsx, .xls, .ods, .et or .csv file (UTF-8 or GBK). Sheets that are hidden and not ours are
    left out.

    Raises UserError for what is no workbook, protected by a password, damaged, empty, or cannot be opened.
    """
    with _sentences(path):
        data = path.read_bytes()
        if not data.strip():
            raise UserError(QT_TRANSLATE_NOOP("errors", "The file {name} is empty."), name=path.name)
        if data.startswith(_ZIP):
            sheets = with_formulas(_workbook(data, path), data)
        elif data.startswith(_OLE):
            sheets = _workbook(data, path)
        elif path.suffix.lower() in _TEXT_ENDINGS:
            sheets = [RawSheet(path.stem, _csv(data, path))]
        else:
            raise _no_workbook(path)
    if all(is_empty(sheet) for sheet in sheets):
        raise UserError(QT_TRANSLATE_NOOP("errors", "The file {name} is empty."), name=path.name)
    return sheets


def _workbook(data: bytes, path: Path) -> list[RawSheet]:
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = [
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.visible == SheetVisibleEnum.Visible or sheet.name.strip() in BY_NAME
        ]
        return [_sheet(book.get_sheet_by_name(name)) for name in names]
    except CalamineError as error:
        if _is_protected(data, path):
            raise UserError(
                QT_TRANSLATE_NOOP("errors", "The file {name} is protected by a password."),
                QT_TRANSLATE_NOOP("errors", "Take the password off in Excel or WPS and import it again."),
                name=path.name,
            ) from error
        raise _no_workbook(path) from error
    except BaseException as error:
        # calamine reports what it never expected to meet in a file as a panic of its own
        if type(error).__name__ == "PanicException":
            raise _no_workbook(path) from error
        raise


def _is_protected(data: bytes, path: Path) -> bool:
    """Whether a password keeps the workbook shut. Where calamine has to guess the kind of file, it does not say."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    if not data.startswith(_OLE):
        return False
    try:
        CalamineWorkbook.from_path(path)
    except PasswordError:
        return True
    except CalamineError:
        return "EncryptedPackage".encode("utf-16-le") in data
    return False


def _sheet(sheet: "CalamineSheet") -> RawSheet:
    merged = [(top, bottom, left) for (top, left), (bottom, _) in sheet.merged_cell_ranges or () if bottom > top]
    return RawSheet(sheet.name, sheet.to_python(skip_empty_area=False), merged=merged)


def _csv(data: bytes, path: Path) -> list[list[Cell]]:
    for encoding in _ENCODINGS:
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise _no_workbook(path)
    if "\x00" in text:
        raise _no_workbook(path)
    first = text.partition("\n")[0]
    delimiter = max(",\t;", key=first.count)
    return [list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]


def _no_workbook(path: Path) -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("errors", "{name} is not a workbook, or it is damaged."),
        QT_TRANSLATE_NOOP("errors", "Open it in Excel or WPS and save it as .xlsx; nothing was changed."),
        name=path.name,
    )


@contextmanager
def _sentences(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise UserError(QT_TRANSLATE_NOOP("errors", "There is no file {path}."), path=path) from error
    except IsADirectoryError as error:
        raise UserError(QT_TRANSLATE_NOOP("errors", "{path} is a folder, not a file."), path=path) from error
    except OSError as error:
        if path.is_dir():
            raise UserError(QT_TRANSLATE_NOOP("errors", "{path} is a folder, not a file."), path=path) from error
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "The file {name} cannot be read: {detail}."),
            QT_TRANSLATE_NOOP("errors", "If it is open in Excel or WPS, close it there and try again."),
            name=path.name,
            detail=reason_of(error),
        ) from error
    except csv.Error as error:
        raise _no_workbook(path) from error
