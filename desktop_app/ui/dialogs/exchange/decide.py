"""What offices set differently: one by one, or many by a rule, which is shown before it is followed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop_app.domain.field_words import kind_word
from desktop_app.errors import EnvironmentProblem, UserError, in_one_line
from desktop_app.services.office import Changes
from desktop_app.sync.conflicts import Choice, Conflict
from desktop_app.sync.decisions import Last, last_decisions, take_back
from desktop_app.sync.marks import with_parts
from desktop_app.sync.undecided import Decided, Rule, Undecided, decide_all, undecided
from desktop_app.ui.dialogs.exchange.desk import Desk
from desktop_app.ui.dialogs.exchange.options import Options
from desktop_app.ui.dialogs.exchange.rule_bar import RuleBar
from desktop_app.ui.dialogs.exchange.twin_notice import TwinNotice
from desktop_app.ui.dialogs.print_button import PrintButton, Wanted
from desktop_app.ui.dialogs.share_form import open_share_form
from desktop_app.ui.dialogs.shown_lists import of_table
from desktop_app.ui.formats import NOTHING
from desktop_app.ui.icons import icon
from desktop_app.ui.messages import Action, error_line, error_words
from desktop_app.ui.models.change_words import field_words, option_text
from desktop_app.ui.models.lookups import language
from desktop_app.ui.models.rights_words import only_looks_words
from desktop_app.ui.models.value_words import title_words
from desktop_app.ui.row_source import ListSource
from desktop_app.ui.table_model import Column, TableModel
from desktop_app.ui.tasks import Progress
from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_S
from desktop_app.ui.widgets.column_widths import YIELDING
from desktop_app.ui.widgets.table_view import TableView


class Decide(QWidget):
    """`counted` tells how many wait, investors that were entered twice among them."""

    counted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: dict[str, Undecided] = {}
        self._last: Last | None = None
        self._ruled: tuple[Rule | None, frozenset[str]] = None, frozenset()
        self._build_ui()

    def _build_ui(self) -> None:
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.back = QPushButton(icon("undo-2"), "", self)
        self.back.clicked.connect(self._take_back)
        self.twins = TwinNotice(self._desk.navigator, self)
        self.twins.counted.connect(lambda _count: self._count())
        self.bar = RuleBar(self)
        self.bar.kind_chosen.connect(self._fill)
        self.bar.rule_chosen.connect(self._show_rule)
        self.bar.decide_asked.connect(self._follow_rule)
        self.source = ListSource()
        self.table = TableView(TableModel(self._columns(), self.source), self, name=self.tr("To decide"), grows=True)
        self.table.selection_changed.connect(lambda _ids: self._show_rule())
        self.options = Options(self)
        self.options.decided.connect(lambda one, values: self._decide([(one.conflict, values)]))
        self.options.entered.connect(lambda one, values: self._decide([(one.conflict, values)], entered=one))
        self.options.shares_asked.connect(self._set_shares)
        self.table.current_changed.connect(lambda row_id: self.options.show_undecided(self._rows.get(row_id)))
        self.setFocusProxy(self.table)
        head = QHBoxLayout()
        head.setSpacing(SPACE_S)
        head.addWidget(self.words, 1)
        head.addWidget(self.back)
        self.print_button = PrintButton(self._desk.navigator, self.wanted, self)
        head.addWidget(self.print_button)
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.setHandleWidth(SPACE_L)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.table)
        halves.addWidget(self.options)
        halves.setSizes([790, 520])
        halves.splitterMoved.connect(lambda *_place: self.table.fit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self.twins)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(halves, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """All columns are seen in a low window, too."""
        super().resizeEvent(event)
        self.table.fit()

    def _columns(self) -> list[Column]:
        spoken = language()

        def fields(one: Undecided) -> str:
            return f"{kind_word(one.conflict.table, spoken)} · {field_words(one.conflict.table, one.conflict.fields)}"

        def units(one: Undecided) -> str:
            return " / ".join(dict.fromkeys(one.options[n].unit for n in one.side_by_side))

        def name(one: Undecided) -> str:
            return title_words(one.conflict.table, one.conflict.title) or NOTHING

        def values(one: Undecided) -> str:
            return " / ".join(option_text(one.options[n].values) for n in one.side_by_side)

        def light(one: Undecided) -> str:
            if one.waits_for_centre or one.refused is not None:
                return ""
            return "green" if self._taken(one) is not None else "yellow"

        return [
            Column("title", self.tr("Name"), value=name, width=YIELDING, both_ends=True, tooltip=name),
            Column("state", self.tr("State"), value=self._state, width=YIELDING, light=light, tooltip=self._why),
            Column("field", self.tr("Record · field"), value=fields, width=YIELDING, tooltip=fields),
            Column("values", self.tr("Values"), value=values, width=YIELDING, tooltip=values),
            Column("units", self.tr("Offices"), value=units, width=YIELDING, tooltip=units),
        ]  # fmt: skip

    def _state(self, one: Undecided) -> str:
        """What is to be done, or what the chosen rule would make of it."""
        if one.waits_for_centre:
            return self.tr("The centre decides")
        if one.refused is not None:
            return self.tr("Not for you to decide")
        if one.id not in self._ruled[1]:
            return self.tr("To decide")
        chosen = self._taken(one)
        if self._impossible(one) is not None:
            return self.tr("Not possible, stays open")
        if chosen is None:
            return self.tr("Stays open")
        option = one.options[one.conflict.choices.index(chosen)]
        return self.tr("Becomes {value}").format(value=option_text(option.values))

    def _taken(self, one: Undecided) -> Choice | None:
        """The value that the chosen rule takes for it; None without a rule, and where the rule is not followed."""
        rule, within = self._ruled
        return one.by_rule(rule) if rule is not None and one.id in within else None

    def _impossible(self, one: Undecided) -> UserError | None:
        """Why the record cannot have what the chosen rule would take for it."""
        rule, within = self._ruled
        return one.impossible_by_rule(rule) if rule is not None and one.id in within else None

    def _why(self, one: Undecided) -> str:
        """The state in full: where a value is not possible, with the reason."""
        error = self._impossible(one)
        return self._state(one) if error is None else f"{self._state(one)}\n{error_line(error)}"

    def load(self) -> None:
        """Read what waits, and what was decided that no file has told of yet."""
        self.twins.load()
        self._desk.navigator.worker.read(
            lambda session: (undecided(session, self._desk.navigator.actor), last_decisions(session)),
            self._show,
            owner=self,
            latest="undecided",
        )

    def choose_record(self, record_id: str) -> None:
        """Select what is to be decided on a record, or on what belongs to that project."""

        def show(found: tuple[Sequence[Undecided], Last | None, set[str]]) -> None:
            rows, last, records = found
            self.bar.kinds.setCurrentIndex(0)
            self._show((rows, last))
            wanted = next((row.id for row in rows if row.conflict.record_id in records), "")
            if wanted:
                self.table.select_id(wanted)
            self.table.setFocus()

        self._desk.navigator.worker.read(
            lambda session: (
                undecided(session, self._desk.navigator.actor),
                last_decisions(session),
                with_parts(session, record_id),
            ),
            show,
            owner=self,
            latest="undecided",
        )

    def _show(self, found: tuple[Sequence[Undecided], Last | None]) -> None:
        rows, self._last = found
        self._rows = {row.id: row for row in rows}
        self.bar.show_kinds(rows)
        self._fill()
        self._count()

    def _count(self) -> None:
        nothing = self.tr("Nothing waits for a decision: all offices agree.")
        self.table.set_empty(self.tr("Nothing else waits for a decision.") if self.twins.count else nothing)
        self.counted.emit(sum(1 for row in self._rows.values() if not row.waits_for_centre) + self.twins.count)

    def _fill(self) -> None:
        """List the chosen kind; the place in the list stays."""
        before, place = self.table.current_id(), self.source.index_of(self.table.current_id())
        kind = self.bar.kind()
        rows = [one for one in self._rows.values() if kind in (None, (one.conflict.table, one.conflict.fields))]
        self.source.set_rows(rows)
        if rows and all(row.id != before for row in rows):
            self.table.select_id(rows[min(max(place, 0), len(rows) - 1)].id)
        self.options.show_undecided(self._rows.get(self.table.current_id()))
        self.options.forget_but(self._rows)
        self.options.setVisible(bool(rows))
        self.bar.offer_rules(any(not one.waits_for_centre and one.refused is None for one in rows))
        self._show_rule()

    def wanted(self) -> Wanted:
        """What waits for a decision, to be printed."""
        kind = self.bar.kinds.currentText() if self.bar.kind() is not None else ""
        return of_table(self.tr("Set differently by several offices"), self.table, [kind])

    def _chosen(self) -> list[Undecided]:
        """The selected ones when several are, else all that are listed."""
        selected = [self._rows[one] for one in self.table.selected_ids() if one in self._rows]
        listed = [row for row in map(self.source.row, range(self.source.count())) if row is not None]
        return selected if len(selected) > 1 else listed

    def _pairs(self) -> list[tuple[Conflict, Mapping[str, Any]]]:
        """What the chosen rule decides, with the values that it takes."""
        return [(one.conflict, choice.values) for one in self._chosen() if (choice := self._taken(one)) is not None]

    def _show_rule(self) -> None:
        """Say what the rule makes of those that it is for; the others stay as they are, in the list, too."""
        rule = self.bar.rule
        ruled = rule, frozenset(one.id for one in self._chosen()) if rule is not None else frozenset[str]()
        before, self._ruled = self._ruled, ruled
        if self.source.count() and ruled != before:
            self.source.rows_changed.emit(0, self.source.count() - 1)
            self.table.fit()  # values take more room than the words before them
        self._say()

    def _say(self) -> None:
        total, chosen, pairs = len(self._rows), len(self._chosen()), len(self._pairs())
        words = self._how_many()
        if self.bar.rule is not None:
            words = self.tr("The column “State” shows what the rule would make of each; nothing is decided yet.")
            if chosen != self.source.count():
                words = self.tr(
                    "The rule is for the %n selected: the column “State” shows what it would make of them; nothing is "
                    "decided yet.",
                    "",
                    chosen,
                )
            refused = [error for one in self._chosen() if (error := self._impossible(one)) is not None]
            words = in_one_line((words, self._stay_open(chosen - pairs - len(refused), refused)))
        elif chosen != self.source.count():
            words = self.tr("%n selected. A rule decides these only.", "", chosen)
        self.words.setText(words if total else "")
        self.bar.say(pairs)
        count = self._last.count if self._last is not None else 0
        self.back.setText(self.tr("Take back the last decision (%n)", "", count))
        self.back.setVisible(count > 0 and self._desk.navigator.actor.may_change)

    def _stay_open(self, unclear: int, refused: Sequence[UserError]) -> str:
        """How many the chosen rule leaves open, and why."""
        words = [self.tr("%n stay open: the rule finds no single value.", "", unclear)] if unclear else []
        for message, count in Counter(error_words(error)[0] for error in refused).items():
            words.append(self.tr("%n stay open, as they cannot be decided so: {why}", "", count).format(why=message))
        return in_one_line(words)

    def _how_many(self) -> str:
        """What is to be decided here, as the tab and the button count it, and what waits for the centre besides."""
        centre = sum(1 for one in self._rows.values() if one.waits_for_centre)
        mine = len(self._rows) - centre
        words = self.tr("Set differently by several offices: %n value(s). Until you decide, one is shown.", "", mine)
        others = self.tr("On %n value(s) the centre decides; until then one is shown.", "", centre)
        rights = "" if self._desk.navigator.actor.may_change else only_looks_words()
        return in_one_line((words if mine else "", others if centre else "", rights))

    def _follow_rule(self) -> None:
        self._decide(self._pairs())

    def _decide(self, pairs: Sequence[tuple[Conflict, Mapping[str, Any]]], entered: Undecided | None = None) -> None:
        """Decide; a value that was `entered` and cannot be is told where it stands."""
        office, actor = self._desk.navigator.office, self._desk.navigator.actor

        def work(progress: Progress) -> Decided | UserError:
            own = self._desk.exchange().keys.own
            try:
                return decide_all(office, own, actor, pairs, progress)
            except UserError as error:
                if entered is None or isinstance(error, EnvironmentProblem):
                    raise
                return error

        def done(decided: Decided | UserError) -> None:
            if isinstance(decided, UserError):
                if entered is None or not self.options.say_refused(entered, decided):
                    self._desk.navigator.show_error(decided)
                return
            words = self.tr("%n decided; the other offices get it with the next files.", "", decided.count)
            if decided.left:
                words = in_one_line((words, self.tr("%n left: they changed meanwhile.", "", decided.left)))
            undo = [Action(self.tr("Take back"), self._take_back)] if decided.changes.transaction_id else []
            self._desk.navigator.show_message("success", words, undo)
            self.bar.choose(None)
            self.load()

        self._desk.navigator.run(self.tr("Deciding"), work, done)

    def _set_shares(self, project_id: str) -> None:
        """Let the shares be typed as under the project; that decides, and is told with the next file."""
        navigator = self._desk.navigator

        def saved(_changes: object) -> None:
            navigator.worker.write(
                lambda: self._desk.exchange().seal(), lambda _: self.load(), navigator.show_error, owner=self
            )

        open_share_form(navigator, project_id, self.window(), saved)

    def _take_back(self) -> None:
        """Open again what was decided last."""
        office, actor = self._desk.navigator.office, self._desk.navigator.actor

        def work() -> Changes | None:
            with office.read() as session:
                last = last_decisions(session)
            return take_back(office, actor, last.step) if last is not None else None

        def done(changes: Changes | None) -> None:
            gone = self.tr("Nothing is left to take back: a file was written or read since.")
            words = self.tr("Taken back: these differences are open again.") if changes is not None else gone
            self._desk.navigator.show_message("info", words)
            self.load()

        self._desk.navigator.worker.write(work, done, self._desk.navigator.show_error, owner=self)
