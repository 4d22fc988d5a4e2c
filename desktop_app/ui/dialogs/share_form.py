"""份额与归属: the parts of the investors and the credits of the units, each 100 % together."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from db.enums import CreditRole
from desktop_app.domain.shares import PERCENT, parse_share, split_evenly
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from desktop_app.queries.project_parts import CreditLine, InvestorLine
from desktop_app.queries.project_record import ProjectRecord, record
from desktop_app.services.project_shares import CreditShare, InvestorShare, set_shares
from desktop_app.ui.dialogs.form_dialog import FormDialog
from desktop_app.ui.models.lookups import Lookups, language, load, word_choices
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.theme import SPACE_S
from desktop_app.ui.widgets.code_combo import CodeCombo
from desktop_app.ui.widgets.editors import combo, set_value
from desktop_app.ui.widgets.icon_button import icon_button

SHARE_WIDTH = 110


def percent_field(parent: QWidget, share: int | None = None) -> QLineEdit:
    """A field for a share in percent."""
    editor = QLineEdit(parent)
    editor.setFixedWidth(SHARE_WIDTH)
    editor.setAlignment(Qt.AlignmentFlag.AlignRight)
    if share is not None:
        set_share(editor, share)
    return editor


def set_share(editor: QLineEdit, share: int) -> None:
    """Show a share in percent, every decimal that is there."""
    editor.setText(f"{share / PERCENT:.6f}".rstrip("0").rstrip("."))


class InvestorShares(QWidget):
    """Name, share and who leads, a line each."""

    def __init__(self, investors: list[InvestorLine], parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: list[tuple[InvestorLine, QLineEdit, QRadioButton]] = []
        self._leads = QButtonGroup(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        for row, line in enumerate(investors):
            name = QLabel(line.name, self)
            name.setWordWrap(True)
            share = percent_field(self, line.share)
            share.setAccessibleName(self.tr("Share of {name}").format(name=line.name))
            lead = QRadioButton(self.tr("Lead"), self)
            lead.setChecked(line.is_lead)
            self._leads.addButton(lead)
            for column, widget in enumerate((name, share, QLabel("%", self), lead)):
                grid.addWidget(widget, row, column)
            self._lines.append((line, share, lead))

    @property
    def shares(self) -> list[QLineEdit]:
        return [share for _line, share, _lead in self._lines]

    def entered(self) -> list[InvestorShare]:
        """Raises ValueError when a share cannot be read."""
        return [InvestorShare(line.id, parse_share(s.text()), lead.isChecked()) for line, s, lead in self._lines]


@dataclass(frozen=True, slots=True)
class _CreditRow:
    holder: QWidget
    unit: CodeCombo
    role: QComboBox
    share: QLineEdit


class CreditShares(QWidget):
    """Unit, role and share, a line each; lines can be added and taken away."""

    def __init__(self, lookups: Lookups, credits: list[CreditLine], parent: QWidget) -> None:
        super().__init__(parent)
        self._lookups = lookups
        self.rows: list[_CreditRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for line in credits:
            self.add(line)
        if not credits:
            self.add()

    @property
    def shares(self) -> list[QLineEdit]:
        return [row.share for row in self.rows]

    def add(self, line: CreditLine | None = None) -> None:
        """One more line, empty when there is nothing for it yet."""
        holder = QWidget(self)
        row = _CreditRow(
            holder,
            CodeCombo(self._lookups.units, holder),
            combo(holder, word_choices(CreditRole)),
            percent_field(holder, line.share if line else None),
        )
        if line:
            row.unit.set_value(line.unit_id)
        set_value(row.role, line.role if line else CreditRole.LANDING)
        row.unit.setAccessibleName(self.tr("Unit"))
        row.role.setAccessibleName(self.tr("Role"))
        row.share.setAccessibleName(self.tr("Share"))
        away = icon_button("x", self.tr("Take this line away"), holder)
        away.clicked.connect(lambda: self._take(row))
        lay = QHBoxLayout(holder)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(SPACE_S)
        lay.addWidget(row.unit, 1)
        for widget in (row.role, row.share, QLabel("%", holder), away):
            lay.addWidget(widget)
        self.rows.append(row)
        self._column.addWidget(holder)
        row.unit.setFocus()

    def _take(self, row: _CreditRow) -> None:
        self.rows.remove(row)
        row.holder.hide()
        row.holder.deleteLater()

    def entered(self) -> list[CreditShare]:
        """Lines without a unit and a share are left out. Raises ValueError when a share cannot be read."""
        return [
            CreditShare(_unit(row.unit), CreditRole(row.role.currentData()), parse_share(row.share.text()))
            for row in self.rows
            if row.unit.text().strip() or row.share.text().strip()
        ]


def _unit(combo: CodeCombo) -> str:
    """The chosen unit, "" for none and for a text that is not one."""
    try:
        return combo.chosen()
    except ValueError:
        return ""


class ShareForm(FormDialog):
    """Both lists, with a link that divides evenly."""

    def __init__(self, navigator: Navigator, lookups: Lookups, project: ProjectRecord, parent: QWidget) -> None:
        title = self.tr("Shares and credit")
        super().__init__(navigator, f"{title} · {project.title}", self.tr("Set the shares"), parent)
        self.project = project
        self.investors = InvestorShares(list(project.investors), self)
        self.credits = CreditShares(lookups, list(project.credits), self)
        if project.investors:
            self.add_row("investors", self.tr("Shares of the investors"), self.investors, wide=True)
            self._links(self._link(self.tr("Divide evenly"), lambda: _divide(self.investors.shares)))
        else:
            self.investors.hide()
        self.add_row("credits", self.tr("Credit of the units"), self.credits, wide=True)
        self._links(
            self._link(self.tr("Add a unit"), self.credits.add),
            self._link(self.tr("Divide evenly"), lambda: _divide(self.credits.shares)),
        )
        self.resize(620, 460)

    def _link(self, words: str, run: Callable[[], None]) -> QPushButton:
        link = QPushButton(words, self)
        link.setProperty("look", "link")
        link.setAutoDefault(False)
        link.clicked.connect(lambda: run())
        return link

    def _links(self, *links: QPushButton) -> None:
        line = self._place[0]
        row = QHBoxLayout()
        for link in links:
            row.addWidget(link)
        row.addStretch(1)
        self.grid.addLayout(row, line, 0, 1, 2)
        self._place = (line + 1, 0)

    def action(self) -> Callable[[], Any]:
        wrong: dict[str, UserError] = {}
        words = QT_TRANSLATE_NOOP("errors", "Enter a share between 0 and 100, for instance 33.33.")
        try:
            investors = self.investors.entered()
        except ValueError:
            wrong["investors"] = UserError(words)
        try:
            credits = self.credits.entered()
        except ValueError:
            wrong["credits"] = UserError(words)
        if not wrong and any(not line.unit_id for line in credits):
            wrong["credits"] = UserError(QT_TRANSLATE_NOOP("errors", "Choose the unit of every line."))
        if wrong:
            raise InvalidInput(QT_TRANSLATE_NOOP("errors", "Some fields cannot be saved as they are."), fields=wrong)
        office, actor, project_id = self.navigator.office, self.navigator.actor, self.project.id
        return lambda: set_shares(office, actor, project_id, investors, credits)


def _divide(editors: list[QLineEdit]) -> None:
    if editors:
        for editor, share in zip(editors, split_evenly(len(editors)), strict=True):
            set_share(editor, share)


def open_share_form(navigator: Navigator, project_id: str, parent: QWidget, saved: Callable[[Any], None]) -> None:
    """Read a project and open the form for its shares; `saved` is told what that changed."""

    def show(found: tuple[Lookups, ProjectRecord | None]) -> None:
        lookups, project = found
        if project is not None:
            form = ShareForm(navigator, lookups, project, parent)
            form.saved.connect(saved)
            form.open()

    spoken = language()
    navigator.worker.read(
        lambda session: (load(session, spoken), record(session, project_id)), show, owner=parent, latest="shares"
    )
