"""The pages of the first start: which office, who, with which data, and where backups go."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from db.enums import UnitGroup
from desktop_app.errors import UserError
from desktop_app.ui.messages import error_line
from desktop_app.ui.models.lookups import word_choices
from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL
from desktop_app.ui.widgets.code_combo import Choice, CodeCombo
from desktop_app.ui.widgets.folder_row import FolderRow
from desktop_app.ui.widgets.form_row import FormRow

DEFAULT_CITY = "12"
TOP = Qt.AlignmentFlag.AlignTop


class SetUpPage(QWidget):
    """A question with a few fields. `values` are parts of the plan; `problems` what stands in the way, by field."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: dict[str, FormRow] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_S)
        self.column.setSpacing(SPACE_M)

    def ask(self, question: str, words: str) -> None:
        """Put the question at the head of the page, with what there is to know about it."""
        self.setAccessibleName(question)
        heading, note = QLabel(question, self), QLabel(words, self)
        heading.setProperty("look", "title")
        note.setWordWrap(True)
        note.setProperty("look", "muted")
        self.column.addWidget(heading)
        self.column.addWidget(note)
        self.column.addSpacing(SPACE_S)

    def add_row(self, name: str, label: str, editor: QWidget, hint: str = "", *, required: bool = False) -> FormRow:
        row = FormRow(label, editor, self, required=required, hint=hint)
        self.rows[name] = row
        return row

    def values(self) -> dict[str, Any]:
        raise NotImplementedError

    def problems(self) -> dict[str, str]:
        return {}

    def begin(self) -> None:
        """Put the cursor where typing begins."""

    def show_problems(self, problems: Mapping[str, str]) -> bool:
        """Words beside the fields; whether there were any on this page."""
        for name, row in self.rows.items():
            row.set_error(problems.get(name, ""))
        first = next((name for name in self.rows if problems.get(name)), None)
        if first is not None:
            self.rows[first].editor.setFocus()
        return first is not None

    def show_errors(self, errors: Mapping[str, UserError]) -> bool:
        """The same with what a service said."""
        return self.show_problems({n: error_line(e) for n, e in errors.items()})


class OfficePage(SetUpPage):
    """The centre, or one of the units."""

    def __init__(self, cities: Sequence[Choice], parent: QWidget) -> None:
        super().__init__(parent)
        self.ask(
            self.tr("Which office works with this program?"),
            self.tr("Every office keeps its own data; offices exchange them by USB stick."),
        )
        self.unit = QRadioButton(self.tr("A responsible unit: a park, a subdistrict or a bureau"), self)
        self.centre = QRadioButton(self.tr("The centre: the Cooperation && Exchange Office"), self)
        self.unit.setChecked(True)
        self.name, self.code = QLineEdit(self), QLineEdit(self)
        self.code.setMaxLength(20)
        self.group = QComboBox(self)
        for value, label in word_choices(UnitGroup):
            self.group.addItem(label, value)
        self.group.setCurrentIndex(self.group.findData(UnitGroup.SUBDISTRICT))
        self.city = CodeCombo(cities, self)
        self.city.set_value(DEFAULT_CITY)
        self.column.addWidget(self.unit)
        self.column.addWidget(self.centre)
        names, places = QHBoxLayout(), QHBoxLayout()
        names.setSpacing(SPACE_L)
        places.setSpacing(SPACE_L)
        names.addWidget(self.add_row("name", self.tr("Name of the office"), self.name, required=True), 3, TOP)
        code_hint = self.tr("As the centre assigned it, for instance HM01")
        names.addWidget(self.add_row("code", self.tr("Unit code"), self.code, code_hint, required=True), 2, TOP)
        city_hint = self.tr("Investors from here do not count as coming from outside")
        places.addWidget(self.add_row("own_city", self.tr("Own city"), self.city, city_hint, required=True), 3, TOP)
        places.addWidget(self.add_row("group", self.tr("Group"), self.group), 2, TOP)
        self.column.addLayout(names)
        self.column.addLayout(places)
        self.column.addStretch(1)
        self.centre.toggled.connect(self._centre_chosen)

    def _centre_chosen(self, centre: bool) -> None:
        self.group.setEnabled(not centre)
        self.group.setCurrentIndex(self.group.findData(UnitGroup.BUREAU if centre else UnitGroup.SUBDISTRICT))

    def begin(self) -> None:
        self.name.setFocus()

    def values(self) -> dict[str, Any]:
        return {
            "code": self.code.text().strip(),
            "name": self.name.text().strip(),
            "centre": self.centre.isChecked(),
            "group": UnitGroup(self.group.currentData()),
            "own_city": self._city(),
        }

    def problems(self) -> dict[str, str]:
        found = {}
        if not self.name.text().strip():
            found["name"] = self.tr("Enter the name of the office.")
        if not self.code.text().strip():
            found["code"] = self.tr("Enter the code of the unit.")
        if not self._city():
            found["own_city"] = self.tr("Choose the city.")
        return found

    def _city(self) -> str:
        """The chosen city, "" for none and for a text that is not one."""
        try:
            return self.city.chosen()
        except ValueError:
            return ""


