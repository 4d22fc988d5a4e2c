"""The right side of the handbook: facts and policies with their validity, and the frozen editions."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.handbook import Standing, standing
from desktop_app.queries.handbook import Book, ChapterRow, EditionRow, FactRow, PolicyRow, Used
from desktop_app.services import handbook_entries
from desktop_app.services.projects import Created
from desktop_app.ui.dialogs.form_dialog import FormDialog
from desktop_app.ui.dialogs.handbook_forms import FactForm, PolicyForm
from desktop_app.ui.dialogs.print_button import PrintButton, Wanted
from desktop_app.ui.dialogs.shown_lists import notes, of_rows
from desktop_app.ui.formats import date_text
from desktop_app.ui.models.entry_columns import fact_columns, policy_columns
from desktop_app.ui.models.handbook_state import Tables
from desktop_app.ui.models.lookups import listed
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_S
from desktop_app.ui.widgets.entry_row import EntryRow
from desktop_app.ui.widgets.section import Section

MOST_SHOWN = 200
LIGHTS = {Standing.ENDED: "red", Standing.ENDS_SOON: "yellow", Standing.NOT_YET: "yellow", Standing.HOLDS: "green"}
URGENCY = (Standing.ENDED, Standing.ENDS_SOON, Standing.NOT_YET, Standing.HOLDS)


class EntriesPanel(QFrame):
    """`insert_asked` gives a name for the text, `edition_chosen` a number, `freeze_asked` wants a new edition."""

    insert_asked = Signal(str)
    edition_chosen = Signal(int)
    freeze_asked = Signal()

    def __init__(self, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.navigator = navigator
        self.tables = Tables()
        self.book: Book | None = None
        self.chapter: ChapterRow | None = None
        self._used = Used((), (), ())
        self._shown: tuple[Sequence[FactRow], Sequence[PolicyRow]] = ((), ())
        self._editing = False
        self._build_ui()

    def _build_ui(self) -> None:
        self.setProperty("look", "surface")
        self.scope = QComboBox(self)
        self.scope.setAccessibleName(self.tr("Which facts and policies"))
        self.scope.addItem(self.tr("Used by this chapter"), False)
        self.scope.addItem(self.tr("Of the whole handbook"), True)
        self.scope.currentIndexChanged.connect(lambda _index: self.refresh())
        self.unknown = QLabel(self)
        self.unknown.setProperty("look", "error")
        self.unknown.setWordWrap(True)
        self.facts = Section(self.tr("Facts"), self)
        self.policies = Section(self.tr("Policies"), self)
        self.editions = Section(self.tr("Editions"), self)
        self.print_facts = PrintButton(self.navigator, self.facts_list, self, small=True)
        self.print_policies = PrintButton(self.navigator, self.policies_list, self, small=True)
        self.facts.add_to_head(self.print_facts)
        self.policies.add_to_head(self.print_policies)
        self.new_fact = self.facts.add_action(self.tr("New fact"))
        self.new_policy = self.policies.add_action(self.tr("New policy"))
        self.freeze = self.editions.add_action(self.tr("Freeze edition"), "lock")
        self.new_fact.clicked.connect(lambda: self.open_fact(None))
        self.new_policy.clicked.connect(lambda: self.open_policy(None))
        self.freeze.clicked.connect(self.freeze_asked)
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_L)
        column.setSpacing(SPACE_S)
        row = QHBoxLayout()
        row.addWidget(self.scope, 1)
        column.addLayout(row)
        for widget in (self.unknown, self.facts, self.policies, self.editions):
            column.addWidget(widget)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(holder)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    # showing

    def show_chapter(self, book: Book, chapter: ChapterRow | None, text: str, editing: bool) -> None:
        """Show what a chapter uses, with the text as it is being written."""
        used = book.used(chapter, text) if chapter is not None else Used((), (), ())
        same = (book, chapter, used, editing) == (self.book, self.chapter, self._used, self._editing)
        self.book, self.chapter, self._used, self._editing = book, chapter, used, editing
        if not same:
            self.refresh()

    def refresh(self) -> None:
        """Make the rows anew, those that want attention first."""
        if self.book is None:
            return
        whole = bool(self.scope.currentData())
        facts, policies = (self.book.facts, self.book.policies) if whole else (self._used.facts, self._used.policies)
        facts = tuple(sorted(facts, key=lambda row: URGENCY.index(self._standing(row))))
        policies = tuple(sorted(policies, key=lambda row: URGENCY.index(self._standing(row))))
        self._shown = (facts, policies)
        self.print_facts.setVisible(bool(facts))
        self.print_policies.setVisible(bool(policies))
        self.facts.set_count(len(facts))
        self.policies.set_count(len(policies))
        self.facts.fill(partial(self._rows, facts))
        self.policies.fill(partial(self._rows, policies))
        names = listed(self._used.unknown)
        self.unknown.setText(self.tr("Neither a fact nor a policy: {names}").format(names=names))
        self.unknown.setVisible(bool(names) and not whole)

    def show_editions(self, editions: Sequence[EditionRow]) -> None:
        """List the frozen editions; a click makes one the thing to print."""
        self.editions.set_count(len(editions))
        self.editions.fill(partial(self._edition_links, editions))

    def _edition_links(self, editions: Sequence[EditionRow]) -> Sequence[QWidget]:
        if not editions:
            words = QLabel(self.tr("No edition has been frozen yet."), self)
            words.setProperty("look", "muted")
            words.setWordWrap(True)
            return [words]
        found = []
        for row in editions:
            title = self.tr("Edition {number} · {day}").format(number=row.number, day=date_text(row.issued_on))
            link = QPushButton(f"{title} · {row.note}" if row.note else title, self)
            link.setProperty("look", "link")
            link.setToolTip(row.note)
            link.clicked.connect(partial(self.edition_chosen.emit, row.number))
            found.append(link)
        return found

    def _rows(self, rows: Sequence[FactRow | PolicyRow]) -> Sequence[QWidget]:
        made: list[QWidget] = [self._row(row) for row in rows[:MOST_SHOWN]]
        if len(rows) > MOST_SHOWN:
            more = QLabel(self.tr("%n more", "", len(rows) - MOST_SHOWN), self)
            more.setProperty("look", "muted")
            made.append(more)
        return made

    def _row(self, row: FactRow | PolicyRow) -> EntryRow:
        if isinstance(row, FactRow):
            made = EntryRow(row.name, " ".join(part for part in (row.value, row.unit) if part), row.source, self)
            made.opened.connect(partial(self.open_fact, row))
        else:
            about = " · ".join(part for part in (row.level, row.number) if part)
            made = EntryRow(row.name, "", about, self)
            made.opened.connect(partial(self.open_policy, row))
        made.light.show_light(self._light(row), self._words(row))
        made.insert_button.setVisible(self._editing)
        made.inserted.connect(partial(self.insert_asked.emit, f"{{{{{row.name}}}}}"))
        made.deleted.connect(partial(self._delete, row))
        return made

    def facts_list(self) -> Wanted:
        """The facts that are listed, to be printed."""
        columns = fact_columns(self._light, self._words)
        return of_rows(self.facts.accessibleName(), columns, self._shown[0], self._scope())

    def policies_list(self) -> Wanted:
        """The policies that are listed, to be printed."""
        columns = policy_columns(self._light, self._words, self.tables.industry_names)
        return of_rows(self.policies.accessibleName(), columns, self._shown[1], self._scope())

    def _scope(self) -> tuple[str, ...]:
        chapter = self.chapter.title if self.chapter is not None and not self.scope.currentData() else ""
        return notes([self.scope.currentText(), chapter])

    def _light(self, row: FactRow | PolicyRow) -> str:
        return LIGHTS[self._standing(row)]

    def _standing(self, row: FactRow | PolicyRow) -> Standing:
        start = row.valid_from if isinstance(row, PolicyRow) else None
        return standing(self.navigator.today(), start, row.valid_until)

    def _words(self, row: FactRow | PolicyRow) -> str:
        found = self._standing(row)
        if found is Standing.ENDED:
            return self.tr("Expired {day}").format(day=row.valid_until)
        if found is Standing.NOT_YET and isinstance(row, PolicyRow):
            return self.tr("Valid from {day}").format(day=row.valid_from)
        if row.valid_until is None:
            return self.tr("No end date")
        return self.tr("Valid to {day}").format(day=row.valid_until)

    # doing

    def open_record(self, kind: str, record_id: str) -> None:
        """Open the form of a fact or a policy."""
        if self.book is None:
            return
        for fact in self.book.facts:
            if kind == "fact" and fact.id == record_id:
                self.open_fact(fact)
        for policy in self.book.policies:
            if kind == "policy" and policy.id == record_id:
                self.open_policy(policy)

    def open_fact(self, fact: FactRow | None) -> None:
        """The form of a fact, or of a new one for this chapter."""
        if self.book is not None:
            chapter_id = self.chapter.id if self.chapter is not None else None
            self._open(FactForm(self.navigator, self, self.book, fact, chapter_id))

    def open_policy(self, policy: PolicyRow | None) -> None:
        """The form of a policy, or of a new one for this chapter."""
        if self.book is not None:
            chapter_id = self.chapter.id if self.chapter is not None else None
            self._open(PolicyForm(self.navigator, self, self.book, self.tables, policy, chapter_id))

    def _open(self, form: FormDialog) -> None:
        form.saved.connect(
            lambda result: self.navigator.done(result.changes if isinstance(result, Created) else result)
        )
        form.open()

    def _delete(self, row: FactRow | PolicyRow) -> None:
        office, actor = self.navigator.office, self.navigator.actor
        delete = handbook_entries.delete_fact if isinstance(row, FactRow) else handbook_entries.delete_policy
        self.navigator.write(lambda: delete(office, actor, row.id), self.navigator.done)
