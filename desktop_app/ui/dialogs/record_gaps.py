"""What a project still lacks for its stage, said above its record."""

from PySide6.QtWidgets import QLabel, QWidget

from db.enums import Stage
from desktop_app.domain.stages import Requirement
from desktop_app.errors import in_one_line
from desktop_app.queries.project_record import ProjectRecord
from desktop_app.ui.dialogs.stage_fields import StageFields
from desktop_app.ui.models.lookups import Lookups, listed
from desktop_app.ui.navigation import Navigator

SHOWN = 4


class RecordGaps(QLabel):
    """Hidden while nothing is missing; names the first few, the rest is in the tooltip."""

    def __init__(self, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._navigator = navigator
        self._words: dict[tuple[Stage, str], str] = {}
        self.setWordWrap(True)
        self.setProperty("look", "caption")

    def show_gaps(self, project: ProjectRecord) -> None:
        """Name what the project lacks."""
        count = len(project.gaps)
        self.setVisible(bool(count))
        if count:
            names = [self._word(gap) for gap in project.gaps]
            words = self.tr("Incomplete for its stage: %n field(s) missing.", "", count)
            some = listed(names[:SHOWN]) + ("…" if count > SHOWN else "")
            self.setText(in_one_line((words, some)))
            self.setToolTip("\n".join(names))

    def _word(self, gap: Requirement) -> str:
        """What the row is called that supplies it."""
        key = (gap.stage, gap.field)
        if key not in self._words:
            self._words[key] = StageFields(Lookups(), self._navigator.today).fields(gap)[0].label
        return self._words[key]
