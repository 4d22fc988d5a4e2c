"""What was planned for a year of training against what was held: two forms, the persons, the months."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.enums import TrainingForm
from desktop_app.queries.training import FormCount, Year
from desktop_app.ui.icons import icon
from desktop_app.ui.theme import SPACE_M, SPACE_S
from desktop_app.ui.widgets.charts import Datum
from desktop_app.ui.widgets.stat_card import Stat, StatCard
from desktop_app.ui.widgets.year_strip import YearStrip


class TrainingSummary(QWidget):
    """`form_asked` gives the form of a card that was clicked, "" for all; `month_asked` a month from 1."""

    form_asked = Signal(str)
    month_asked = Signal(int)
    plan_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = {form: StatCard(self) for form in TrainingForm}
        self.people = StatCard(self)
        self.strip = YearStrip(self.tr("Sessions by month"), self)
        self.plan_button = QPushButton(icon("pencil", lambda t: t.accent), self.tr("Change the plan"), self)
        self.plan_button.setProperty("look", "link")
        legend = QLabel(self.tr("■ held   □ planned"), self)
        legend.setProperty("look", "caption")
        heading = QLabel(self.tr("Sessions by month"), self)
        heading.setProperty("look", "muted")
        frame = QFrame(self)
        frame.setProperty("look", "card")
        head = QHBoxLayout()
        head.setSpacing(SPACE_M)
        for widget in (heading, legend):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.plan_button)
        column = QVBoxLayout(frame)
        column.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        column.setSpacing(SPACE_S)
        column.addLayout(head)
        column.addWidget(self.strip, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_M)
        for card in (*self.cards.values(), self.people):
            row.addWidget(card, 1)
        row.addWidget(frame, 3)
        self._connect()

    def _connect(self) -> None:
        for form, card in self.cards.items():
            card.clicked.connect(lambda f=form: self.form_asked.emit(f.value))
        self.people.clicked.connect(lambda: self.form_asked.emit(""))
        self.strip.clicked.connect(lambda key: self.month_asked.emit(int(key)))
        self.plan_button.clicked.connect(self.plan_asked)

    def show_year(self, year: Year) -> None:
        """Show the figures of a year; they are those of the indicators."""
        for count in year.counts:
            self.cards[count.form].show_stat(self._stat(count))
        target = year.attendance_target
        self.people.show_stat(
            Stat(
                self.tr("Attendances"),
                f"{year.attendances:,}",
                self.tr("person-times"),
                "" if target is None else self.tr("Target {target}").format(target=f"{target:,}"),
                year.attendances / target if target else None,
            )
        )
        self.strip.show_data([self._month(year, number) for number in range(1, 13)])

    def _stat(self, count: FormCount) -> Stat:
        name = self.tr("Online, held") if count.form is TrainingForm.ONLINE else self.tr("Offline, held")
        coming = count.scheduled - count.held
        words = self.tr("No plan yet") if count.planned is None else self.tr("Plan {n}").format(n=count.planned)
        if coming:
            words += " · " + self.tr("%n still to come", "", coming)
        done = count.held / count.planned if count.planned else None
        return Stat(name, str(count.held), self.tr("sessions"), words, done)

    def _month(self, year: Year, number: int) -> Datum:
        held = sum(count.held_by_month[number - 1] for count in year.counts)
        all_ = sum(count.scheduled_by_month[number - 1] for count in year.counts)
        parts = [
            self.tr("{form}: {held} of {all} held").format(
                form=self.tr("Online") if count.form is TrainingForm.ONLINE else self.tr("Offline"),
                held=count.held_by_month[number - 1],
                all=count.scheduled_by_month[number - 1],
            )
            for count in year.counts
            if count.scheduled_by_month[number - 1]
        ]
        month = self.tr("{month}").format(month=number)
        return Datum(str(number), month, held, f"{held}/{all_}", all_, "\n".join(parts))
