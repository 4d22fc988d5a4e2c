"""Move a project on, asking only for what is missing; cancel changes nothing. And the moves aside."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from db.enums import Stage
from desktop_app.domain.stages import Move, Requirement, may_confirm, missing
from desktop_app.queries.project_record import ProjectRecord
from desktop_app.services import project_side_moves as side
from desktop_app.services.project_stages import advance
from desktop_app.ui.dialogs.form_dialog import FormDialog
from desktop_app.ui.dialogs.stage_fields import StageFields, answers
from desktop_app.ui.models.lookups import Lookups, word
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.editors import filled, line, paragraph, set_value
from desktop_app.ui.widgets.form_row import FormRow


class StageMove(FormDialog):
    """One dialog for the whole move. The rows of a later requirement stand under its stage's name."""

    def __init__(
        self, navigator: Navigator, lookups: Lookups, project: ProjectRecord, target: Stage, parent: QWidget
    ) -> None:
        self._project = project
        self._target = target
        verb = self.tr("Move on to {stage}").format(stage=word(target))
        super().__init__(navigator, f"{project.title} → {word(target)}", verb, parent)
        self._fields = StageFields(lookups, navigator.today)
        self._rows_of: dict[str, list[str]] = {}
        self._followed = ""
        self.asked: Sequence[Requirement] = self._relevant(missing(project.state, target))
        self._build_rows()
        self.resize(720, min(640, 220 + 70 * len(self.rows) // 2 + 40))

    def _relevant(self, lacking: Sequence[Requirement]) -> Sequence[Requirement]:
        """Going straight from negotiation to signing, the review is passed over: its fields are not asked for."""
        straight = self._target is Stage.SIGNED and self._project.state.stage is Stage.NEGOTIATION
        return [r for r in lacking if not (straight and r.stage is Stage.REVIEW)]

    def _build_rows(self) -> None:
        heading: Stage | None = None
        for requirement in self.asked:
            if requirement.stage is not heading:
                heading = requirement.stage
                self.add_heading(self.tr("Needed for {stage}").format(stage=word(heading)))
            for field in self._fields.fields(requirement):
                if field.name not in self.rows:
                    self.add_row(field.name, field.label, field.make(self), wide=field.wide)
                key = f"{requirement.stage.value}.{requirement.field}"
                if field.needed:
                    self._rows_of.setdefault(key, []).append(field.name)
        if not self.asked:
            self.add_heading(self.tr("Everything that the stage needs is there."))
        day = self._fields.day(self._target)
        if day.name not in self.rows:
            self.add_row(day.name, day.label, day.make(self))
        self._fill_likely()
        self._follow_signature()
        if not may_confirm(self.navigator.actor.role, self._target):
            self.note.setText(self.tr("The stage counts once it is confirmed."))
        first = next((row.editor for row in self.rows.values() if not filled(row.editor)), self.primary)
        first.setFocus()

    def _fill_likely(self) -> None:
        """What is probably meant: the landing unit is the one that reported it, the plan begins this year."""
        values, today = self._project.values, self.navigator.today()
        likely: dict[str, Any] = {
            "landing_unit_id": values.get("host_unit_id"),
            "plan_year": today.year,
            f"date.{self._target.value}": self._likely_day(),
            "handler": self.navigator.actor.name,
            **_known_investor(self._project),
        }
        for name, value in likely.items():
            if name in self.rows and value:
                set_value(self.rows[name].editor, value)

    def _likely_day(self) -> date:
        """When the stage was reached, as far as the record tells: an earlier entry, the review, the signature."""
        told: list[date | None] = []
        if self._target is Stage.REVIEW:
            told = [line.held_on for line in self._project.reviews]
        elif self._target is Stage.SIGNED:
            told = [line.signed_on for line in self._project.agreements]
        last = max((day for day in told if day is not None), default=self.navigator.today())
        return self._project.dates.get(self._target) or last

    def _follow_signature(self) -> None:
        """The day of signing is that of the agreement entered here, until the clerk gives another one."""
        signature, day = self.rows.get("agreement_date"), self.rows.get(f"date.{self._target.value}")
        if signature is None or day is None or self._target is not Stage.SIGNED:
            return
        signed, reached = signature.editor, day.editor
        assert isinstance(signed, DateEdit) and isinstance(reached, DateEdit)

        def follow(given: date | None) -> None:
            if given is not None and reached.text() == self._followed:
                reached.set_day(given)
                self._followed = reached.text()

        self._followed = reached.text()

        signed.day_changed.connect(follow)

    def action(self) -> Callable[[], Any]:
        entered = answers(self.values(), self.navigator.today().year)
        office, actor, project_id, target = (
            self.navigator.office, self.navigator.actor, self._project.id, self._target,
        )  # fmt: skip
        return lambda: advance(office, actor, project_id, target, entered)

    def row_of(self, field: str) -> FormRow | None:
        """What a stage lacks is named by requirement: the first of its rows that is needed and still empty."""
        rows = [self.rows[name] for name in self._rows_of.get(field, ())]
        return next((row for row in rows if not filled(row.editor)), rows[0] if rows else super().row_of(field))


def _known_investor(project: ProjectRecord) -> dict[str, str]:
    """The investor that is there already: only what it lacks is asked for."""
    return {"investor_name": project.investors[0].name} if project.investors else {}


class SideMove(FormDialog):
    """On hold, terminated, one stage back: with the reason, and what else the move needs."""

    def __init__(self, navigator: Navigator, project: ProjectRecord, move: Move, parent: QWidget) -> None:
        self._project = project
        self._move = move
        verb = {
            Move.HOLD: self.tr("Put on hold"),
            Move.TERMINATE: self.tr("Terminate the project"),
            Move.BACK: self.tr("Move one stage back"),
        }[move]
        super().__init__(navigator, f"{verb} · {project.title}", verb, parent)
        self.add_row("side_reason", self.tr("Reason"), paragraph(self), required=True, wide=True)
        if move is Move.HOLD:
            self.add_row(
                "hold_review_date", self.tr("Look at it again on"), DateEdit(self, navigator.today), required=True
            )
        if move is Move.TERMINATE:
            self.add_row("side_approver", self.tr("Approved by"), line(self), required=True)
            self._list_promises()
        self.resize(520, 320)
        self.rows["side_reason"].editor.setFocus()

    def _list_promises(self) -> None:
        """What would stay unfulfilled."""
        left = [c.clause for c in self._project.commitments if c.state.value in ("pending", "partial", "overdue")]
        if left:
            words = self.tr("Promises not yet fulfilled:") + "\n" + "\n".join(f"· {clause}" for clause in left)
            label = QLabel(words, self)
            label.setWordWrap(True)
            self.grid.addWidget(label, 50, 0, 1, 2)

    def action(self) -> Callable[[], Any]:
        values = self.values()
        office, actor, project_id, reason = (
            self.navigator.office, self.navigator.actor, self._project.id, values["side_reason"],
        )  # fmt: skip
        if self._move is Move.HOLD:
            return lambda: side.hold(office, actor, project_id, reason, values["hold_review_date"])
        if self._move is Move.TERMINATE:
            return lambda: side.terminate(office, actor, project_id, reason, values["side_approver"])
        return lambda: side.step_back(office, actor, project_id, reason)
