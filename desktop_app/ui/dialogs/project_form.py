"""Enter a lead, or change the fields of a project. Likely duplicates are shown while the name is typed."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from db.enums import NoUsccReason, Ownership, ProjectKind, Stage, Track
from desktop_app.domain.stages import REQUIREMENTS
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from desktop_app.queries.codes import CODE_TABLES
from desktop_app.queries.duplicates import Duplicate, similar
from desktop_app.services.projects import FieldEdit, InvestorInput, NewProject, create_projects, update_fields
from desktop_app.ui.dialogs.form_dialog import FormDialog
from desktop_app.ui.models.lookups import Lookups, word_choices
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.theme import SPACE_S, SPACE_XS
from desktop_app.ui.widgets.code_combo import CodeCombo
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.editors import combo, line, paragraph, set_value
from desktop_app.ui.widgets.money_edit import MoneyEdit

DUPLICATE_MS = 250
DRAFT_KEY = "project.new"
NEEDED = tuple(r.field for r in REQUIREMENTS if r.stage is Stage.LEAD)


class DuplicateNotice(QFrame):
    """What may be the same as the entry: a link each, which opens it instead."""

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "message")
        self.setProperty("kind", "warning")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE_S, SPACE_XS, SPACE_S, SPACE_XS)
        self._column.setSpacing(0)
        self.hide()

    def show_found(self, found: Sequence[Duplicate]) -> None:
        """Show the likely ones; none hides the notice."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if found:
            words = QLabel(self.tr("This may be in the office already. Open it instead of entering it twice:"), self)
            words.setWordWrap(True)
            self._column.addWidget(words)
        for one in found:
            link = QPushButton(f"{one.title} · {self._reason(one)}", self)
            link.setProperty("look", "link")
            link.setAutoDefault(False)
            link.clicked.connect(lambda _on=False, d=one: self.chosen.emit(d.kind, d.id))
            self._column.addWidget(link)
        self.setVisible(bool(found))

    def _reason(self, one: Duplicate) -> str:
        if one.reason == "uscc":
            return self.tr("company with the same credit code")
        if one.reason == "parent":
            return self.tr("project of the same parent company")
        if one.kind == "investor":
            return self.tr("company with a similar name")
        return self.tr("project with a similar name")


