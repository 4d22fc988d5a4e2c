"""What two offices set differently on a project: said above its record and beside its fields, a click away."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.field_words import field_word, kind_word
from desktop_app.queries.project_record import ProjectRecord
from desktop_app.sync.marks import PROJECT, Mark
from desktop_app.ui.dialogs.record_sections import Link, mark, overview
from desktop_app.ui.icons import icon
from desktop_app.ui.models.lookups import Lookups, language, listed
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.widgets.fact_grid import FactGrid


class RecordMarks(QPushButton):
    """Hidden while nothing is to be decided."""

    def __init__(self, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(icon("triangle-alert", lambda t: t.yellow), "", parent)
        self._navigator = navigator
        self._project_id = ""
        self._marks: Sequence[Mark] = ()
        self.setProperty("look", "link")
        self.setToolTip(self.tr("Two offices set this differently. See both values and decide."))
        self.clicked.connect(self._decide)
        self.hide()

    def show_marks(self, project_id: str, marks: Sequence[Mark]) -> None:
        """Name the fields, and the kinds of records that belong to the project."""
        spoken = language()
        self._project_id, self._marks = project_id, marks
        said = [
            field_word(one.field, spoken) if one.table == PROJECT else kind_word(one.table, spoken) for one in marks
        ]
        self.setText(self.tr("To decide: {names}").format(names=listed(list(dict.fromkeys(said)))))
        self.setVisible(bool(marks))

    def show_facts(self, grid: FactGrid, project: ProjectRecord, lookups: Lookups) -> None:
        """The project's facts, with a mark beside those that are to be decided."""
        marked = {one.field for one in self._marks if one.table == PROJECT}
        told = overview(project, lookups, marked)
        link = Link(self.tr("To decide"), self._decide)
        beside = {name: mark(link, grid) for field, name, _value in told if field in marked}
        grid.show_facts([(name, value) for _field, name, value in told], beside)

    def _decide(self) -> None:
        self._navigator.open_record("exchange_conflict", self._project_id)
