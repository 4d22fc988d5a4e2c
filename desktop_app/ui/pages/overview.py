"""概览: how the year stands, what is due, and the list behind every figure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from db.enums import Indicator, Stage, UnitGroup
from desktop_app.domain import words
from desktop_app.domain.periods import Month
from desktop_app.queries import local, overview, ranking, units
from desktop_app.queries.overview import Due, DueWork, Overview
from desktop_app.queries.ranking import RankedUnit
from desktop_app.ui.dialogs.duties import Duties
from desktop_app.ui.dialogs.overview_lists import due_list, ranking_list
from desktop_app.ui.dialogs.print_button import PrintButton, Wanted
from desktop_app.ui.models import overview_data as words_of
from desktop_app.ui.models.lookups import language
from desktop_app.ui.navigation import Navigator, Page
from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_S
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.charts import BarChart, FunnelChart, RankedBars
from desktop_app.ui.widgets.due_list import DueEntry, DueList
from desktop_app.ui.widgets.fitting_body import FittingBody
from desktop_app.ui.widgets.icon_button import icon_button
from desktop_app.ui.widgets.stat_card import StatCard
from desktop_app.ui.widgets.waiting_bar import WaitingBar

SIDE_WIDTH = 320


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the quick read brings."""

    month: Month
    unit: str | None
    units: Mapping[str, str]
    stages: Sequence[tuple[Stage, int]]
    due: DueWork
    waiting: Sequence[Due]


