"""How much of last year's targets a year is to begin with."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.domain.workbook.cells import read_number
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from desktop_app.services import targets
from desktop_app.ui.dialogs.form_dialog import FormDialog
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.widgets.editors import line, set_value


class CopyTargets(FormDialog):
    """Asks for the percentage; `saved` gives what was copied."""

    def __init__(self, navigator: Navigator, year: int, parent: QWidget) -> None:
        title = self.tr("Copy the targets of {before} to {year}").format(before=year - 1, year=year)
        super().__init__(navigator, title, self.tr("Copy the targets"), parent)
        self._year = year
        self.resize(480, 230)
        hint = self.tr(
            "Money is rounded to whole 万元, counts to whole numbers; rates stay. Cells that are filled stay."
        )
        self._percent = line(self)
        self.add_row("percent", self.tr("Percent of last year"), self._percent, required=True, wide=True, hint=hint)
        set_value(self._percent, "100")
        self._percent.setFocus()
        self._percent.selectAll()

    def action(self) -> Callable[[], Any]:
        try:
            percent = Fraction(read_number(self._percent.text().strip().rstrip("%％")))
        except ValueError as error:
            words = QT_TRANSLATE_NOOP("errors", "Enter a percentage above 0 and up to 1000, for instance 108.")
            raise InvalidInput(
                QT_TRANSLATE_NOOP("errors", "Some fields cannot be saved as they are."),
                fields={"percent": UserError(words)},
            ) from error
        office, actor, year = self.navigator.office, self.navigator.actor, self._year
        return lambda: targets.copy_year(office, actor, year, percent)
