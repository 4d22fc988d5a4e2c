"""A number that two projects have: said above the record, and the younger one gets the next number with a click."""

from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.queries.project_numbers import SharedNumber
from desktop_app.services.project_numbers import give_next_number
from desktop_app.ui.icons import icon
from desktop_app.ui.models.lookups import listed
from desktop_app.ui.navigation import Navigator


class RecordNumber(QPushButton):
    """Hidden while the number is the shown project's alone."""

    def __init__(self, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(icon("triangle-alert", lambda t: t.yellow), "", parent)
        self._navigator = navigator
        self._shared: SharedNumber | None = None
        self.setProperty("look", "link")
        self.clicked.connect(self._give_another)
        self.hide()

    def show_shared(self, project_id: str, shared: SharedNumber | None) -> None:
        """Say which of the projects that have one number gets another."""
        self._shared = shared
        self.setVisible(shared is not None)
        if shared is None:
            return
        if shared.younger == project_id:
            words = self.tr("This number was given twice: give this project the next one")
        else:
            words = self.tr("This number was given twice: give {project} the next one")
        self.setText(words.format(project=shared.younger_title))
        others = [title for row_id, title in zip(shared.ids, shared.titles, strict=True) if row_id != project_id]
        tip = self.tr("{projects} has the number {number}, too. The project that was entered first keeps it.")
        self.setToolTip(tip.format(projects=listed(others), number=shared.number))
        self.setEnabled(self._navigator.actor.may_change)

    def _give_another(self) -> None:
        shared = self._shared
        if shared is None:
            return
        office, actor = self._navigator.office, self._navigator.actor
        self._navigator.write(lambda: give_next_number(office, actor, shared.younger), self._navigator.done)
