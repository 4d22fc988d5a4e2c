"""The list of persons of a session, connected to what the office does with it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from db.enums import TrainingState
from desktop_app.domain.workbook.cells import split_list
from desktop_app.queries.training import SessionRecord, known_words
from desktop_app.services import training_people
from desktop_app.services.training_people import Listed, PersonInput
from desktop_app.ui.dialogs.paste_people import PastePeople
from desktop_app.ui.dialogs.print_button import PrintButton, Wanted
from desktop_app.ui.dialogs.shown_lists import notes, of_rows
from desktop_app.ui.models.session_columns import day_words, people_columns, time_words
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.widgets.attendance_list import AttendanceList
from desktop_app.ui.widgets.code_combo import Choice


class AttendanceTab(AttendanceList):
    """Ticks, additions and removals are saved at once."""

    def __init__(self, navigator: Navigator, parent: QWidget) -> None:
        super().__init__(parent)
        self.navigator = navigator
        self.session_id = ""
        self.session: SessionRecord | None = None
        self.print_button = PrintButton(navigator, self.wanted, self, small=True)
        self.head.addWidget(self.print_button)
        self.names: dict[str, str] = {}
        self._connect_services()

    def set_units(self, units: Sequence[Choice]) -> None:
        """The units to choose from."""
        super().set_units(units)
        self.names = {unit.value: unit.label for unit in units}

    def show_session(self, found: SessionRecord) -> None:
        """Show who is on the list of a session, and what has to be known of the list."""
        self.session, self.session_id, note = found, found.row.id, ""
        self.print_button.setVisible(bool(found.people))
        if not found.people:
            note = self.tr("Nobody is on the list yet. Paste the names of a spreadsheet, or add them one by one.")
        elif found.row.state is not TrainingState.HELD:
            note = self.tr("Sign-ins count once the training is marked as held.")
        self.show_people(found.people, note)

    def wanted(self) -> Wanted:
        """The list of persons, to be printed: to sign on before the training, and as it was signed after it."""
        assert self.session is not None
        row = self.session.row
        title = self.tr("{topic} · attendance").format(topic=row.topic)
        below = notes([day_words(row.day), time_words(row), row.place])
        columns = people_columns(to_sign=row.state is TrainingState.PLANNED)
        return of_rows(title, columns, self.session.people, below)

    def _connect_services(self) -> None:
        tree, office, actor = self.tree, self.navigator.office, self.navigator.actor
        # a tick shows at once where it stands, so nothing is said about it
        tree.ticked.connect(lambda ids, on: self.navigator.write(lambda: training_people.tick(office, actor, ids, on)))
        tree.removed.connect(
            lambda ids: self.navigator.write(lambda: training_people.remove(office, actor, ids), self.navigator.done)
        )
        tree.pasted.connect(self.paste)
        self.paste_asked.connect(lambda: self.paste(""))
        self.added.connect(self._add_person)
        self.contacts_asked.connect(self._add_contacts)

    def _add_person(self, person: str, unit_id: str) -> None:
        office, actor, session_id = self.navigator.office, self.navigator.actor, self.session_id
        people = [PersonInput(name, unit_id or None) for name in split_list(person)]
        self.navigator.write(lambda: training_people.add(office, actor, session_id, people), self._listed)

    def _add_contacts(self) -> None:
        office, actor, session_id = self.navigator.office, self.navigator.actor, self.session_id
        self.navigator.write(lambda: training_people.add_contacts(office, actor, session_id), self._listed)

    def _listed(self, listed: Listed) -> None:
        words = self.tr("%n person(s) added", "", listed.added)
        if listed.known:
            words += self.tr(", %n on the list already", "", listed.known)
        self.navigator.done(listed.changes, words)

    def paste(self, text: str) -> None:
        """Ask for names; `text` is what the clipboard has."""
        session_id, names = self.session_id, self.names

        def ask(units: dict[str, str]) -> None:
            dialog = PastePeople(self.navigator, session_id, units, names, self, text)
            dialog.saved.connect(self._listed)
            dialog.open()

        self.navigator.worker.read(known_words, ask, owner=self)
