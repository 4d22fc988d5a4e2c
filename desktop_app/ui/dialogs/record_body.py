"""The sections of a project's record: what is entered in them, what is shown of it, and their lists on paper."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.queries.project_record import ProjectRecord
from desktop_app.ui.dialogs import record_sections as parts
from desktop_app.ui.dialogs.entry_forms import AgreementForm, CommitmentForm, FollowUpForm, FundForm, InvestorForm
from desktop_app.ui.dialogs.form_dialog import FormDialog
from desktop_app.ui.dialogs.print_button import PrintButton, Wanted
from desktop_app.ui.dialogs.record_actions import RecordActions
from desktop_app.ui.dialogs.record_lists import PRINTED, record_list
from desktop_app.ui.dialogs.share_form import ShareForm
from desktop_app.ui.dialogs.support_forms import AssistForm, RecognitionForm, ReferralForm
from desktop_app.ui.theme import SPACE_M, SPACE_S
from desktop_app.ui.widgets.fact_grid import FactGrid
from desktop_app.ui.widgets.section import Section

FOLLOW_UPS_SHOWN = 8


class RecordBody(QWidget):
    """`links` are what may be entered; `all_wanted` asks for every follow-up, of which the newest are shown first."""

    all_wanted = Signal()

    def __init__(self, do: RecordActions, parent: QWidget) -> None:
        super().__init__(parent)
        self.do = do
        self.navigator = do.navigator
        self.sections: dict[str, Section] = {}
        self.print_buttons: dict[str, PrintButton] = {}
        self.links: list[QPushButton] = []
        self._build_sections()
        self._build_links()

    def _build_sections(self) -> None:
        titles = [
            ("overview", self.tr("Overview"), True),
            ("investors", self.tr("Investors and credit"), True),
            ("activities", self.tr("Follow-ups"), True),
            ("funds", self.tr("Money"), True),
            ("agreements", self.tr("Agreements"), False),
            ("reviews", self.tr("Review"), False),
            ("commitments", self.tr("Commitments"), False),
            ("support", self.tr("Support"), False),
            ("files", self.tr("Files"), False),
            ("history", self.tr("History"), False),
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_S)
        for key, title, opened in titles:
            section = Section(title, self, open_=opened)
            self.sections[key] = section
            column.addWidget(section)
            if key in PRINTED:
                button = PrintButton(self.navigator, partial(self.wanted, key), section, small=True)
                section.add_to_head(button)
                self.print_buttons[key] = button
        self.facts = FactGrid(self.sections["overview"])
        self.sections["overview"].body.addWidget(self.facts)
        column.addStretch(1)

    def _build_links(self) -> None:
        """What this user may enter, in the heads of the sections."""
        forms: list[tuple[str, str, str, Callable[..., FormDialog]]] = [
            ("investors", self.tr("Shares"), "pencil", ShareForm),
            ("investors", self.tr("Add"), "plus", InvestorForm),
            ("activities", self.tr("Add"), "plus", FollowUpForm),
            ("funds", self.tr("Add"), "plus", FundForm),
            ("agreements", self.tr("Add"), "plus", AgreementForm),
            ("commitments", self.tr("Add"), "plus", CommitmentForm),
            ("support", self.tr("Referral"), "plus", ReferralForm),
            ("support", self.tr("Help"), "plus", AssistForm),
        ]
        if self.navigator.actor.is_centre:
            forms.append(("support", self.tr("Recognition"), "plus", RecognitionForm))
        if not self.navigator.actor.may_change:
            return
        for key, words, picture, form in forms:
            link = self.sections[key].add_action(words, picture)
            link.clicked.connect(lambda _on=False, form=form: self.do.open_form(form))
            self.links.append(link)
        others = [("files", self.tr("Add"), self.do.attach)]
        if self.navigator.actor.is_centre:
            others.append(("reviews", self.tr("Bring to a meeting"), self.do.bring_to_review))
        for key, words, act in others:
            self.links.append(self.sections[key].add_action(words))
            self.links[-1].clicked.connect(lambda _on=False, act=act: act())

    def show_project(self, project: ProjectRecord, *, all_follow_ups: bool) -> None:
        """Fill the sections; those that are closed are filled when they are opened."""
        lookups, do = self.do.lookups, self.do
        shown = project.activities[: None if all_follow_ups else FOLLOW_UPS_SHOWN]
        contents: dict[str, tuple[int, Callable[[], Sequence[QWidget]]]] = {
            "investors": (len(project.investors), lambda: parts.investors(project, lookups, self)),
            "activities": (
                len(project.activities),
                lambda: parts.activities(project, self, len(shown), do.entry_links),
            ),
            "funds": (len(project.funds), lambda: parts.funds(project, lookups, self, do.fund_links)),
            "agreements": (len(project.agreements), lambda: parts.agreements(project, self, do.entry_links)),
            "reviews": (len(project.reviews), lambda: parts.reviews(project, self, do.review_links)),
            "commitments": (len(project.commitments), lambda: parts.commitments(project, self, do.commitment_links)),
            "support": (len(project.support), lambda: parts.support(project, self, do.support_links)),
            "files": (len(project.files), lambda: self._files(project)),
            "history": (len(project.history), lambda: parts.history(project, self)),
        }
        for key, (count, make) in contents.items():
            self.sections[key].set_count(count)
            if key in self.print_buttons:
                self.print_buttons[key].setVisible(count > 0)
            self.sections[key].fill(make)
        hidden = len(project.activities) - len(shown)
        if hidden > 0:
            more = QPushButton(self.tr("Show %n older follow-up(s)", "", hidden), self)
            more.setProperty("look", "link")
            more.clicked.connect(self.all_wanted)
            self.sections["activities"].body.addWidget(more)

    def wanted(self, part: str) -> Wanted:
        """The list of a section, to be printed."""
        assert self.do.project is not None
        return record_list(part, self.sections[part].accessibleName(), self.do.project, self.do.lookups)

    def _files(self, project: ProjectRecord) -> list[QWidget]:
        return [
            parts.entry(file.name, f"{file.size / 1024:,.0f} KB", self, self.do.file_links(file))
            for file in project.files
        ]
