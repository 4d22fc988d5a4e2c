"""A list on paper as it stands on the screen: its columns, its order, what narrows it, and its sums."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.documents.listprint import ListData, render_list
from desktop_app.documents.model import Align, Table
from desktop_app.documents.model import Column as Printed
from desktop_app.documents.points import columns_in_line
from desktop_app.documents.produce import Press
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.queries import local, office_settings
from desktop_app.ui.dialogs.print_button import Wanted
from desktop_app.ui.dialogs.print_preview import PrintPreview
from desktop_app.ui.dialogs.save_pdf import ask_file, tell_lacking, tell_saved
from desktop_app.ui.formats import NOTHING
from desktop_app.ui.models.lookups import language
from desktop_app.ui.navigation import Navigator, Surface
from desktop_app.ui.table_model import Column
from desktop_app.ui.tasks import Progress

MOST = 5_000
"""Rows that are printed at once, about 200 pages."""

UPRIGHT = 640
"""Columns that are together no wider than so many pixels on the screen stand on an upright sheet."""

_AT_ONCE = 500
_READ = 0.4
_PARTED = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
"""A blank between Chinese words, as the screen tells counties apart: 北京市 丰台区."""
PLACES = frozenset({"region", "region_code"})
"""The columns that tell a place."""
_SIGNS = {"": "", "green": "● ", "yellow": "▲ ", "red": "■ "}
_ALIGN = {"left": Align.LEFT, "right": Align.RIGHT, "centre": Align.CENTRE}


class ListOutput(QObject):
    """Print a list, or save it under a name that the user chooses; a sheet is in the language of the window."""

    def __init__(self, navigator: Navigator, page: QWidget, surface: Surface | None = None) -> None:
        super().__init__(page)
        self.navigator = navigator
        self._page = page
        self._surface = surface or navigator

    def print(self, wanted: Wanted) -> Progress:
        """Lay the list out and show it as it will be printed."""
        file = self.navigator.paths.data / "preview" / "list.pdf"
        return self._make(wanted, file, lambda made: self._preview(wanted.title, file, made))

    def save_as(self, wanted: Wanted) -> QFileDialog:
        """Ask for a name, then write the list."""
        name = f"{wanted.title} {self.navigator.today():%Y-%m-%d}.pdf"
        kinds = self.tr("PDF document (*.pdf)")
        return ask_file(
            self.navigator, self._page, self.tr("Save the list"), name, kinds, lambda path: self.write(wanted, path)
        )

    def write(self, wanted: Wanted, path: Path) -> Progress:
        """Write the list and say where it is."""
        return self._make(wanted, path, lambda made: tell_saved(self._surface, path, tuple(made), made))

    def _make(self, wanted: Wanted, path: Path, then: Callable[[Mapping[str, str]], None]) -> Progress:
        """Lay the list out; `then` gets the characters that no font has, and what the first row of each begins with."""
        office, press, today = self.navigator.office, Press(self.navigator.paths.resources), self.navigator.today()
        number, total, paging = self.tr("No."), self.tr("Total"), self.tr("Page {page} of {pages}")
        part = self.tr("{title} ({part} of {parts})")
        spoken = language().replace("_", "-")

        def work(progress: Progress) -> Mapping[str, str]:
            with office.read() as session:
                ids = wanted.ids(session)
                _check(len(ids))
                rows = _read(session, wanted, ids, progress)
                name = _office(session)
            table = _table(wanted, rows, number, total)
            footer = "　".join(part for part in (name, f"{today:%Y-%m-%d}") if part)
            wide = sum(column.width for column in wanted.columns) > UPRIGHT
            below = _below(wanted, len(rows), _legend(wanted.columns, rows))
            data = ListData(wanted.title, table, today, below, footer, name, wide, spoken, paging, part)
            made = render_list(
                data,
                path,
                press.fonts(),
                lambda page, pages: progress.report(_READ + (1 - _READ) * page / pages),
                lambda: progress.cancelled,
            )
            return {sign: _told(table, sign) for sign in made.missing_characters}

        return self._surface.run(self.tr("Writing the list"), work, then)

    def _preview(self, title: str, file: Path, lacking: Mapping[str, str]) -> None:
        tell_lacking(self._surface, tuple(lacking), lacking)
        PrintPreview(self.navigator.worker, title, file, self._page).open()


def _office(session: Any) -> str:
    """Whose list it is: a unit's is its own, not the centre's."""
    own = local.unit_name(session) if local.of_a_unit(session) else ""
    return own or office_settings.load(session).office_name


def _told(table: Table, sign: str) -> str:
    """The first row with this character, by its first words."""
    for row in table.rows:
        if any(sign in cell for cell in row):
            return next((cell for cell in row if sign in cell or not cell.isdecimal()), "")
    return ""


def _read(session: Any, wanted: Wanted, ids: Sequence[str], progress: Progress) -> list[Any]:
    """The rows in the order of their ids."""
    found: list[Any] = []
    for start in range(0, len(ids), _AT_ONCE):
        progress.check()
        progress.report(_READ * start / len(ids))
        found += wanted.rows(session, ids[start : start + _AT_ONCE])
    return found


def _below(wanted: Wanted, count: int, legend: str) -> tuple[str, ...]:
    """What stands below the title: what narrows the list with how many there are, and what its marks mean."""
    counted = " · ".join([*wanted.notes, *([wanted.count.format(count=f"{count:,}")] if wanted.count else [])])
    return tuple(line for line in (counted, legend) if line)


def _legend(columns: Sequence[Column], rows: Sequence[Any]) -> str:
    """What the marks mean that stand in the list without words beside them."""
    told = []
    for one in columns:
        if one.light and one.legend:
            seen = {one.light(row) for row in rows}
            told += [sign + one.legend(light) for light, sign in _SIGNS.items() if light and light in seen]
    return "　".join(told)


def _table(wanted: Wanted, rows: Sequence[Any], number: str, total: str) -> Table:
    """The cells as the screen shows them, figures with their points in line, those rows numbered that count; a last row
    has the sums, and a column that says nothing takes no more room than its head."""
    columns = wanted.columns
    cells = [[_SIGNS[one.light(row) if one.light else ""] + _said(one, row) for one in columns] for row in rows]
    said = [any(line[place] not in ("", NOTHING) for line in cells) for place in range(len(columns))]
    heads = [_head(one, tells or not any(said)) for one, tells in zip(columns, said, strict=True)]
    summed = len(rows) > 1 and any(one.summed for one in columns)
    if summed:
        sums = [one.text(_sum(one, rows)) if one.summed else "" for one in columns]
        cells.append([sums[0] or total, *sums[1:]])
    cells = columns_in_line(cells, [place for place, one in enumerate(columns) if one.align == "right"])
    if wanted.numbered is not None:
        heads.insert(0, Printed(number, 44, Align.CENTRE))
        for place, line in zip(_numbers(rows, wanted.numbered), cells, strict=False):
            line.insert(0, place)
        if summed:
            cells[-1].insert(0, "")
    return Table(tuple(heads), tuple(map(tuple, cells)), total_rows=int(summed))


def _said(column: Column, row: Any) -> str:
    """A cell; on paper the parts of a place stand side by side, whatever else a clerk wrote as it was written."""
    text = column.text(column.of(row))
    return _PARTED.sub("", text) if column.field in PLACES else text


def _head(column: Column, tells: bool) -> Printed:
    """A head; of a column that tells nothing it is as narrow as can be."""
    title = column.title if tells else column.title.replace("（", "\n（")
    return Printed(title, column.width if tells else 0.0, _ALIGN[column.align])


def _sum(column: Column, rows: Sequence[Any]) -> Any:
    """The sum of a column; None where no row has a figure."""
    figures = [value for row in rows if (value := column.of(row)) is not None]
    return sum(figures) if figures else None


def _numbers(rows: Sequence[Any], counts: Callable[[Any], bool]) -> Iterator[str]:
    """1, 2, 3 … for the rows that count, nothing for the others."""
    number = 0
    for row in rows:
        number += counts(row)
        yield str(number) if counts(row) else ""


def _check(count: int) -> None:
    """Raises UserError for a list of no rows, or of too many."""
    if not count:
        raise UserError(QT_TRANSLATE_NOOP("errors", "The list is empty, there is nothing to print."))
    if count > MOST:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "The list has {count} rows; up to {most} can be printed at once."),
            QT_TRANSLATE_NOOP("errors", "Narrow it with the search, a filter or a view."),
            count=f"{count:,}",
            most=f"{MOST:,}",
        )