class PersonPage(SetUpPage):
    """The first user."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.ask(
            self.tr("Who works here?"),
            self.tr("Every change is written down with this name. You will be able to add more people."),
        )
        self.user, self.password, self.again = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        for field in (self.password, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        self.column.addWidget(self.add_row("user", self.tr("Your name"), self.user, required=True))
        hint = self.tr("At least 6 characters. Without one, whoever starts the program works under your name.")
        self.column.addWidget(self.add_row("password", self.tr("Password (optional)"), self.password, hint))
        self.column.addWidget(self.add_row("again", self.tr("The password once more"), self.again))
        self.rows["again"].setEnabled(False)
        self.password.textChanged.connect(lambda text: self.rows["again"].setEnabled(bool(text)))
        self.column.addStretch(1)

    def begin(self) -> None:
        self.user.setFocus()

    def values(self) -> dict[str, Any]:
        return {"user": self.user.text().strip(), "password": self.password.text()}

    def problems(self) -> dict[str, str]:
        if not self.user.text().strip():
            return {"user": self.tr("Enter your name.")}
        if 0 < len(self.password.text()) < 6:
            return {"password": self.tr("A password has at least 6 characters.")}
        if self.password.text() and self.password.text() != self.again.text():
            return {"again": self.tr("The two passwords are not the same.")}
        return {}


class DataPage(SetUpPage):
    """Empty, or with the sample year."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.ask(
            self.tr("With which data do you begin?"),
            self.tr("The sample shows every page filled; begin again in an empty folder when the real work starts."),
        )
        self.empty = QRadioButton(self.tr("Empty: enter projects, or import them from Excel"), self)
        self.sample = QRadioButton(self.tr("Sample data of the year 2022, to look around"), self)
        self.empty.setChecked(True)
        group = QButtonGroup(self)
        for choice in (self.empty, self.sample):
            group.addButton(choice)
            self.column.addWidget(choice)
        self.column.addStretch(1)

    def begin(self) -> None:
        (self.sample if self.sample.isChecked() else self.empty).setFocus()

    def values(self) -> dict[str, Any]:
        return {"sample": self.sample.isChecked()}


class BackupPage(SetUpPage):
    """The folder of the daily backups."""

    changed = Signal()

    def __init__(self, data: Path, default: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.ask(
            self.tr("Where do the backups go?"),
            self.tr("The program makes one every day it is used, and keeps the last two weeks and a year of months."),
        )
        self.folder = QLineEdit(str(default), self)
        warning = self.tr(
            "This is on the same drive as the data: if the drive fails, both are gone. Another drive or a USB stick is "
            "safer; you can change it later in the menu File."
        )
        row = FolderRow(self.tr("Folder"), self.folder, self.tr("Folder for backups"), data, warning, self)
        self.rows["backup_folder"] = row
        self.column.addWidget(row)
        self.column.addStretch(1)

    def begin(self) -> None:
        self.folder.setFocus()

    def values(self) -> dict[str, Any]:
        return {"backup_folder": Path(self.folder.text().strip()).expanduser()}

    def problems(self) -> dict[str, str]:
        if not self.folder.text().strip():
            return {"backup_folder": self.tr("Choose a folder for the backups.")}
        return {}