class ProjectForm(FormDialog):
    """A new lead, or an existing project when `project_id` and its `given` values are passed."""

    def __init__(
        self,
        navigator: Navigator,
        lookups: Lookups,
        parent: QWidget,
        project_id: str = "",
        given: dict[str, Any] | None = None,
    ) -> None:
        title = self.tr("Change the project") if project_id else self.tr("New project")
        verb = self.tr("Save project") if project_id else self.tr("Enter project")
        super().__init__(navigator, title, verb, parent, f"project.{project_id}" if project_id else DRAFT_KEY)
        self._lookups = lookups
        self._project_id = project_id
        self._given = given or {}
        self.resize(760, 620)
        self._build_rows()
        self._search = QTimer(self)
        self._search.setSingleShot(True)
        self._search.setInterval(DUPLICATE_MS)
        self._search.timeout.connect(self._look_for_duplicates)
        self._fill()
        self._connect_duplicates()
        self.rows["name"].editor.setFocus()

    def _codes(self, table: str) -> CodeCombo:
        return CodeCombo(self._lookups.tables.get(table, ()), self)

    def offer(self, lookups: Lookups) -> None:
        """Offer these units and codes from now on."""
        self._lookups = lookups
        for name, row in self.rows.items():
            if isinstance(row.editor, CodeCombo):
                table = CODE_TABLES.get(name, "")
                row.editor.set_choices(lookups.tables.get(table, ()) if table else lookups.units)

    def _build_rows(self) -> None:
        self.notice = DuplicateNotice(self)
        self.notice.chosen.connect(self._open_instead)
        new = not self._project_id
        self.add_row("name", self.tr("Project name"), line(self), required=True, wide=True)
        self.grid.addWidget(self.notice, *self._next_line(), 1, 2)
        self.add_row("codename", self.tr("Codename"), line(self), hint=self.tr("Hides the name until signing"))
        self.add_row("source_code", self.tr("Source"), self._codes("source"), required=True)
        self.add_row(
            "host_unit_id", self.tr("Unit that reported it"), CodeCombo(self._lookups.units, self), required=True
        )
        self.add_row("region_code", self.tr("Origin"), self._codes("region"), required=True)
        self.add_row("industry_code", self.tr("Industry"), self._codes("industry"), required=True)
        self.add_row("campaign_code", self.tr("Campaign"), self._codes("campaign"))
        self.add_row("summary", self.tr("Summary"), paragraph(self), required=True, wide=True)
        self.add_row("next_step", self.tr("Next step"), line(self), required=True)
        self.add_row("next_step_date", self.tr("Next step due"), DateEdit(self, self.navigator.today), required=True)
        if new:
            self.add_heading(self.tr("Investor, as far as known"))
            self.add_row("investor_name", self.tr("Company name"), line(self))
            self.add_row("investor_uscc", self.tr("Unified social credit code"), line(self))
            self.add_row("ownership", self.tr("Ownership"), combo(self, word_choices(Ownership), "—"))
            reasons = combo(self, word_choices(NoUsccReason), "—")
            self.add_row("no_uscc_reason", self.tr("Why there is no code"), reasons)
        self.add_heading(self.tr("Plan"))
        self.add_row("total_investment_fen", self.tr("Total investment (万元)"), MoneyEdit(self))
        self.add_row("fixed_investment_fen", self.tr("Fixed investment (万元)"), MoneyEdit(self))
        self.add_row("track", self.tr("Track"), combo(self, word_choices(Track), "—"))
        self.add_row("kind", self.tr("Kind"), combo(self, word_choices(ProjectKind)))
        self.add_row("handler", self.tr("Handler"), line(self))
        self.add_row("is_quality", self.tr("Quality project"), QCheckBox(self.tr("yes"), self))
        if not new:
            self.add_row("landing_unit_id", self.tr("Landing unit"), CodeCombo(self._lookups.units, self))
            self.add_row("park_operator", self.tr("Park operator"), line(self))

    def _changed_only(self, values: Mapping[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in values.items() if (value or None) != (self._given.get(name) or None)}

    def draft_of(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Of an existing project only what was changed, emptied fields too: the rest may have moved on meanwhile."""
        return self._changed_only(values) if self._project_id else super().draft_of(values)

    def _next_line(self) -> tuple[int, int]:
        row, column = self._place
        row += 1 if column else 0
        self._place = (row + 1, 0)
        return row, 0

    def _fill(self) -> None:
        for name, value in self._given.items():
            if name in self.rows:
                set_value(self.rows[name].editor, value)
        if not self._project_id and not self._given.get("host_unit_id"):
            own_code = self.navigator.actor.unit_code.lower()
            own = next((u.value for u in self._lookups.units if u.code.lower() == own_code), "")
            set_value(self.rows["host_unit_id"].editor, own)
            set_value(self.rows["handler"].editor, self.navigator.actor.name)
        self.load_draft()

    # duplicates

    def _connect_duplicates(self) -> None:
        for name in ("name", "investor_name", "investor_uscc"):
            if name in self.rows:
                self.rows[name].editor.textEdited.connect(lambda _text: self._search.start())  # type: ignore[attr-defined]

    def _text(self, name: str) -> str:
        row = self.rows.get(name)
        return row.editor.text().strip() if row else ""  # type: ignore[attr-defined]

    def _look_for_duplicates(self) -> None:
        name, uscc, investor = (self._text(n) for n in ("name", "investor_uscc", "investor_name"))
        self.navigator.worker.read(
            lambda session: similar(session, name, uscc, investor, self._project_id),
            self.notice.show_found,
            owner=self,
            latest="duplicates",
        )

    def _open_instead(self, kind: str, record_id: str) -> None:
        self.reject()
        self.navigator.open_record(kind, record_id)

    # saving

    def _refuse_gaps(self, values: Mapping[str, Any]) -> None:
        """A new lead has all that its stage needs; an older record may lack some of it, but loses nothing.

        Raises InvalidInput naming the empty fields.
        """
        named = bool(values["name"] or values["codename"])
        needed = [n for n in NEEDED if not self._project_id or self._given.get(n)]
        empty = [n for n in needed if values[n] in (None, "") and not (n == "name" and named)]
        if empty:
            words = UserError(QT_TRANSLATE_NOOP("errors", "A lead needs this."))
            message = QT_TRANSLATE_NOOP("errors", "Some of what a lead needs is still empty.")
            raise InvalidInput(message, fields=dict.fromkeys(empty, words))

    def action(self) -> Callable[[], Any]:
        values = self.values()
        self._refuse_gaps(values)
        office, actor = self.navigator.office, self.navigator.actor
        investor = self._investor(values)
        values["track"] = Track(values["track"]) if values.get("track") else None
        values["kind"] = ProjectKind(values["kind"])
        values["host_unit_id"] = values["host_unit_id"] or None
        if self._project_id:
            values["landing_unit_id"] = values["landing_unit_id"] or None
            edits = [FieldEdit(self._project_id, name, value) for name, value in self._changed_only(values).items()]
            return lambda: update_fields(office, actor, edits)
        return lambda: create_projects(office, actor, [NewProject(values, investor)])

    def _investor(self, values: dict[str, Any]) -> InvestorInput | None:
        name = values.pop("investor_name", "")
        uscc = values.pop("investor_uscc", "").upper()
        ownership, reason = values.pop("ownership", None), values.pop("no_uscc_reason", None)
        if not name:
            return None
        return InvestorInput(
            name,
            uscc,
            NoUsccReason(reason) if reason and not uscc else None,
            values.get("region_code", ""),
            Ownership(ownership) if ownership else None,
        )
