"""The middle of the handbook: a chapter to read, and, with the same place on the page, to write."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.handbook import escape
from desktop_app.queries.handbook import Book, ChapterRow
from desktop_app.services import handbook
from desktop_app.services.office import Changes
from desktop_app.services.projects import Created
from desktop_app.ui.dialogs.chapter_drafts import draft_of, put_draft
from desktop_app.ui.dialogs.form_dialog import DRAFT_MS
from desktop_app.ui.dialogs.markdown_editor import MarkdownEditor
from desktop_app.ui.icons import icon
from desktop_app.ui.models.handbook_html import Words, chapter_html, reads_as, style
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_S, tokens_for
from desktop_app.ui.widgets.reading_view import ReadingView

TOLD_MS = 150


class ChapterPane(QWidget):
    """`edit` is the switch. A draft is kept while one types; leaving by any way loses nothing.

    `written` tells the text as it stands in the editor, `editing_changed` the switch, `linked` a clicked record.
    """

    written = Signal(str)
    editing_changed = Signal(bool)
    linked = Signal(str, str)

    def __init__(self, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.navigator = navigator
        self.book: Book | None = None
        self.chapter: ChapterRow | None = None
        self.editing = False
        self._base = ""
        self._pictures: Mapping[str, Path] = {}
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.setInterval(DRAFT_MS)
        self._draft_timer.timeout.connect(self.keep_draft)
        self._told_timer = QTimer(self)
        self._told_timer.setSingleShot(True)
        self._told_timer.setInterval(TOLD_MS)
        self._told_timer.timeout.connect(lambda: self.written.emit(self.text))
        self._build_ui()

    def _build_ui(self) -> None:
        self.title = QLabel(self)
        self.title.setProperty("look", "title")
        self.title_en = QLabel(self)
        self.title_en.setProperty("look", "muted")
        for label in (self.title, self.title_en):
            label.setMinimumWidth(1)  # a long title is cut, it does not push the page apart
        self.edit = QPushButton(icon("pencil"), self.tr("Edit"), self)
        self.edit.setCheckable(True)
        self.edit.setToolTip(self.tr("Write this chapter  Ctrl+E"))
        self.edit.setShortcut("Ctrl+E")
        self.edit.clicked.connect(self._switch)
        self.save_button = QPushButton(self.tr("Save the chapter"), self)
        self.save_button.setProperty("look", "primary")
        self.save_button.setToolTip("Ctrl+Enter")
        self.save_button.clicked.connect(self.save)
        head = QHBoxLayout()
        head.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_S)
        head.setSpacing(SPACE_S)
        head.addWidget(self.title)
        head.addWidget(self.title_en, 1)
        head.addWidget(self.save_button)
        head.addWidget(self.edit)
        self.notice = QFrame(self)
        self.notice.setProperty("look", "message")
        self.notice.setProperty("kind", "warning")
        self._notice_words = QLabel(self.notice)
        self._notice_words.setWordWrap(True)
        self.go_on = QPushButton(self.notice)
        self.discard = QPushButton(self.tr("Discard the draft"), self.notice)
        row = QHBoxLayout(self.notice)
        row.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        row.addWidget(self._notice_words, 1)
        for button in (self.go_on, self.discard):
            button.setProperty("look", "link")
            row.addWidget(button)
        self.go_on.clicked.connect(self._go_on)
        self.discard.clicked.connect(self._discard)
        self.view = ReadingView(self)
        self.view.setAccessibleName(self.tr("The page as it reads"))
        self.view.linked.connect(self.linked)
        self.editor = MarkdownEditor(self)
        self.editor.left.connect(lambda: self.set_editing(False))
        self.editor.changed.connect(self._typed)
        self.editor.picture_asked.connect(self._ask_picture)
        self.body = QStackedWidget(self)
        self.body.addWidget(self.view)
        self.body.addWidget(self.editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addWidget(self.body, 1)

    # reading

    def show_chapter(self, book: Book, chapter: ChapterRow | None, pictures: Mapping[str, Path]) -> None:
        """Show a chapter of the book. Another one than before ends the writing; its draft stays."""
        if self.editing and (chapter is None or self.chapter is None or chapter.id != self.chapter.id):
            self.set_editing(False)
        self.book, self.chapter = book, chapter
        self._show_pictures(pictures)
        self.refresh()

    def _show_pictures(self, pictures: Mapping[str, Path]) -> None:
        """Where pictures lie from now on, in the text being written at once."""
        self._pictures = pictures
        named = self.book.named() if self.book is not None else {}
        self.editor.show_words(lambda name: reads_as(named.get(name), name), pictures)

    def refresh(self) -> None:
        """Draw the page again."""
        self.edit.setEnabled(self.chapter is not None)
        self.edit.setChecked(self.editing)
        self.save_button.setVisible(self.editing)
        self.body.setCurrentWidget(self.editor if self.editing else self.view)
        if self.book is None or self.chapter is None:
            self.title.setText("")
            self.title_en.setText("")
            self.view.show_page("", "", {})
        else:
            self.title.setText(f"{self.chapter.number}  {self.chapter.title}")
            self.title_en.setText(self.chapter.title_en)
            self.title.setToolTip(f"{self.chapter.title}\n{self.chapter.title_en}".strip())
            if not self.editing:
                tokens = tokens_for(self.palette())
                words = self._words()
                html = chapter_html(self.book, self.chapter, self.navigator.today(), tokens, words)
                place = self.view.verticalScrollBar().value()
                self.view.show_page(html, style(tokens), self._pictures)
                self.view.verticalScrollBar().setValue(place)
        self._show_notice()

    def _words(self) -> Words:
        return Words(
            until=self.tr("valid to {day}"),
            ended=self.tr("expired {day}"),
            not_yet=self.tr("valid from {day}"),
            always=self.tr("no end date"),
            policies=self.tr("Policies of this chapter"),
            unknown=self.tr("“{name}” is neither a fact nor a policy"),
            empty=self.tr("Nothing is written here yet. Press Edit and begin."),
        )

    def changeEvent(self, event: QEvent) -> None:
        """Another theme or language: the page is written anew."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.LanguageChange) and self.chapter is not None:
            self.refresh()

    # writing

    def _switch(self, on: bool) -> None:
        """The switch: on begins to write, off saves what was written."""
        if on:
            self.set_editing(True)
        else:
            self.save()

    def set_editing(self, on: bool) -> None:
        """Begin to write, from the draft if there is one; or leave off, the draft stays."""
        if on == self.editing or self.chapter is None:
            return
        if on:
            draft = draft_of(self.navigator.settings, self.chapter)
            self._base = draft.get("base", self.chapter.text)
            self.editing = True
            self.editor.show_text(draft.get("text", self.chapter.text))
            self._draft_timer.stop()
        else:
            self._draft_timer.stop()
            self.keep_draft()
            self.editing = False
        self.refresh()
        if on:
            self.editor.begin()
        else:
            self.view.setFocus()
        self.editing_changed.emit(on)
        self.written.emit(self.text)

    @property
    def text(self) -> str:
        """The chapter's Markdown as it stands here."""
        if self.editing:
            return self.editor.markdown
        return self.chapter.text if self.chapter is not None else ""

    def save(self) -> None:
        """Store the text and go back to reading; a refusal leaves everything as it is."""
        if not self.editing or self.chapter is None:
            return
        self._draft_timer.stop()
        self.keep_draft()
        office, actor, chapter_id = self.navigator.office, self.navigator.actor, self.chapter.id
        text, base = self.text, self._base

        def act() -> Changes:
            return handbook.save_text(office, actor, chapter_id, text, base=base)

        def saved(changes: Changes) -> None:
            put_draft(self.navigator.settings, chapter_id, {})
            if self.chapter is not None and self.chapter.id == chapter_id and self.text == text:
                self._base = text
                self.set_editing(False)
                put_draft(self.navigator.settings, chapter_id, {})
                self._show_notice()
            if changes.transaction_id:
                self.navigator.done(changes)

        def refused(error: Exception) -> None:
            self.edit.setChecked(self.editing)
            self.navigator.show_error(error)

        self.navigator.worker.write(act, saved, refused, owner=self)

    def insert(self, piece: str) -> None:
        """Put a reference into the text, if it is being written."""
        if self.editing:
            self.editor.put(piece)

    def _typed(self) -> None:
        if self.editing:
            self._draft_timer.start()
            self._told_timer.start()

    # drafts

    def keep_draft(self) -> None:
        """Remember what was written, if it is not what is stored."""
        if self.editing and self.chapter is not None:
            changed = self.text != self._base
            put_draft(
                self.navigator.settings, self.chapter.id, {"text": self.text, "base": self._base} if changed else {}
            )

    def _show_notice(self) -> None:
        """Say that a draft waits, or that the stored text has changed under the one being written."""
        draft = draft_of(self.navigator.settings, self.chapter)
        changed = self.editing and self.chapter is not None and self.chapter.text != self._base
        self.notice.setVisible(changed or (not self.editing and bool(draft)))
        if changed:
            self._notice_words.setText(self.tr("This chapter was changed while you were writing."))
            self.go_on.setText(self.tr("Keep mine when I save"))
        else:
            self._notice_words.setText(self.tr("There is an unsaved draft of this chapter."))
            self.go_on.setText(self.tr("Go on writing"))

    def _go_on(self) -> None:
        if self.editing and self.chapter is not None:
            self._base = self.chapter.text
            self.keep_draft()
            self._show_notice()
        else:
            self.set_editing(True)

    def _discard(self) -> None:
        if self.chapter is None:
            return
        self._draft_timer.stop()
        put_draft(self.navigator.settings, self.chapter.id, {})
        if self.editing:
            self._base = self.chapter.text
            self.editor.show_text(self.chapter.text)
            self._draft_timer.stop()
        self._show_notice()

    # pictures

    def _ask_picture(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a picture"), "", self.tr("Pictures (*.png *.jpg *.jpeg)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.add_picture(Path(name)))
        dialog.open()

    def add_picture(self, file: Path) -> None:
        """Keep a picture with the chapter and put it into the text, its name as caption to be changed."""
        if self.chapter is None:
            return
        office, actor, chapter_id = self.navigator.office, self.navigator.actor, self.chapter.id

        def added(made: Created) -> None:
            if self.editing and self.chapter is not None and self.chapter.id == chapter_id:
                self._show_pictures({**self._pictures, made.ids[0]: file})  # until the page reads where it is kept
                self.editor.put_block(f"![{escape(file.stem)}]({made.ids[0]})")
            self.navigator.done(made.changes)

        self.navigator.write(lambda: handbook.add_picture(office, actor, chapter_id, file), added)
