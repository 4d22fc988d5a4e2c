"""A visitor's edition: who comes, which chapters it gets, and the policies that fit, ticked by themselves."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QListWidget, QListWidgetItem, QWidget

from desktop_app.documents.handbook_content import Choice, Visitor, fitting
from desktop_app.documents.handbook_press import Order
from desktop_app.domain.handbook import in_force
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from desktop_app.queries.handbook import Book, PolicyRow
from desktop_app.ui.dialogs.form_dialog import FormDialog
from desktop_app.ui.formats import date_text
from desktop_app.ui.models.handbook_state import Tables
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.theme import ROW_HEIGHT, SPACE_M
from desktop_app.ui.widgets.code_combo import CodeCombo
from desktop_app.ui.widgets.editors import line
from desktop_app.ui.widgets.money_edit import MoneyEdit

ID = Qt.ItemDataRole.UserRole


class VisitorForm(FormDialog):
    """`saved` gives the Order. Another industry or amount ticks the policies anew."""

    def __init__(self, navigator: Navigator, parent: QWidget, book: Book, tables: Tables) -> None:
        super().__init__(navigator, "", "", parent, "handbook-visitor")
        self.setWindowTitle(self.tr("Visitor's edition"))
        self.primary.setText(self.tr("Make the visitor's edition"))
        self._book = book
        self._tables = tables
        self._day: dt.date = navigator.today()
        self.resize(760, 640)
        self._build_rows()
        self.load_draft()
        self._tick_fitting()
        self.rows["name"].editor.setFocus()

    def _build_rows(self) -> None:
        self.add_row("name", self.tr("Visiting company"), line(self), required=True, wide=True)
        self.industry = CodeCombo(self._tables.industries, self)
        self.amount = MoneyEdit(self)
        hint = self.tr("Empty: policies for every industry.")
        self.add_row("industry", self.tr("Industry"), self.industry, hint=hint)
        hint = self.tr("Empty: policies for every size.")
        self.add_row("investment_fen", self.tr("Would invest (万元)"), self.amount, hint=hint)
        self.add_row("booklet", self.tr("Paper"), QCheckBox(self.tr("Booklet: two pages a side, to fold"), self))
        self.industry.value_changed.connect(lambda _code: self._tick_fitting())
        self.amount.textChanged.connect(lambda _text: self._tick_fitting())
        self.chapters = QListWidget(self)
        self.policies = QListWidget(self)
        place = self._place[0] + 1
        for column, (words, box) in enumerate(
            ((self.tr("Chapters"), self.chapters), (self.tr("Policies"), self.policies))
        ):
            label = QLabel(words, self)
            label.setProperty("look", "heading")
            label.setBuddy(box)
            box.setAccessibleName(words)
            box.setMinimumHeight(220)
            box.setWordWrap(True)
            self.grid.addWidget(label, place, column)
            self.grid.addWidget(box, place + 1, column)
        self.grid.setRowStretch(place + 1, 1)
        self.grid.setRowStretch(99, 0)
        for chapter in self._book.chapters:
            text = f"{'　' * chapter.depth}{chapter.number}  {chapter.title}"
            self.chapters.addItem(_item(text, chapter.id, checked=True))
        self.chapters.itemChanged.connect(self._tick_below)
        for policy in self._book.policies:
            if in_force(self._day, policy.valid_from, policy.valid_until):
                self.policies.addItem(_item(self._policy_words(policy), policy.id, checked=False))

    def _policy_words(self, policy: PolicyRow) -> str:
        ends = f"{date_text(policy.valid_from)} – {date_text(policy.valid_until)}"
        return f"{policy.name}\n{' · '.join(part for part in (policy.level, ends) if part)}"

    def _visitor(self) -> Visitor:
        try:
            investment = self.amount.fen()
        except ValueError:
            investment = None
        return Visitor(" ".join(self.rows["name"].editor.property("text").split()), self.industry.value, investment)

    def _tick_fitting(self) -> None:
        """Tick the policies that fit what is known of the visitor."""
        fit = {row.id for row in fitting(self._book, self._visitor(), self._day, self._tables.industry_parents)}
        for item in _items(self.policies):
            item.setCheckState(Qt.CheckState.Checked if item.data(ID) in fit else Qt.CheckState.Unchecked)

    def _tick_below(self, changed: QListWidgetItem) -> None:
        """The sections of a chapter come and go with it."""
        below = {row.id for row in self._book.chapters if row.parent_id == changed.data(ID)}
        for item in _items(self.chapters):
            if item.data(ID) in below:
                item.setCheckState(changed.checkState())

    def action(self) -> Callable[[], Any]:
        values = self.values()
        wrong: dict[str, UserError] = {}
        if not values["name"]:
            wrong["name"] = UserError(QT_TRANSLATE_NOOP("errors", "Say which company the visitor's edition is for."))
        if values["investment_fen"] is not None and values["investment_fen"] <= 0:
            wrong["investment_fen"] = UserError(QT_TRANSLATE_NOOP("errors", "Enter an amount above zero."))
        if wrong:
            raise InvalidInput(QT_TRANSLATE_NOOP("errors", "Some fields cannot be saved as they are."), fields=wrong)
        chapters = _checked(self.chapters)
        if not chapters:
            raise InvalidInput(QT_TRANSLATE_NOOP("errors", "Name at least one chapter."))
        whole = len(chapters) == len(self._book.chapters)
        choice = Choice(None if whole else chapters, self._visitor(), _checked(self.policies))
        order = Order(choice=choice, booklet=values["booklet"])
        return lambda: order


def _item(text: str, record_id: str, *, checked: bool) -> QListWidgetItem:
    item = QListWidgetItem(text)
    item.setSizeHint(QSize(0, ROW_HEIGHT + (SPACE_M if "\n" in text else 0)))
    item.setData(ID, record_id)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
    return item


def _items(box: QListWidget) -> Iterable[QListWidgetItem]:
    return [item for n in range(box.count()) if (item := box.item(n)) is not None]


def _checked(box: QListWidget) -> frozenset[str]:
    return frozenset(str(item.data(ID)) for item in _items(box) if item.checkState() == Qt.CheckState.Checked)
