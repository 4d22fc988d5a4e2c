"""What the clerk writes for a bulletin: a field for each part, one line for each name or paragraph."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from db.enums import ReportKind
from desktop_app.queries.report_texts import PARTS, load
from desktop_app.services import report_texts
from desktop_app.services.office import Changes
from desktop_app.ui.dialogs.form_dialog import FormDialog, paragraph, set_value
from desktop_app.ui.navigation import Navigator

NAMES = frozenset({"central", "key_projects", "landed", "topics"})
COUNTED = frozenset({*NAMES, "problems", "next_steps"})
"""Parts for which the figures speak when nothing is written."""


class ReportTexts(FormDialog):
    """The texts of one bulletin; `saved` gives the changes."""

    def __init__(
        self,
        navigator: Navigator,
        kind: ReportKind,
        period: str,
        kept: Mapping[str, Sequence[str]],
        parent: QWidget,
    ) -> None:
        title = self.tr("Texts of the report {period}").format(period=period)
        super().__init__(navigator, title, self.tr("Save the texts"), parent)
        self._kind, self._period = kind, period
        self.resize(720, 560)
        for part in PARTS[kind]:
            editor = paragraph(self, 3 if part in NAMES else 6)
            row = self.add_row(part, self._label(part), editor, hint=self._hint(part), wide=part not in NAMES)
            set_value(row.editor, "\n".join(kept.get(part, ())))

    def _label(self, part: str) -> str:
        return {
            "central": self.tr("Central enterprises to name"),
            "key_projects": self.tr("Key projects to name"),
            "landed": self.tr("Landed leads to name"),
            "topics": self.tr("Training topics to name"),
            "measures": self.tr("Measures and results"),
            "matters": self.tr("Matters to coordinate"),
            "problems": self.tr("Problems"),
            "next_steps": self.tr("Next steps"),
            "next_year": self.tr("Plans for next year"),
        }[part]

    def _hint(self, part: str) -> str:
        if part in NAMES:
            return self.tr("One name a line; left empty, the records decide.")
        if part in COUNTED:
            return self.tr("One paragraph a line; left empty, the figures speak.")
        if part == "matters":
            return self.tr("One paragraph a line, printed before those that the records give; left empty, only these.")
        if part == "measures":
            return self.tr("One measure a line, counted on from 二是; left empty, none is printed.")
        return self.tr("One paragraph a line, a short line with （一） is a heading; left empty, nothing is printed.")

    def action(self) -> Callable[[], Any]:
        texts = {part: text.splitlines() for part, text in self.values().items()}
        office, actor, kind, period = self.navigator.office, self.navigator.actor, self._kind, self._period
        return lambda: report_texts.write(office, actor, kind, period, texts)


def open_texts(
    navigator: Navigator, kind: ReportKind, period: str, parent: QWidget, saved: Callable[[Changes], None]
) -> None:
    """Read what was written for a bulletin and show it to be changed; `saved` is told of the change."""

    def show(kept: Mapping[str, Sequence[str]]) -> None:
        dialog = ReportTexts(navigator, kind, period, kept, parent)
        dialog.saved.connect(saved)
        dialog.open()

    navigator.worker.read(lambda session: load(session, kind, period), show, owner=parent, latest="texts")
