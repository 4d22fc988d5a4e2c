"""With which numbers the bulletins and letters of an office go on that were issued elsewhere before."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from db.enums import ReportKind
from desktop_app.documents import letter_press
from desktop_app.documents.produce import Press
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from desktop_app.services import report_starts
from desktop_app.services.report_starts import Next
from desktop_app.ui.dialogs.form_dialog import FormDialog
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.widgets.editors import line, set_value

Numbers = dict[ReportKind, Next]


class NextNumbers(FormDialog):
    """`saved` gives the changes. `numbers`: how each kind would go on, by year; `prefix` is the 机关代字 of letters."""

    def __init__(self, navigator: Navigator, numbers: dict[int, Numbers], prefix: str, parent: QWidget) -> None:
        super().__init__(navigator, self.tr("Next numbers"), self.tr("Save the numbers"), parent)
        self._numbers, self._prefix = numbers, prefix
        self.year = QComboBox(self)
        for year in numbers:
            self.year.addItem(str(year), year)
        hint = self.tr("The year that the numbers are counted in. What was issued elsewhere is not counted again.")
        self.add_row("year", self.tr("Year"), self.year, hint=hint, wide=True)
        for kind, one in numbers[self.year.currentData()].items():
            label, hint = self._words(kind)
            number = line(self, whole=True)
            self.add_row(f"{kind.value}.number", label, number, required=True, hint=hint, wide=not one.total)
            if one.total:
                label, hint = self.tr("of all there ever were"), self.tr("It stands in the masthead: 总第 … 期.")
                self.add_row(f"{kind.value}.total", label, line(self, whole=True), required=True, hint=hint)
        self.year.currentIndexChanged.connect(self._fill)
        self._fill()
        self.resize(620, 480)

    def _words(self, kind: ReportKind) -> tuple[str, str]:
        """Label and remark of a kind's next number."""
        return {
            ReportKind.FORTNIGHTLY: (self.tr("Next fortnightly report"), ""),
            ReportKind.MONTHLY: (self.tr("Next monthly bulletin"), ""),
            ReportKind.NOTICE: (self.tr("Next public notice"), self.tr("Where the template gives notices a number.")),
            ReportKind.LETTER: (self.tr("Next letter"), self.tr("Of {prefix}.").format(prefix=self._prefix)),
        }[kind]

    def _fill(self) -> None:
        for kind, one in self._numbers[self.year.currentData()].items():
            set_value(self.rows[f"{kind.value}.number"].editor, one.number)
            if one.total:
                set_value(self.rows[f"{kind.value}.total"].editor, one.total)

    def entered(self) -> Numbers:
        """The numbers as typed. Raises InvalidInput naming those that are missing."""
        values = self.values()
        needed = UserError(QT_TRANSLATE_NOOP("errors", "This is needed."))
        if missing := {name: needed for name, value in values.items() if value is None}:
            message = QT_TRANSLATE_NOOP("errors", "Some fields cannot be saved as they are.")
            raise InvalidInput(message, fields=missing)
        return {
            kind: Next(values[f"{kind.value}.number"], values.get(f"{kind.value}.total", 0))
            for kind in self._numbers[self.year.currentData()]
        }

    def action(self) -> Callable[[], Any]:
        office, actor, wanted = self.navigator.office, self.navigator.actor, self.entered()
        year, prefix = self.year.currentData(), self._prefix
        return lambda: report_starts.write(office, actor, wanted, year, prefix)


def open_numbers(navigator: Navigator, parent: QWidget, saved: Callable[[Any], None]) -> None:
    """Read the numbers and show them to be changed; `saved` is told of the change."""
    today: date = navigator.office.clock.today()
    press = Press(navigator.paths.resources, navigator.paths.templates)

    def read(session: Any) -> tuple[dict[int, Numbers], str]:
        prefix = letter_press.prefix_now(session, press, today)
        years = (today.year, today.year - 1)
        return {year: report_starts.now(session, year, prefix) for year in years}, prefix

    def show(found: tuple[dict[int, Numbers], str]) -> None:
        dialog = NextNumbers(navigator, *found, parent)
        dialog.saved.connect(saved)
        dialog.open()

    navigator.worker.read(read, show, owner=parent, latest="next numbers")