class OverviewPage(Page):
    """Cards above, money and funnel below them, the ranking at the bottom, what is due on the right."""

    kinds: ClassVar[frozenset[str]] = frozenset({
        "project", "fund_entry", "milestone", "credit", "agreement", "target", "task", "commitment", "claim",
        "activity", "beijing_recognition", "project_investor", "unit", "review_meeting", "review_item",
    })  # fmt: skip

    def __init__(self, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(navigator, parent)
        self.month: Month | None = None
        self._picked: Month | None = None
        self._unit: str | None = None
        self._unit_ids: Mapping[str, str] = {}
        self._placed: Sequence[RankedUnit] = ()
        self._build_ui()
        self._connect()

    def _build_ui(self) -> None:
        self.title = QLabel(self)
        self.title.setProperty("look", "title")
        self.earlier = self._step("chevron-left", self.tr("Month before"))
        self.later = self._step("chevron-right", self.tr("Month after"))
        head = QHBoxLayout()
        for widget in (self.title, self.earlier, self.later):
            head.addWidget(widget)
        head.addStretch(1)
        self._first = self._build_first()
        self.cards = {indicator: StatCard(self) for indicator in overview.CARDS}
        row = QHBoxLayout()
        row.setSpacing(SPACE_M)
        for card in self.cards.values():
            row.addWidget(card, 1)
        self._build_parts()
        holder = FittingBody(self)
        column = QVBoxLayout(holder.inner)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addLayout(head)
        column.addWidget(self._first)
        column.addLayout(row)
        column.addLayout(self._body(), 1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(holder)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self._bar = WaitingBar(self)

    def _build_parts(self) -> None:
        """The pictures, the ranking and the two lists."""
        self.money = BarChart(self.tr("Money in place by month"), self)
        self.funnel = FunnelChart(self.tr("Active projects by stage"), self)
        self.groups = {group: RankedBars(words.label(group, language()), self) for group in UnitGroup}
        self.ranking = QTabWidget(self)
        self.ranking.setAccessibleName(self.tr("Ranking"))
        self.ranking.setDocumentMode(True)
        self.ranking.tabBar().setDrawBase(False)
        for group, bars in self.groups.items():
            rows = QScrollArea(self.ranking)
            rows.setWidgetResizable(True)
            rows.setFrameShape(QFrame.Shape.NoFrame)
            rows.setWidget(bars)
            self.ranking.addTab(rows, words.label(group, language()))
        self.due = DueList(self.tr("This week"), self.tr("Nothing is due this week."), self)
        self.waiting = DueList(self.tr("Waits for confirmation"), self.tr("Nothing waits for confirmation."), self)
        for entries in (self.due, self.waiting):
            entries.setFixedWidth(SIDE_WIDTH)

    def _body(self) -> QHBoxLayout:
        """Pictures and ranking at the left, the lists beside them."""
        grid = QGridLayout()
        grid.setSpacing(SPACE_M)
        grid.addWidget(self._card(self.tr("Money in place by month (亿元)"), self.money), 0, 0)
        grid.addWidget(self._card(self.tr("Active projects by stage"), self.funnel), 0, 1)
        grid.addWidget(self._card(self.tr("Ranking"), self.ranking, self._ranking_list), 1, 0, 1, 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        grid.setRowStretch(0, 1)
        grid.setRowStretch(1, 1)
        side = QVBoxLayout()
        side.setSpacing(SPACE_M)
        for entries, stretch, every in ((self.due, 3, words_of.every_due), (self.waiting, 2, words_of.every_waiting)):
            name = entries.accessibleName()
            side.addWidget(self._card(name, entries, partial(self._due_list, entries, every)), stretch)
        body = QHBoxLayout()
        body.setSpacing(SPACE_M)
        body.addLayout(grid, 1)
        body.addLayout(side)
        return body

    def _build_first(self) -> QFrame:
        """What to do in an office without projects."""
        frame = QFrame(self)
        frame.setProperty("look", "message")
        frame.setProperty("kind", "info")
        words = QLabel(self.tr("There are no projects yet. The figures fill by themselves once there are some."), frame)
        words.setWordWrap(True)
        self.begin = QPushButton(self.tr("Enter the first project"), frame)
        self.begin.setProperty("look", "primary")
        self.begin.clicked.connect(lambda: self.navigator.open_list("project", {"new": True}))
        row = QHBoxLayout(frame)
        row.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        row.addWidget(words, 1)
        if self.navigator.actor.may_change:
            row.addWidget(self.begin)
        frame.hide()
        return frame

    def _step(self, picture: str, name: str) -> QPushButton:
        button = icon_button(picture, name, self)
        button.setEnabled(False)
        return button

    def _card(self, title: str, content: QWidget, printed: Callable[[], Wanted] | None = None) -> Card:
        """A part of the page; `printed` gives its list to be printed."""
        card = Card(title, content, self)
        if printed is not None:
            button = PrintButton(self.navigator, printed, self, small=True)
            card.head.addWidget(button)
            if content is self.ranking:
                button.printer.take_key()
        return card

    def _connect(self) -> None:
        self.earlier.clicked.connect(lambda: self._go(-1))
        self.later.clicked.connect(lambda: self._go(1))
        for indicator, card in self.cards.items():
            card.clicked.connect(lambda i=indicator: self._open_behind(i))
        self.money.clicked.connect(lambda number: self._open_behind(Indicator.OUTSIDE_FUNDS_IN_PLACE, number))
        self.funnel.clicked.connect(
            lambda stage: self.navigator.open_list("project", {"stage": [stage], "status": ["active"]})
        )
        for bars in self.groups.values():
            bars.clicked.connect(
                lambda code: self.navigator.open_list("project", {"unit": [self._unit_ids.get(code, "")]})
            )
        for entries in (self.due, self.waiting):
            entries.chosen.connect(self._open)
        self.due.all_asked.connect(self._open_past)

    def load(self) -> None:
        """First what is quickly read; the figures and the ranking, which count a large office, follow by themselves."""
        today = self.navigator.today()

        def read(session: Any) -> _Shown:
            own = local.unit_code(session)
            everyone = units.all_units(session)
            centre = {row.code for row in everyone if row.is_centre}
            return _Shown(
                overview.newest_month(session, today),
                None if not own or own in centre else own,
                {row.code: row.id for row in everyone},
                overview.stages(session),
                overview.due(session, today),
                overview.waiting(session, today),
            )

        self._bar.wait()
        self.navigator.worker.read(read, self._show, self._failed, owner=self, latest="overview")

    def _count(self, month: Month) -> None:
        unit = self._unit

        def figures(session: Any) -> Overview:
            return overview.overview(session, month, unit)

        def ranked(session: Any) -> Sequence[RankedUnit]:
            return ranking.table(session, month)

        self._bar.wait()
        read = self.navigator.worker.read
        read(figures, self._show_figures, self._failed, owner=self, latest="figures", slow=True)
        read(ranked, self._show_ranking, self._failed, owner=self, latest="ranking", slow=True)

    def _failed(self, error: Exception) -> None:
        self._bar.done()
        self.navigator.show_error(error)

    def _go(self, months: int) -> None:
        if self.month is not None:
            self.month = self._picked = self.month.plus(months)
            self._name_month(self.month)
            self._count(self.month)

    def _name_month(self, month: Month) -> None:
        self.title.setText(self.tr("{year}, months 1–{month}").format(year=month.year, month=month.month))
        self.earlier.setEnabled(True)
        self.later.setEnabled(month < Month.of(self.navigator.today()))

    def _show(self, shown: _Shown) -> None:
        self._unit, self._unit_ids = shown.unit, shown.units
        self.month = month = self._picked or shown.month
        self._name_month(month)
        self.funnel.show_data([words_of.stage(stage, count) for stage, count in shown.stages])
        self._first.setVisible(not any(count for _, count in shown.stages) and not shown.due.past)
        today, due = self.navigator.today(), shown.due
        self.due.show_entries(
            [words_of.entry(entry, today) for entry in due.coming],
            [words_of.entry(entry, today) for entry in due.past],
            self.tr("Past the day: {count} in all").format(count=f"{due.past_count:,}"),
        )
        self.waiting.show_entries([words_of.entry(entry, None) for entry in shown.waiting])
        self._count(month)

    def _due_list(self, shown: DueList, read: Callable[[Any, date], list[DueEntry]]) -> Wanted:
        """All that is due or waits, to be printed."""
        return due_list(shown, lambda session: read(session, self.navigator.today()))

    def _show_figures(self, data: Overview) -> None:
        for row in data.cards:
            self.cards[row.indicator].show_stat(words_of.stat(row, data.month))
        self.money.show_data(words_of.money(data))

    def _show_ranking(self, placed: Sequence[RankedUnit]) -> None:
        self._placed = placed
        for group, bars in self.groups.items():
            bars.show_data([words_of.bar(line) for line in placed if line.group is group and line.rank is not None])
        self._bar.done()

    def _ranking_list(self) -> Wanted:
        """The group that is shown, to be printed."""
        group = list(self.groups)[self.ranking.currentIndex()]
        lines = [line for line in self._placed if line.group is group and line.rank is not None]
        title = f"{self.ranking.accessibleName()} · {words.label(group, language())}"
        return ranking_list(title, lines, self.title.text())

    def _open(self, kind: str, record_id: str) -> None:
        """A project on its page, a duty of none in the list of the duties, a meeting where meetings are kept."""
        if kind == "task":
            Duties(self.navigator, self, record_id).open()
        elif kind == "review_meeting":
            from desktop_app.ui.dialogs.review_meetings import ReviewMeetings  # all of printing comes with it

            ReviewMeetings(self.navigator, self, record_id).open()
        else:
            self.navigator.open_record(kind, record_id)

    def _open_past(self) -> None:
        today, title = self.navigator.today(), self.tr("Past the day")
        self.navigator.worker.read(
            lambda session: overview.past_due_projects(session, today),
            lambda ids: self.navigator.open_list("project", {"ids": ids, "title": title}),
            owner=self,
        )

    def _open_behind(self, indicator: Indicator, number: str = "") -> None:
        """The list behind a card's figure, or behind the bar of the month with this number."""
        if self.month is None:
            return
        month, unit = (Month(self.month.year, int(number)) if number else self.month), self._unit
        title = f"{words.label(indicator, language())} · {month if number else self.title.text()}"

        def show(found: Mapping[str, Fraction]) -> None:
            counted = words_of.counted(title, indicator, found)
            self.navigator.open_list("project", {"ids": list(found), "title": title, "counted": counted})

        self.navigator.worker.read(
            lambda session: overview.behind(session, month, indicator, unit, in_month=bool(number)), show, owner=self
        )
