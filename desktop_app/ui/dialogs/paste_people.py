"""Names from a spreadsheet or a chat: look at what was understood, then put them on the list."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QHeaderView, QLabel, QPlainTextEdit, QTreeWidget, QTreeWidgetItem, QWidget

from desktop_app.domain.training import NamedPerson, read_people
from desktop_app.services import training_people
from desktop_app.services.training_people import PersonInput
from desktop_app.ui.dialogs.form_dialog import FormDialog
from desktop_app.ui.formats import NOTHING
from desktop_app.ui.models.lookups import listed
from desktop_app.ui.navigation import Navigator


class PastePeople(FormDialog):
    """`units` gives ids by name, short name and code; `names` the name of each id."""

    def __init__(
        self,
        navigator: Navigator,
        session_id: str,
        units: Mapping[str, str],
        names: Mapping[str, str],
        parent: QWidget,
        text: str = "",
    ) -> None:
        super().__init__(navigator, self.tr("Paste names"), self.tr("Add"), parent)
        self._session_id = session_id
        self._units = units
        self._names = names
        self.people: list[NamedPerson] = []
        self._build()
        self.text.setPlainText(text)
        self._read()
        self.resize(620, 520)

    def _build(self) -> None:
        words = self.tr(
            "One person a line with the unit, or names with 、 between; a column with 是 or √ signs them in."
        )
        self.text = QPlainTextEdit(self)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(120)
        self.add_row("names", self.tr("Names"), self.text, wide=True, hint=words)
        self.found = QTreeWidget(self)
        self.found.setRootIsDecorated(False)
        self.found.setUniformRowHeights(True)
        self.found.setAccessibleName(self.tr("Understood"))
        self.found.setHeaderLabels([self.tr("Name"), self.tr("Unit"), self.tr("Signed in")])
        self.found.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.found.setFixedHeight(180)
        self.add_row("found", self.tr("Understood"), self.found, wide=True)
        self.unknown = QLabel(self)
        self.unknown.setProperty("look", "muted")
        self.unknown.setWordWrap(True)
        self.grid.addWidget(self.unknown, 10, 0, 1, 2)
        self.text.textChanged.connect(self._read)
        self.text.setFocus()

    def _read(self) -> None:
        self.people = read_people(self.text.toPlainText(), self._units)
        self.found.clear()
        for one in self.people:
            unit = self._names.get(
                one.unit_id or "", one.unit_words and self.tr("{words} ?").format(words=one.unit_words)
            )
            self.found.addTopLevelItem(QTreeWidgetItem([one.person, unit or NOTHING, "√" if one.attended else ""]))
        unknown = list(dict.fromkeys(one.unit_words for one in self.people if one.unit_words and not one.unit_id))
        words = self.tr("No unit is called {names}; these persons are added without a unit.")
        self.unknown.setText(words.format(names=listed(unknown)) if unknown else "")
        self.primary.setEnabled(bool(self.people))
        self.primary.setText(self.tr("Add %n person(s)", "", len(self.people)))

    def values(self) -> dict[str, Any]:
        return {}

    def action(self) -> Callable[[], Any]:
        people = [PersonInput(one.person, one.unit_id, one.attended) for one in self.people]
        office, actor, session_id = self.navigator.office, self.navigator.actor, self._session_id
        return lambda: training_people.add(office, actor, session_id, people)
