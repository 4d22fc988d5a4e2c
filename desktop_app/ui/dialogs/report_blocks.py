"""The words of a bulletin, those of the figures until the clerk words them otherwise: the one place to change them.

What is written whole (problems, next steps, names to mention) is one entry, other paragraphs are one each.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.documents.edited import TextBlock
from desktop_app.documents.produce import Bulletin
from desktop_app.domain.edits import NUMBER, Edit, words_of
from desktop_app.domain.quoting import within_title
from desktop_app.services import report_texts
from desktop_app.ui.icons import icon
from desktop_app.ui.messages import say_or_report
from desktop_app.ui.models.draft_words import block_name, figure_words, part_hint
from desktop_app.ui.models.lookups import listed
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_S
from desktop_app.ui.widgets.report_archive import LINE
from desktop_app.ui.widgets.room_dialog import RoomDialog

FIRST_WORDS = 40
"""More than the list is wide; what does not fit it cuts itself."""


class ReportBlocks(RoomDialog):
    """Choose a paragraph on the left, write on the right; `saved` gives the changes."""

    saved = Signal(object)

    def __init__(self, navigator: Navigator, bulletin: Bulletin, parent: QWidget) -> None:
        super().__init__(parent)
        self.navigator = navigator
        self._kind, self._period = bulletin.kind, bulletin.period
        self._draft = f"report_blocks/{bulletin.kind.value}/{bulletin.period}"
        kept = navigator.settings.current.drafts.get(self._draft, {})
        self._stored = {block.key: block.edit for block in bulletin.blocks if block.edit is not None}
        self.blocks: list[TextBlock] = [_with_draft(block, kept) for block in bulletin.blocks]
        self.setWindowTitle(self.tr("Words of “{title}”").format(title=within_title(bulletin.title)))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(940, 600)
        self._build_ui()
        self._connect()
        self._fill()
        first = next((n for n, block in enumerate(self.blocks) if block.outdated), 0)
        self.list.setCurrentRow(first if self.blocks else -1)

    def _build_ui(self) -> None:
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Paragraphs"))
        self.list.setFixedWidth(280)
        self.automatic = QPlainTextEdit(self)
        self.automatic.setReadOnly(True)
        self.automatic.setAccessibleName(self.tr("What the figures say"))
        self.text = QPlainTextEdit(self)
        self.text.setAccessibleName(self.tr("What is printed"))
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(self.tr("Left empty, nothing is printed here."))
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.renew = QPushButton(icon("rotate-ccw"), self.tr("Put the new figures in"), self)
        self.restore = QPushButton(self.tr("Take what the figures say"), self)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.primary = QPushButton(self.tr("Save the words"), self)
        self.primary.setProperty("look", "primary")
        self.primary.setToolTip("Ctrl+Enter")
        right = QVBoxLayout()
        right.setSpacing(SPACE_S)
        for words, field, stretch in ((self.automatic, self.automatic, 2), (self.text, self.text, 3)):
            right.addWidget(QLabel(words.accessibleName(), self))
            right.addWidget(field, stretch)
        right.addWidget(self.told)
        beside = QHBoxLayout()
        beside.setSpacing(SPACE_S)
        beside.addWidget(self.renew)
        beside.addWidget(self.restore)
        beside.addStretch(1)
        right.addLayout(beside)
        middle = QHBoxLayout()
        middle.setSpacing(SPACE_M)
        middle.addWidget(self.list)
        middle.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_S)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.primary)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addLayout(middle, 1)
        column.addLayout(foot)
        for button in (self.renew, self.restore, self.cancel):
            button.setAutoDefault(False)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(lambda _row: self._show())
        self.text.textChanged.connect(self._written)
        self.restore.clicked.connect(lambda: self._put(lambda block: replace(block, edit=None)))
        self.renew.clicked.connect(lambda: self._put(_renewed))
        self.cancel.clicked.connect(self.reject)
        self.primary.clicked.connect(self.save)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.save)

    @property
    def block(self) -> TextBlock | None:
        """The chosen one."""
        row = self.list.currentRow()
        return self.blocks[row] if 0 <= row < len(self.blocks) else None

    def _fill(self) -> None:
        for block in self.blocks:
            item = QListWidgetItem(self._line(block))
            item.setToolTip(block.automatic or block.heading)
            item.setSizeHint(QSize(0, LINE))
            self.list.addItem(item)

    def _line(self, block: TextBlock) -> str:
        words = " ".join((block.edit.text if block.edit else block.automatic or "").splitlines())
        name = block_name(block)
        name = name[:1].upper() + name[1:]
        state = ""
        if block.automatic is None:
            state = self.tr("no longer in the report")
        elif block.outdated:
            state = "▲ " + self.tr("the figures have changed")
        elif block.edit is not None:
            state = self.tr("worded here")
        begins = f"{words[:FIRST_WORDS]}…" if words else self.tr("nothing written")
        return f"{name}{f'  [{state}]' if state else ''}\n{begins}"

    def _show(self) -> None:
        block = self.block
        if block is None:
            return
        with QSignalBlocker(self.text):
            self.automatic.setPlainText(block.automatic or "")
            self.text.setPlainText(block.edit.text if block.edit else block.automatic or "")
        self.text.setEnabled(block.automatic is not None)
        self._tell(block)

    def _tell(self, block: TextBlock) -> None:
        figures = block.figures if block.outdated else ()
        self._mark(self.automatic, {figure.now for figure in figures})
        self._mark(self.text, {figure.before for figure in figures})
        self.restore.setEnabled(block.edit is not None)
        self.renew.setVisible(block.outdated and block.renewed is not None)
        if block.automatic is None:
            self.told.setText(self.tr("The figures write no such paragraph any more; what was written is kept."))
        elif block.outdated:
            self.told.setText(_changed(block))
        else:
            self.told.setText("" if block.part is None else part_hint(block.part))

    def _mark(self, editor: QPlainTextEdit, numbers: set[str]) -> None:
        """Show these numbers on the colour of a selection: what is new above, what stands for it below."""
        marks = []
        for found in NUMBER.finditer(editor.toPlainText()):
            if found[0] in numbers:
                mark = QTextEdit.ExtraSelection()
                cursor = QTextCursor(editor.document())
                cursor.setPosition(found.start())
                cursor.setPosition(found.end(), QTextCursor.MoveMode.KeepAnchor)
                mark.cursor = cursor
                mark.format.setBackground(self.palette().highlight())
                marks.append(mark)
        editor.setExtraSelections(marks)

    def _written(self) -> None:
        """What was typed is an edit, unless it is again what the figures say."""
        block, text = self.block, self.text.toPlainText().strip()
        if block is None or block.automatic is None:
            return
        edit = None if text == block.automatic else Edit(block.automatic, text, block.heading)
        self._keep(replace(block, edit=edit))

    def _put(self, change: Callable[[TextBlock], TextBlock]) -> None:
        if self.block is not None:
            self._keep(change(self.block))
            self._show()

    def _keep(self, block: TextBlock) -> None:
        row = self.list.currentRow()
        self.blocks[row] = block
        self.list.item(row).setText(self._line(block))
        self._tell(block)

    def edits(self) -> dict[str, Edit]:
        """All wordings that are not the figures' own."""
        return {block.key: block.edit for block in self.blocks if block.edit is not None}

    def save(self) -> None:
        """Keep them in the background; the dialog closes when it is done."""
        office, actor, edits = self.navigator.office, self.navigator.actor, self.edits()
        kind, period = self._kind, self._period
        self.primary.setEnabled(False)
        self.navigator.worker.write(
            lambda: report_texts.write(office, actor, kind, period, edits), self._done, self._failed, owner=self
        )

    def reject(self) -> None:
        """Leaving loses nothing: what was written is here again the next time."""
        edits = self.edits()
        changed = {key: edit for key, edit in edits.items() if edit != self._stored.get(key)}
        self._put_draft({key: [edit.base, edit.text, edit.heading] for key, edit in changed.items()})
        super().reject()

    def _put_draft(self, edits: dict[str, list[str]]) -> None:
        drafts = {name: draft for name, draft in self.navigator.settings.current.drafts.items() if name != self._draft}
        self.navigator.settings.change(drafts={**drafts, self._draft: edits} if edits else drafts)

    def _done(self, changes: object) -> None:
        self._put_draft({})
        self.saved.emit(changes)
        self.accept()

    def _failed(self, error: Exception) -> None:
        """What a clerk can understand stands here, before the text that was not kept; the rest is a bug's report."""
        self.primary.setEnabled(True)
        say_or_report(error, self.told.setText, self.navigator.show_error)


def _with_draft(block: TextBlock, kept: Mapping[str, Sequence[str]]) -> TextBlock:
    """The paragraph as it was being worded; also under its older name, where it says the same around its numbers."""
    draft = kept.get(block.key)
    if draft is None and block.older in kept and block.automatic is not None:
        older = kept[block.older]
        draft = older if words_of(older[0]) == words_of(block.automatic) else None
    return block if draft is None else replace(block, edit=Edit(*draft))


def _changed(block: TextBlock) -> str:
    """What has changed since the clerk wrote."""
    if not block.figures:
        return QCoreApplication.translate("ReportBlocks", "What the figures say has changed since this was written.")
    words = QCoreApplication.translate("ReportBlocks", "The figures have changed since this was written: {pairs}")
    return words.format(pairs=listed(map(figure_words, block.figures)))


def _renewed(block: TextBlock) -> TextBlock:
    if block.renewed is None or block.automatic is None:
        return block
    return replace(block, edit=Edit(block.automatic, block.renewed, block.heading))
