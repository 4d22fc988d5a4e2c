"""招商手册: the chapters, the page as it reads, the facts and policies it uses; printing and freezing it."""

from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.documents.handbook_press import Order
from desktop_app.services import handbook
from desktop_app.services.projects import Created
from desktop_app.ui.dialogs.chapter_pane import ChapterPane
from desktop_app.ui.dialogs.entries_panel import EntriesPanel
from desktop_app.ui.dialogs.handbook_forms import ChapterForm, FreezeForm
from desktop_app.ui.dialogs.handbook_output import OutputBar, OutputPane
from desktop_app.ui.dialogs.visitor_form import VisitorForm
from desktop_app.ui.icons import icon
from desktop_app.ui.models.handbook_html import counts
from desktop_app.ui.models.handbook_state import Found, Tables, as_read, read, read_tables
from desktop_app.ui.models.lookups import language
from desktop_app.ui.navigation import Navigator, Page
from desktop_app.ui.theme import SPACE_M, SPACE_S
from desktop_app.ui.widgets.chapter_tree import ChapterTree
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.splitter import Splitter

TREE_WIDTH, PANEL_WIDTH, FIND_WIDTH = 230, 300, 200
TYPING_MS = 150


class HandbookPage(Page):
    """`show_record` understands chapters, facts and policies."""

    kinds: ClassVar[frozenset[str]] = frozenset({
        "chapter", "fact", "policy", "edition", "setting", "unit", "attachment",
    })  # fmt: skip

    def __init__(self, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(navigator, parent)
        self._found: Found | None = None
        self._wanted, self._opens = "", ("", "")
        self._build_ui()
        self._connect()

    def _build_ui(self) -> None:
        self.new_button = QPushButton(icon("plus"), self.tr("New chapter"), self)
        self.new_button.setToolTip("Ctrl+N")
        self.find_box = QLineEdit(self)
        self.find_box.setPlaceholderText(self.tr("Find in the handbook  Ctrl+F"))
        self.find_box.setAccessibleName(self.tr("Find in the handbook"))
        self.find_box.setToolTip(self.tr("Enter goes to the next place"))
        self.find_box.setClearButtonEnabled(True)
        self.find_box.setMaximumWidth(FIND_WIDTH)
        self.found_words = QLabel(self)
        self.found_words.setProperty("look", "muted")
        self.output = OutputBar(self)
        bar = QFrame(self)
        bar.setProperty("look", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        row.setSpacing(SPACE_S)
        row.addWidget(self.new_button)
        row.addWidget(self.find_box, 1)
        row.addWidget(self.found_words)
        row.addStretch(1)
        row.addWidget(self.output)
        self.tree = ChapterTree(self)
        self.pane = ChapterPane(self.navigator, self)
        self.printed = OutputPane(self.navigator, self)
        self.empty = EmptyState(self, "book-open")
        self.middle = QStackedWidget(self)
        for part in (self.pane, self.printed, self.empty):
            self.middle.addWidget(part)
        self.panel = EntriesPanel(self.navigator, self)
        self.panel.setMinimumWidth(PANEL_WIDTH - 40)
        self.splitter = Splitter(self.navigator.settings, "handbook", 1, self)
        self.splitter.fill((self.tree, self.middle, self.panel), (TREE_WIDTH, 0, PANEL_WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._find)
        self.new_button.clicked.connect(self.make_new)
        self.find_box.textChanged.connect(lambda _text: self._typing.start())
        self.find_box.returnPressed.connect(self._find_next)
        self.tree.chosen.connect(self._choose)
        self.tree.moved.connect(self._move)
        self.tree.rename_asked.connect(self._rename)
        self.tree.delete_asked.connect(self._delete)
        self.pane.written.connect(lambda _text: self._show_used())
        self.pane.editing_changed.connect(lambda _on: self._show_used())
        self.pane.linked.connect(self.panel.open_record)
        self.panel.insert_asked.connect(self.pane.insert)
        self.panel.freeze_asked.connect(self._ask_freeze)
        self.panel.edition_chosen.connect(self._choose_edition)
        self.middle.currentChanged.connect(
            lambda _index: self.output.offer(printing=self.middle.currentWidget() is not self.printed)
        )
        key = QAction(self)
        key.setShortcut("Ctrl+P")
        key.triggered.connect(self.output.print.click)
        self.pane.addAction(key)  # once the pages are shown in its place, the key prints these
        self.output.print_asked.connect(lambda: self._make(self.output.order()))
        self.output.save_asked.connect(self._save_file)
        self.output.visitor_asked.connect(self._ask_visitor)
        self.printed.closed.connect(self._show_middle)

    # reading

    def load(self) -> None:
        """Read the book and, once, the codes of the forms."""
        office, chosen = self.navigator.office, language()
        if not self.panel.tables.industries:
            self.navigator.worker.read(lambda session: read_tables(session, chosen), self._show_tables, owner=self)
        self.navigator.worker.read(lambda session: read(session, office), self._show, owner=self, latest="book")

    def _show_tables(self, tables: Tables) -> None:
        self.panel.tables = tables

    def _show(self, found: Found) -> None:
        self._found = found
        current = self._wanted or self.tree.current_id
        if found.book.chapter(current) is None:
            current = found.book.chapters[0].id if found.book.chapters else ""
        self._wanted = ""
        self._fill_tree(current)
        self.panel.show_editions(found.editions)
        freeze = self.tr("Freeze edition {number}").format(number=found.next_edition)
        self.panel.freeze.setText(freeze)
        self.panel.freeze.setEnabled(bool(found.book.chapters))
        self.empty.say(
            self.tr("The handbook tells investors about the district: its chapters, figures and policies."),
            self.tr("Write the first chapter"),
            self.make_new,
        )
        self._show_chapter(current)
        if self.middle.currentWidget() is not self.printed:
            self._show_middle()
        opens, self._opens = self._opens, ("", "")
        self.panel.open_record(*opens)

    def _fill_tree(self, current: str) -> None:
        assert self._found is not None
        book, today = self._found.book, self.navigator.today()
        marks = {}
        for chapter in book.chapters:
            ended, soon = counts(book.used(chapter), today)
            marks[chapter.id] = "red" if ended else "yellow" if soon else ""
        self.tree.show_chapters(book.places(), current, marks, self._matching())

    def _show_chapter(self, chapter_id: str) -> None:
        if self._found is None:
            return
        chapter = self._found.book.chapter(chapter_id)
        self.pane.show_chapter(self._found.book, chapter, self._found.pictures)
        self.output.show_choices(self._found.book, chapter, self._found.editions)
        self._show_used()
        self.pane.view.mark(self.find_box.text().strip())

    def _choose(self, chapter_id: str) -> None:
        """A chapter was chosen in the tree: show it, whatever was shown before."""
        self._show_chapter(chapter_id)
        self._show_middle()

    def _choose_edition(self, number: int) -> None:
        """An edition is what to print next; the pages that are shown are of something else."""
        self.output.choose_edition(number)
        self.printed.close_pane()

    def _show_used(self) -> None:
        if self._found is not None:
            self.panel.show_chapter(self._found.book, self.pane.chapter, self.pane.text, self.pane.editing)

    def _show_middle(self) -> None:
        self.middle.setCurrentWidget(self.pane if self.pane.chapter is not None else self.empty)

    def show_record(self, kind: str, record_id: str) -> None:
        """Go to a chapter; a fact or a policy opens in its form, over its chapter."""
        self._opens = kind, record_id
        self._wanted = record_id if kind == "chapter" else self._chapter_of(record_id)
        self.find_box.clear()
        self.load()

    def _chapter_of(self, record_id: str) -> str:
        return self._found.book.chapter_of(record_id) if self._found is not None else ""

    # finding

    def focus_search(self) -> bool:
        self.find_box.setFocus()
        self.find_box.selectAll()
        return True

    def _matching(self) -> set[str] | None:
        """The chapters in which the sought words stand, as they read; None when nothing is sought."""
        words = self.find_box.text().strip().casefold()
        if not words or self._found is None:
            return None
        book = self._found.book
        return {chapter.id for chapter in book.chapters if words in as_read(book, chapter).casefold()}

    def _find(self) -> None:
        self._typing.stop()
        if self._found is None:
            return
        matching = self._matching()
        self._fill_tree(self.tree.current_id)
        self.found_words.setText("" if matching is None else self.tr("%n chapter(s)", "", len(matching)))
        if matching and self.tree.current_id not in matching:
            self.tree.choose(next(c.id for c in self._found.book.chapters if c.id in matching))
        self.pane.view.mark(self.find_box.text().strip())

    def _find_next(self) -> None:
        """The next place on the page, then the next chapter that has one."""
        if self._typing.isActive():
            self._find()
        if self._found is None or self.pane.editing or self.pane.view.next_mark():
            return
        matching = self._matching() or set()
        ids = [chapter.id for chapter in self._found.book.chapters if chapter.id in matching]
        if ids:
            now = ids.index(self.tree.current_id) if self.tree.current_id in ids else -1
            self.tree.choose(ids[(now + 1) % len(ids)])
            self.pane.view.mark(self.find_box.text().strip())
            self.pane.view.next_mark()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.find_box.text():
            self.find_box.clear()
        else:
            super().keyPressEvent(event)

    # changing

    def make_new(self) -> None:
        form = ChapterForm(self.navigator, self, self.pane.chapter)
        form.saved.connect(self._added)
        form.open()

    def _added(self, made: Created) -> None:
        self._wanted = made.ids[0]
        self.find_box.clear()
        self.load()
        self.navigator.done(made.changes)

    def save(self) -> None:
        self.pane.save()

    def _rename(self, chapter_id: str) -> None:
        chapter = self._found.book.chapter(chapter_id) if self._found is not None else None
        if chapter is not None:
            form = ChapterForm(self.navigator, self, chapter, renames=True)
            form.saved.connect(self.navigator.done)
            form.open()

    def _delete(self, chapter_id: str) -> None:
        office, actor = self.navigator.office, self.navigator.actor
        self.navigator.write(lambda: handbook.delete_chapter(office, actor, chapter_id), self.navigator.done)

    def _move(self, chapter_id: str, parent_id: str | None, place: int) -> None:
        office, actor = self.navigator.office, self.navigator.actor
        self.navigator.write(
            lambda: handbook.move_chapter(office, actor, chapter_id, parent_id, place), self.navigator.done
        )

    # printing

    def _make(self, order: Order) -> None:
        self.pane.save()  # what is being written is meant to be printed; writes go before, in their order
        self.middle.setCurrentWidget(self.printed)
        self.printed.make(order)

    def _save_file(self) -> None:
        if self._found is not None:
            self.pane.save()
            self.printed.make_file(self.output.order(), self._found.book.title)

    def _ask_visitor(self) -> None:
        if self._found is not None:
            form = VisitorForm(self.navigator, self, self._found.book, self.panel.tables)
            form.saved.connect(self._make)
            form.open()

    def _ask_freeze(self) -> None:
        if self._found is None:
            return
        form = FreezeForm(self.navigator, self, self._found)
        form.saved.connect(self._freeze)
        form.open()

    def _freeze(self, note: str) -> None:
        self.middle.setCurrentWidget(self.printed)
        self.printed.freeze(note)
