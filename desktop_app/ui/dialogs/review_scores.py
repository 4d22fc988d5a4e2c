"""The judges' cards on one project of a review meeting, written in like a spreadsheet and saved cell by cell."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.review import DIMENSIONS
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.queries.review_list import AgendaLine, CardLine, Meeting
from desktop_app.services import review_agenda, review_results
from desktop_app.services.office import Changes
from desktop_app.services.review_results import CardInput
from desktop_app.ui.dialogs.office_dialog import OfficeDialog
from desktop_app.ui.icons import icon
from desktop_app.ui.models.meeting_columns import JudgeRow, card_columns, judged_words, with_cell
from desktop_app.ui.row_source import ListSource
from desktop_app.ui.table_model import CellEdit, TableModel
from desktop_app.ui.theme import SPACE_S
from desktop_app.ui.widgets.table_view import TableView


class ScoreSheet(QWidget):
    """Enter goes from dimension to dimension and on to the next judge; a block of a spreadsheet may be pasted."""

    def __init__(self, dialog: OfficeDialog) -> None:
        super().__init__(dialog)
        self.dialog = dialog
        self.navigator = dialog.navigator
        self.meeting: Meeting | None = None
        self.item: AgendaLine | None = None
        self.rows: list[JudgeRow] = []
        self._held = True
        self._writes = 0
        self._build_ui()
        self._connect()

    def _build_ui(self) -> None:
        self.title = QLabel(self)
        self.title.setProperty("look", "heading")
        self.standing = QLabel(self)
        self.standing.setProperty("look", "muted")
        self.source = ListSource()
        self.model = TableModel((), self.source, self._edited)
        self.table = TableView(self.model, self, name=self.tr("Points of the judges"), dense=True)
        self.table.grid.setEditTriggers(self.table.grid.editTriggers() | QAbstractItemView.EditTrigger.AnyKeyPressed)
        self.judge = QLineEdit(self)
        self.judge.setPlaceholderText(self.tr("Names of judges, joined by 、"))
        self.judge.setAccessibleName(self.tr("Judges to add"))
        self.add = QPushButton(icon("plus"), self.tr("Add judges"), self)
        self.drop = QPushButton(icon("trash-2"), self.tr("Take judges off"), self)
        self.drop.setToolTip(self.tr("Take the selected judges off the meeting, with the points they gave"))
        for button in (self.add, self.drop):
            button.setAutoDefault(False)
        head = QHBoxLayout()
        head.setSpacing(SPACE_S)
        head.addWidget(self.title)
        head.addWidget(self.standing, 1)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_S)
        foot.addWidget(self.judge, 1)
        foot.addWidget(self.add)
        foot.addWidget(self.drop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_S, 0, 0)
        column.setSpacing(SPACE_S)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.add.clicked.connect(self._add_judges)
        self.judge.returnPressed.connect(self._add_judges)
        self.drop.clicked.connect(self._drop_judges)
        self.table.opened.connect(lambda _id: self.table.grid.edit(self.table.grid.currentIndex()))
        self.table.paste_asked.connect(self.paste)
        self.table.grid.itemDelegate().closeEditor.connect(self._go_on)
        clear = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table.grid)
        clear.setContext(Qt.ShortcutContext.WidgetShortcut)
        clear.activated.connect(self._clear)

    # showing

    def show_item(self, meeting: Meeting, item: AgendaLine | None, *, may_change: bool, held: bool) -> None:
        """The cards on this project; what is still being saved is not overwritten by what was read before."""
        same = self.item is not None and item is not None and self.item.id == item.id
        if same and self._writes:
            return
        if self.meeting is None or self.meeting.rules != meeting.rules:
            self.model.set_columns(card_columns(meeting.rules))
            self.model.show_columns([column.field for column in self.model.all_columns])
        self.meeting, self.item, self._held = meeting, item, held
        cards = item.cards if item else ()
        if same and [row.id for row in self.rows] == [card.judge for card in cards]:
            self._take(cards)
        else:
            self.rows = [JudgeRow(card) for card in cards]
            self.source.set_rows(self.rows)
        self.model.on_edit = self._edited if may_change and held else None
        for widget in (self.judge, self.add, self.drop):
            widget.setVisible(may_change)
            widget.setEnabled(item is not None)
        self._say()

    def _take(self, cards: Sequence[CardLine]) -> None:
        """Show what is new in the rows; a row that is as it was is not touched, for it may be being written in."""
        for place, (row, card) in enumerate(zip(self.rows, cards, strict=True)):
            if row.card != card:
                row.card = card
                self.source.rows_changed.emit(place, place)

    def _say(self) -> None:
        item = self.item
        self.title.setText(self.tr("Points: {project}").format(project=item.title) if item else self.tr("Points"))
        if item is None:
            self.standing.setText("")
            self.table.set_empty(self.tr("Choose a project of the agenda."))
            return
        words = judged_words(item.judged, self.meeting.rules) if self.meeting else []
        if not self._held:
            words.append(self.tr("Points are entered once the meeting was held."))
        self.standing.setText(" · ".join(words))
        self.table.set_empty(self.tr("Add the judges; then their points are written in here."))

    # writing in it

    def _edited(self, edits: Sequence[CellEdit]) -> None:
        """Save each judge's card that changed; points that are none leave everything as it was, to be typed again."""
        rows = {row.id: row for row in self.rows}
        changed: dict[str, CardLine] = {}
        for edit in edits:
            card = changed.get(edit.row_id, rows[edit.row_id].card)
            try:
                changed[edit.row_id] = self._with_cell(card, edit)
            except UserError as error:
                self.dialog.show_error(error)
                QTimer.singleShot(0, self, lambda edit=edit: self._type_again(edit))
                return
        for judge, card in changed.items():
            if card != rows[judge].card:
                rows[judge].card = card
                self._save(card)
        self.source.rows_changed.emit(0, len(self.rows) - 1)

    def _with_cell(self, card: CardLine, edit: CellEdit) -> CardLine:
        """The card with one cell changed. Raises UserError for points that are none, or too many."""
        try:
            found = with_cell(card, edit.field, edit.value)
        except ValueError:
            words = QT_TRANSLATE_NOOP("errors", "“{text}” is no whole number of points.")
            raise UserError(words, text=str(edit.value)) from None
        if self.meeting is not None:
            review_results.refuse_beyond(found.points, self.meeting.rules)
        return found

    def _type_again(self, edit: CellEdit) -> None:
        """Back to the cell whose points were refused, with what was typed, all of it selected."""
        row = next((place for place, row in enumerate(self.rows) if row.id == edit.row_id), -1)
        columns = [column.field for column in self.model.columns]
        index = self.model.index(row, columns.index(edit.field))
        if not index.isValid() or self.model.on_edit is None:
            return
        grid = self.table.grid
        grid.setCurrentIndex(index)
        if grid.indexWidget(index) is None:
            grid.edit(index)
        editor = grid.indexWidget(index)
        if isinstance(editor, QLineEdit):
            editor.setText(str(edit.value))
            editor.selectAll()

    def _save(self, card: CardLine) -> None:
        if self.item is None:
            return
        office, actor, item_id = self.navigator.office, self.navigator.actor, self.item.id
        entered = CardInput(card.judge, card.points, card.recused, card.opinion)
        self._writes += 1
        self.navigator.worker.write(
            lambda: review_results.put_card(office, actor, item_id, entered), self._saved, self._failed, owner=self
        )

    def _saved(self, changes: Changes) -> None:
        self._writes -= 1
        self.dialog.tell(changes)

    def _failed(self, error: Exception) -> None:
        """What could not be saved goes back to what is known."""
        self._writes -= 1
        self.dialog.show_error(error)
        self.dialog.load()

    def paste(self, text: str) -> None:
        """Put a block of points where the cursor is."""
        current = self.table.grid.currentIndex()
        if self.model.on_edit is None or not current.isValid():
            return
        edits: list[CellEdit] = []
        for down, line in enumerate(text.rstrip("\r\n").splitlines()):
            for across, cell in enumerate(line.split("\t")):
                place, column = current.row() + down, current.column() + across
                if place < len(self.rows) and column < len(self.model.columns):
                    field = self.model.columns[column].field
                    if field in DIMENSIONS:
                        edits.append(CellEdit(self.rows[place].id, field, cell))
        if edits:
            self._edited(edits)

    def _clear(self) -> None:
        column = self.table.grid.currentIndex().column()
        if self.model.on_edit is not None and column > 0:
            self.model.edit([(row, column, "") for row in self.table.grid.selected_rows()])

    def _go_on(self, _editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter saves a cell and goes on to the next dimension, after the last to the next judge."""
        if hint is not QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            return
        current = self.table.grid.currentIndex()
        following = self.model.index(current.row(), current.column() + 1)
        if current.column() >= len(DIMENSIONS):
            following = self.model.index(current.row() + 1, 1)
        if following.isValid():
            self.table.grid.setCurrentIndex(following)

    # judges

    def _add_judges(self) -> None:
        if self.meeting is None or not self.judge.text().strip():
            self.judge.setFocus()
            return
        office, actor, meeting_id, names = (
            self.navigator.office, self.navigator.actor, self.meeting.line.id, [self.judge.text()],
        )  # fmt: skip
        self.judge.clear()
        self.dialog.write(lambda: review_agenda.name_judges(office, actor, meeting_id, names))

    def _drop_judges(self) -> None:
        names = self.table.selected_ids()
        if self.meeting is None or not names:
            return
        office, actor, meeting_id = self.navigator.office, self.navigator.actor, self.meeting.line.id
        self.dialog.write(lambda: review_results.drop_judges(office, actor, meeting_id, names))
