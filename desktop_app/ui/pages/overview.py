"""概览: how the year stands, what is due, and the list behind every figure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, ClassVar

from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from db.enums import Indicator, Stage, UnitGroup
from desktop_app.domain import words
from desktop_app.domain.indicators import Measure, measure, pace
from desktop_app.domain.money import FEN_PER_YI, round_half_up, yi_text
from desktop_app.domain.periods import Month
from desktop_app.queries import local, overview, units
from desktop_app.queries.indicator_table import IndicatorRow
from desktop_app.queries.overview import Due, Overview
from desktop_app.queries.ranking import RankedUnit
from desktop_app.ui.dialogs.duties import Duties
from desktop_app.ui.formats import NOTHING
from desktop_app.ui.icons import icon
from desktop_app.ui.models.lookups import language
from desktop_app.ui.navigation import Navigator, Page
from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_S
from desktop_app.ui.widgets.charts import BarChart, Datum, FunnelChart, RankedBars
from desktop_app.ui.widgets.due_list import DueEntry, DueList
from desktop_app.ui.widgets.stat_card import Stat, StatCard

SIDE_WIDTH = 320


@dataclass(frozen=True, slots=True)
class _Shown:
    """Everything one read brings."""

    data: Overview
    units: Mapping[str, str]
    due: Sequence[Due]
    waiting: Sequence[Due]


class OverviewPage(Page):
    """Cards above, money and funnel below them, the ranking at the bottom, what is due on the right."""

    kinds: ClassVar[frozenset[str]] = frozenset(
        {
            "project",
            "fund_entry",
            "milestone",
            "credit",
            "agreement",
            "target",
            "task",
            "commitment",
            "claim",
            "activity",
            "beijing_recognition",
            "project_investor",
            "unit",
        }
    )

    def __init__(self, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(navigator, parent)
        self.month: Month | None = None
        self._unit: str | None = None
        self._unit_ids: Mapping[str, str] = {}
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
        self.cards = {indicator: StatCard(self) for indicator in overview.CARDS}
        row = QHBoxLayout()
        row.setSpacing(SPACE_M)
        for card in self.cards.values():
            row.addWidget(card, 1)
        self.money = BarChart(self.tr("Money in place by month"), self)
        self.funnel = FunnelChart(self.tr("Active projects by stage"), self)
        self.groups = {group: RankedBars(words.label(group, language()), self) for group in UnitGroup}
        self.ranking = QTabWidget(self)
        self.ranking.setAccessibleName(self.tr("Ranking"))
        self.ranking.setDocumentMode(True)
        for group, bars in self.groups.items():
            self.ranking.addTab(bars, words.label(group, language()))
        self.due = DueList(self.tr("This week"), self.tr("Nothing is due this week."), self)
        self.waiting = DueList(self.tr("Waits for confirmation"), self.tr("Nothing waits for confirmation."), self)
        for entries in (self.due, self.waiting):
            entries.setFixedWidth(SIDE_WIDTH)
        grid = QGridLayout()
        grid.setSpacing(SPACE_M)
        grid.addWidget(self._card(self.tr("Money in place by month (亿元)"), self.money), 0, 0)
        grid.addWidget(self._card(self.tr("Active projects by stage"), self.funnel), 0, 1)
        grid.addWidget(self._card(self.tr("Ranking"), self.ranking), 1, 0, 1, 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        grid.setRowStretch(0, 1)
        grid.setRowStretch(1, 1)
        side = QVBoxLayout()
        side.setSpacing(SPACE_M)
        side.addWidget(self._card(self.tr("This week"), self.due), 3)
        side.addWidget(self._card(self.tr("Waits for confirmation"), self.waiting), 2)
        body = QHBoxLayout()
        body.setSpacing(SPACE_M)
        body.addLayout(grid, 1)
        body.addLayout(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addLayout(head)
        column.addLayout(row)
        column.addLayout(body, 1)

    def _step(self, picture: str, name: str) -> QPushButton:
        button = QPushButton(icon(picture), "", self)
        button.setProperty("look", "icon")
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setEnabled(False)
        return button

    def _card(self, title: str, content: QWidget) -> QFrame:
        frame = QFrame(self)
        frame.setProperty("look", "card")
        heading = QLabel(title, frame)
        heading.setProperty("look", "heading")
        column = QVBoxLayout(frame)
        column.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        column.setSpacing(SPACE_S)
        column.addWidget(heading)
        column.addWidget(content, 1)
        return frame

    def _connect(self) -> None:
        self.earlier.clicked.connect(lambda: self._go(-1))
        self.later.clicked.connect(lambda: self._go(1))
        for indicator, card in self.cards.items():
            card.clicked.connect(lambda i=indicator: self._open_behind(i))
        self.money.clicked.connect(lambda _key: self._open_behind(Indicator.OUTSIDE_FUNDS_IN_PLACE))
        self.funnel.clicked.connect(
            lambda stage: self.navigator.open_list("project", {"stage": [stage], "status": ["active"]})
        )
        for bars in self.groups.values():
            bars.clicked.connect(
                lambda code: self.navigator.open_list("project", {"unit": [self._unit_ids.get(code, "")]})
            )
        for entries in (self.due, self.waiting):
            entries.chosen.connect(self._open)

    def load(self) -> None:
        chosen, today = self.month, self.navigator.today()

        def read(session: Any) -> _Shown:
            own = local.unit_code(session)
            everyone = units.all_units(session)
            centre = {row.code for row in everyone if row.is_centre}
            ids = {row.code: row.id for row in everyone}
            unit = None if not own or own in centre else own
            month = chosen or overview.newest_month(session, today)
            data = overview.overview(session, month, unit)
            return _Shown(data, ids, overview.due(session, today), overview.waiting(session))

        self.navigator.worker.read(read, self._show, owner=self, latest="overview")

    def _go(self, months: int) -> None:
        if self.month is not None:
            self.month = self.month.plus(months)
            self.load()

    def _show(self, shown: _Shown) -> None:
        data = shown.data
        self.month, self._unit, self._unit_ids = data.month, data.unit, shown.units
        self.title.setText(self.tr("{year}, months 1–{month}").format(year=data.month.year, month=data.month.month))
        self.earlier.setEnabled(True)
        self.later.setEnabled(data.month < Month.of(self.navigator.today()))
        for row in data.cards:
            self.cards[row.indicator].show_stat(self._stat(row, data.month))
        self.money.show_data(self._money(data))
        self.funnel.show_data(
            [Datum(stage.value, words.label(stage, language()), count, str(count)) for stage, count in data.stages]
        )
        for group, bars in self.groups.items():
            bars.show_data([_bar(line) for line in data.ranking if line.group is group and line.rank is not None][:10])
        today = self.navigator.today()
        self.due.show_entries([self._entry(entry, today) for entry in shown.due])
        self.waiting.show_entries([self._entry(entry, None) for entry in shown.waiting])

    def _stat(self, row: IndicatorRow, month: Month) -> Stat:
        money = measure(row.indicator) is Measure.MONEY
        return Stat(
            words.label(row.indicator, language()),
            _figure(row.cumulative, money),
            self.tr("亿元") if money else "",
            "" if row.target is None else self.tr("Target {target}").format(target=_figure(row.target, money)),
            None if row.completion is None else float(row.completion),
            None if row.completion is None else float(pace(row.indicator, month.month)),
            self.tr("Year on year {change}").format(change=_change(row.year_on_year)),
            row.light.value if row.light else "",
        )

    def _money(self, data: Overview) -> list[Datum]:
        plan = None if data.money_target is None else float(data.money_target / 12 / FEN_PER_YI)
        return [
            Datum(
                str(number),
                self.tr("{month}").format(month=number),
                float(fen / FEN_PER_YI),
                yi_text(fen),
                plan,
            )
            for number, fen in enumerate(data.money_by_month, 1)
        ]

    def _entry(self, due: Due, today: date | None) -> DueEntry:
        """A line of the lists on the right; late against `today`, or never when that is None."""
        text = self._stage(due.text) if due.kind == "milestone" else due.text
        late = (today - due.when).days if today and due.when else 0
        kind, record_id = ("task", due.task_id) if due.task_id and not due.project_id else ("project", due.project_id)
        words = f"{self._kind(due.kind)} · {text}" if text else self._kind(due.kind)
        return DueEntry(record_id, due.title or due.text, words, due.when, max(0, late), kind)

    def _open(self, kind: str, record_id: str) -> None:
        """A project on its page, a duty of none in the list of the duties."""
        if kind == "task":
            Duties(self.navigator, self, record_id).open()
        else:
            self.navigator.open_record(kind, record_id)

    def _stage(self, text: str) -> str:
        return words.label(Stage(text), language())

    def _kind(self, kind: str) -> str:
        return {
            "next_step": self.tr("Next step"),
            "task": self.tr("Duty"),
            "commitment": self.tr("Promise"),
            "claim": self.tr("Claim ends"),
            "milestone": self.tr("Stage reached"),
            "fund_entry": self.tr("Money in place"),
        }[kind]

    def _open_behind(self, indicator: Indicator) -> None:
        month, unit = self.month, self._unit
        if month is None:
            return
        title = words.label(indicator, language())
        self.navigator.worker.read(
            lambda session: overview.behind(session, month, indicator, unit),
            lambda ids: self.navigator.open_list("project", {"ids": ids, "title": f"{title} {month}"}),
            owner=self,
        )


def _figure(value: Fraction | None, money: bool) -> str:
    if value is None:
        return NOTHING
    text = yi_text(value) if money else f"{round_half_up(value, 2):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _change(share: Fraction | None) -> str:
    return NOTHING if share is None else f"{round_half_up(share * 100, 1):+} %"


def _bar(line: RankedUnit) -> Datum:
    score = (line.score_centi or 0) / 100
    return Datum(line.code, f"{line.rank}  {line.name}", score, f"{score:.2f}  {_movement(line)}".rstrip())


def _movement(line: RankedUnit) -> str:
    """Places gained or lost against the month before; "" without a rank then."""
    if line.rank is None or line.previous_rank is None:
        return ""
    gained = line.previous_rank - line.rank
    return "＝" if gained == 0 else f"▲{gained}" if gained > 0 else f"▼{-gained}"
