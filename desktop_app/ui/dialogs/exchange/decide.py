"""What offices set differently: one by one, or many by a rule."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop_app.domain.field_words import kind_word
from desktop_app.sync.conflicts import Conflict
from desktop_app.sync.undecided import Decided, Rule, Undecided, decide_all, undecided
from desktop_app.ui.dialogs.exchange.desk import Desk
from desktop_app.ui.dialogs.exchange.options import Options
from desktop_app.ui.messages import confirm
from desktop_app.ui.models.exchange_words import field_words, value_text
from desktop_app.ui.models.lookups import language
from desktop_app.ui.row_source import ListSource
from desktop_app.ui.table_model import Column, TableModel
from desktop_app.ui.tasks import Progress
from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_S
from desktop_app.ui.widgets.table_view import TableView

RULES: tuple[Rule, ...] = ("centre", "unit", "newest")


class Decide(QWidget):
    """`counted` tells how many wait."""

    counted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: dict[str, Undecided] = {}
        self._build_ui()

    def _build_ui(self) -> None:
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.rules: dict[Rule, QPushButton] = {}
        head = QHBoxLayout()
        head.setSpacing(SPACE_S)
        head.addWidget(self.words, 1)
        for rule in RULES:
            button = QPushButton(self._rule_words(rule), self)
            button.clicked.connect(lambda _checked=False, r=rule: self._ask(r))
            self.rules[rule] = button
            head.addWidget(button)
        self.source = ListSource()
        self.table = TableView(TableModel(self._columns(), self.source), self, name=self.tr("To decide"))
        self.table.set_empty(self.tr("Nothing waits for a decision: all offices agree."))
        self.table.selection_changed.connect(lambda _ids: self._say())
        self.options = Options(self)
        self.options.decided.connect(self._decide_one)
        self.table.current_changed.connect(lambda row_id: self.options.show_undecided(self._rows.get(row_id)))
        self.setFocusProxy(self.table)
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.setHandleWidth(SPACE_L)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.table)
        halves.addWidget(self.options)
        halves.setSizes([560, 740])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addLayout(head)
        column.addWidget(halves, 1)

    def _columns(self) -> list[Column]:
        spoken = language()

        def fields(one: Undecided) -> str:
            return field_words(one.conflict.fields)

        def units(one: Undecided) -> str:
            return " / ".join(dict.fromkeys(option.unit for option in one.options))

        def values(one: Undecided) -> str:
            first = one.conflict.fields[0]
            return " / ".join(value_text(first, option.values.get(first)).replace("\n", " ") for option in one.options)

        def state(one: Undecided) -> str:
            return self.tr("The centre decides") if one.waits_for_centre else self.tr("To decide")

        def light(one: Undecided) -> str:
            return "" if one.waits_for_centre else "yellow"

        return [
            Column("title", self.tr("Name"), value=lambda one: one.conflict.title, width=190, fixed=True),
            Column("kind", self.tr("Record"), value=lambda one: kind_word(one.conflict.table, spoken), width=90),
            Column("field", self.tr("Field"), value=fields, width=110, tooltip=fields),
            Column("values", self.tr("Values"), value=values, width=200, tooltip=values),
            Column("units", self.tr("Offices"), value=units, width=160, tooltip=units),
            Column("state", self.tr("State"), value=state, width=110, light=light),
        ]

    def load(self) -> None:
        """Read what waits."""
        self._desk.navigator.worker.read(undecided, self._show, owner=self, latest="undecided")

    def _show(self, rows: Sequence[Undecided]) -> None:
        before, place = self.table.current_id(), self.source.index_of(self.table.current_id())
        self._rows = {row.id: row for row in rows}
        self.source.set_rows(rows)
        if rows and before not in self._rows:
            self.table.select_id(rows[min(max(place, 0), len(rows) - 1)].id)
        self.options.show_undecided(self._rows.get(self.table.current_id()))
        self._say()
        self.counted.emit(sum(1 for row in rows if not row.waits_for_centre))

    def _chosen(self) -> list[Undecided]:
        """The selected ones when several are, else all."""
        selected = [self._rows[one] for one in self.table.selected_ids() if one in self._rows]
        return selected if len(selected) > 1 else list(self._rows.values())

    def _say(self) -> None:
        total, chosen = len(self._rows), len(self._chosen())
        mine = sum(1 for one in self._rows.values() if not one.waits_for_centre)
        words = self.tr("Set differently by two offices: %n value(s). Until you decide, one is shown.", "", total)
        if chosen != total:
            words = self.tr("%n selected. A rule decides these only.", "", chosen)
        self.words.setText(words if total else "")
        for button in self.rules.values():
            button.setVisible(mine > 0)

    def _rule_words(self, rule: Rule) -> str:
        return {
            "centre": self.tr("Always the centre's"),
            "unit": self.tr("Always the unit's"),
            "newest": self.tr("Always the newest"),
        }[rule]

    def _ask(self, rule: Rule) -> None:
        pairs = [(one.conflict, choice.values) for one in self._chosen() if (choice := one.by_rule(rule)) is not None]
        left = len(self._chosen()) - len(pairs)
        if not pairs:
            self._desk.navigator.show_message("info", self.tr("This rule decides none of them."))
            return
        words = [self.tr("What is decided goes to all offices with the next files and cannot be undone with Ctrl+Z.")]
        if left:
            words.append(self.tr("Left as they are: %n, for which the rule finds no single value.", "", left))
        confirm(
            self,
            self.tr("Decide %n difference(s) by this rule: {rule}?", "", len(pairs)).format(
                rule=self._rule_words(rule)
            ),
            " ".join(words),
            self._rule_words(rule),
            lambda: self._decide(pairs),
        )

    def _decide_one(self, one: Undecided, values: Mapping[str, Any]) -> None:
        self._decide([(one.conflict, values)])

    def _decide(self, pairs: Sequence[tuple[Conflict, Mapping[str, Any]]]) -> None:
        office, actor = self._desk.navigator.office, self._desk.navigator.actor

        def work(progress: Progress) -> Decided:
            return decide_all(office, self._desk.exchange().keys.own, actor, pairs, progress)

        def done(decided: Decided) -> None:
            words = self.tr("%n decided; the other offices get it with the next files.", "", decided.count)
            if decided.left:
                words += " " + self.tr("%n left: they changed meanwhile.", "", decided.left)
            self._desk.navigator.show_message("success", words)
            self.load()

        self._run(self.tr("Deciding"), work, done)

    def _run(self, title: str, work: Callable[[Progress], Decided], done: Callable[[Decided], None]) -> None:
        self._desk.navigator.run(title, work, done)
