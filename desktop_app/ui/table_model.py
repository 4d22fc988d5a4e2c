"""The one table model of the application. Columns are data; rows come from a RowSource."""

import html
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from desktop_app.ui.formats import NOTHING, plain_text
from desktop_app.ui.row_source import RowSource

Align = Literal["left", "right", "centre"]
EditorKind = Literal["text", "money", "date", "choice", "number"]
Index = QModelIndex | QPersistentModelIndex

ROOT = QModelIndex()
VALUE_ROLE = Qt.ItemDataRole.UserRole + 1
COLUMN_ROLE = Qt.ItemDataRole.UserRole + 2
PLACEHOLDER = "…"

_PLAIN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE = _PLAIN | Qt.ItemFlag.ItemIsEditable

ALIGNMENTS = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    "centre": Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter,
}


@dataclass(frozen=True, slots=True)
class Editor:
    """How a cell is edited in place. `choices` gives (value, label) pairs when it is asked."""

    kind: EditorKind = "text"
    choices: Callable[[], Sequence[tuple[Any, str]]] | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One column as data.

    `field` names the column (layouts remember it, sources sort by it) and, unless `value` is given, the attribute of
    the row. `text` writes the value; `light` gives green, yellow or red with the cell; `width` is in logical pixels.
    `legend` says what each light means where its cell does not: paper has no tooltips.
    """

    field: str
    title: str
    text: Callable[[Any], str] = plain_text
    align: Align = "left"
    width: int = 120
    value: Callable[[Any], Any] | None = None
    sortable: bool = True
    editor: Editor | None = None
    tooltip: Callable[[Any], str] | None = None
    light: Callable[[Any], str] | None = None
    legend: Callable[[str], str] | None = None
    summed: bool = False
    shown: bool = True
    fixed: bool = False
    """Never hidden by the column chooser."""
    both_ends: bool = False
    """What is too long is cut in its middle: names that differ in their ends only."""

    def of(self, row: Any) -> Any:
        """The row's value of this column."""
        return self.value(row) if self.value is not None else getattr(row, self.field)


class Cell(NamedTuple):
    """All that a cell is painted from, in one answer: a page of a list has hundreds."""

    text: str
    align: Align = "left"
    muted: bool = False
    strong: bool = False
    stale: bool = False
    light: str = ""
    both_ends: bool = False


@dataclass(frozen=True, slots=True)
class CellEdit:
    """A cell that was edited: the record, the column's field, and the new value."""

    row_id: str
    field: str
    value: Any


class TableModel(QAbstractTableModel):
    """Shows the rows of a source. Edits go to `on_edit`, which saves them; the source then tells what changed."""

    def __init__(
        self,
        columns: Iterable[Column],
        source: RowSource,
        on_edit: Callable[[Sequence[CellEdit]], None] | None = None,
    ) -> None:
        super().__init__()
        self.all_columns = tuple(columns)
        self.columns = tuple(c for c in self.all_columns if c.shown)
        self.source = source
        self.on_edit = on_edit
        source.about_to_reset.connect(self.beginResetModel)
        source.was_reset.connect(self.endResetModel)
        source.about_to_grow.connect(lambda first, last: self.beginInsertRows(ROOT, first, last))
        source.has_grown.connect(self.endInsertRows)
        source.rows_changed.connect(self._rows_changed)

    def show_columns(self, fields: Sequence[str]) -> None:
        """Show these columns in this order; unknown names are passed over, fixed columns always stay, first."""
        known = {c.field: c for c in self.all_columns}
        wanted = [known[f] for f in dict.fromkeys(fields) if f in known]
        fixed = [c for c in self.all_columns if c.fixed and c not in wanted]
        self.beginResetModel()
        self.columns = (*fixed, *wanted) or self.columns
        self.endResetModel()

    def set_columns(self, columns: Iterable[Column]) -> None:
        """Show the same columns under other titles."""
        shown = [column.field for column in self.columns]
        self.all_columns = tuple(columns)
        self.show_columns(shown)

    def column_of(self, field: str) -> int:
        """The position of a shown column, -1 when it is hidden."""
        return next((n for n, c in enumerate(self.columns) if c.field == field), -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self.source.count()

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        column = self.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return ALIGNMENTS[column.align]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.title
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return ALIGNMENTS[column.align]
        if role == COLUMN_ROLE:
            return column
        row = self.source.row(index.row())
        if row is None:
            return PLACEHOLDER if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        return self._row_data(index.row(), column, row, role)

    def cells(self, place: int, columns: Sequence[Column]) -> list[Cell]:
        """What a row looks like in these columns."""
        row = self.source.row(place)
        if row is None:
            return [Cell(PLACEHOLDER, column.align) for column in columns]
        stale = self.source.is_stale(place)
        texts = [column.text(column.of(row)) for column in columns]
        return [
            Cell(
                text,
                column.align,
                stale or text == NOTHING,
                False,
                stale,
                column.light(row) if column.light else "",
                column.both_ends,
            )
            for column, text in zip(columns, texts, strict=True)
        ]

    def _row_data(self, place: int, column: Column, row: Any, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(column.of(row))
        if role in (VALUE_ROLE, Qt.ItemDataRole.EditRole):
            return column.of(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}: {column.text(column.of(row))}"
        if role == Qt.ItemDataRole.ToolTipRole:
            if self.source.is_stale(place):
                return QCoreApplication.translate("Table", "No longer matches the filter; leaves when refreshed")
            return column.tooltip(row) if column.tooltip else None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        editable = self.on_edit is not None and self.columns[index.column()].editor is not None
        return _EDITABLE if editable else _PLAIN

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        if self.data(index, VALUE_ROLE) == value:
            return False
        self.edit([(index.row(), index.column(), value)])
        return True

    def edit(self, cells: Iterable[tuple[int, int, Any]]) -> None:
        """Hand edits of (row, column, value) over to be saved together; cells that cannot be edited are left out."""
        edits = [
            CellEdit(self.source.id_at(row), self.columns[column].field, value)
            for row, column, value in cells
            if self.columns[column].editor is not None
        ]
        if edits and self.on_edit is not None:
            self.on_edit(edits)

    def fill_down(self, rows: Sequence[int], column: int) -> None:
        """Give all `rows` the value that the first of them has in `column`."""
        first, *others = sorted(rows)
        row = self.source.row(first)
        if row is not None and others:
            self.edit([(other, column, self.columns[column].of(row)) for other in others])

    def sort_by(self, field: str, descending: bool) -> None:
        """Order the rows by a column; "" gives the list's own order."""
        column = next((c for c in self.all_columns if c.field == field and c.sortable), None)
        if column is None:
            self.source.sort("", False, lambda _row: None)
        else:
            self.source.sort(field, descending, column.of)

    def copy(self, rows: Sequence[Any], *, header: bool = True) -> QMimeData:
        """Rows as text with tabs and as an HTML table, which spreadsheets and word processors paste as cells."""
        lines = [[c.title for c in self.columns]] if header else []
        for row in rows:
            texts = [c.text(c.of(row)) for c in self.columns]
            lines.append(["" if text == NOTHING else text for text in texts])
        data = QMimeData()
        data.setText("\n".join("\t".join(line) for line in lines))
        cells = "".join("<tr>" + "".join(f"<td>{html.escape(t)}</td>" for t in line) + "</tr>" for line in lines)
        data.setHtml(f"<meta charset='utf-8'><table>{cells}</table>")
        return data

    def _rows_changed(self, first: int, last: int) -> None:
        if self.columns and last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
