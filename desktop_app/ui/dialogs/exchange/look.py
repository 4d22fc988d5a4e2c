"""Second step: what the packages would do, record by record, before anything is changed."""

import datetime as dt
from collections import Counter
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.errors import in_one_line
from desktop_app.sync.leave_out import Record
from desktop_app.sync.preview import PreviewRow, Removal
from desktop_app.sync.rounds import Looked
from desktop_app.sync.stick import PackageOnStick
from desktop_app.ui.dialogs.exchange.desk import Desk
from desktop_app.ui.dialogs.print_button import PrintButton, Wanted
from desktop_app.ui.dialogs.shown_lists import of_table
from desktop_app.ui.formats import minute, number_text
from desktop_app.ui.icons import icon
from desktop_app.ui.models.change_words import KINDS, kind_words
from desktop_app.ui.models.exchange_columns import looked_columns
from desktop_app.ui.models.look_words import looked_lines, nothing_words, removed_words
from desktop_app.ui.models.value_words import title_words
from desktop_app.ui.row_source import ListSource
from desktop_app.ui.table_model import TableModel
from desktop_app.ui.theme import SPACE_M, SPACE_S
from desktop_app.ui.widgets.result_list import ResultList
from desktop_app.ui.widgets.search_field import SearchField
from desktop_app.ui.widgets.table_view import TableView

ALL = ""
LEFT_OUT = "left out"
KIND_WIDTH, NAME_WIDTH = 110, 200


class Look(QWidget):
    """`agreed(packages, left out records)` takes them in; `back_asked` leaves everything as it is;
    `all_asked(packages)` wants to see every record of packages that change very many."""

    agreed = Signal(list, object)
    back_asked = Signal()
    all_asked = Signal(list)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._looked: Looked | None = None
        self._left_out: set[str] = set()
        self._files: set[tuple[tuple[Path, ...], int]] = set()
        self._kind = ALL
        self._backup_words = ""
        self._build_ui()

    def _build_ui(self) -> None:
        self.heading = QLabel(self)
        self.heading.setProperty("look", "heading")
        self.heading.setWordWrap(True)
        self.files = ResultList(self)
        self.source = ListSource()
        self.table = TableView(
            TableModel(looked_columns(self._left_out), self.source), self, name=self.tr("What would change")
        )
        self.table.set_empty(self.tr("No record would change."))
        self.table.grid.horizontalHeader().setStretchLastSection(True)
        self.search = SearchField(self)
        self.search.setPlaceholderText(self.tr("Name of a record"))
        self.search.setAccessibleName(self.tr("Search the records"))
        self.search.setFixedWidth(240)
        self.search.textChanged.connect(lambda _text: self._fill())
        self.leave = QPushButton(self)
        self.leave.clicked.connect(self._leave_out)
        self.table.selection_changed.connect(lambda _ids: self._name_leave())
        self.cut = QLabel(self)
        self.cut.setProperty("look", "muted")
        self.all_link = QPushButton(self)
        self.all_link.setProperty("look", "link")
        self.all_link.clicked.connect(lambda: self.all_asked.emit(self.packages()))
        self._warning = QFrame(self)
        self._warning.setProperty("look", "message")
        self._warning.setProperty("kind", "warning")
        self.sure = QCheckBox(self._warning)
        self.sure.toggled.connect(lambda _on: self._enable())
        warning = QVBoxLayout(self._warning)
        warning.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        self.warning_words = QLabel(self._warning)
        self.warning_words.setWordWrap(True)
        warning.addWidget(self.warning_words)
        warning.addWidget(self.sure)
        self.note = QLabel(self)
        self.note.setProperty("look", "muted")
        self.note.setWordWrap(True)
        self.back = QPushButton(icon("arrow-left"), self.tr("Back"), self)
        self.back.clicked.connect(self.back_asked)
        self.primary = QPushButton(self)
        self.primary.setProperty("look", "primary")
        self.primary.clicked.connect(lambda: self.agreed.emit(self.packages(), self.left_out()))
        chips, foot = QHBoxLayout(), QHBoxLayout()
        for row in (chips, foot):
            row.setSpacing(SPACE_S)
        self.chips = {kind: QPushButton(self) for kind in (ALL, *KINDS, LEFT_OUT)}
        group = QButtonGroup(self)
        for kind, chip in self.chips.items():
            chip.setProperty("look", "chip")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _checked=False, k=kind: self.show_kind(k))
            group.addButton(chip)
            chips.addWidget(chip)
        chips.addWidget(self.cut)
        chips.addWidget(self.all_link)
        chips.addStretch(1)
        chips.addWidget(self.leave)
        chips.addWidget(self.search)
        self.print_button = PrintButton(self._desk.navigator, self.wanted, self)
        chips.addWidget(self.print_button)
        foot.addWidget(self.back)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.primary)
        self.records = QWidget(self)
        column, listed = QVBoxLayout(self), QVBoxLayout(self.records)
        for part in (column, listed):
            part.setContentsMargins(0, 0, 0, 0)
            part.setSpacing(SPACE_M)
        listed.addLayout(chips)
        listed.addWidget(self.table, 1)
        column.addWidget(self.heading)
        column.addWidget(self.files)
        column.addWidget(self.records, 1)
        column.addStretch(0)
        column.addWidget(self._warning)
        column.addLayout(foot)

    def show_looked(self, looked: Looked, today: dt.date, *, again: bool = False) -> None:
        """Show what would happen; `again` of the same packages, so that what was left out stays so."""
        self._looked = looked
        files = {(one.files, one.whole) for one in self.packages()}
        if not files & self._files:  # those that were looked at before keep what was left out of them
            self._left_out.clear()
        self._files = files
        self._left_out.intersection_update([one.id for one in looked.rows])
        if not again:
            self.search.clear()
        self.files.show_lines(looked_lines(looked.results, today))
        more = self._more()
        self.cut.setText(self.tr("The first %n are listed.", "", len(looked.rows)) if more else "")
        self.all_link.setText(self.tr("List %n more", "", more))
        self.all_link.setVisible(more > 0)
        self.sure.setChecked(False)
        self.sure.setText(self.tr("I have looked at them; take them in all the same"))
        backup = self.tr("The last backup is older than a day: one is made first.")
        self._backup_words = backup if looked.backup_first else ""
        count = len(self.packages())
        self.primary.setText(self.tr("Take in %n file(s)", "", count) if count else self.tr("Take in"))
        self._count()
        self.show_kind(ALL)
        self._size_columns()
        self._warn()
        self._name_leave()
        (self.primary if self.primary.isEnabled() else self.back).setFocus()

    def _more(self) -> int:
        """How many records would change besides those that are listed."""
        looked = self._looked
        return max(sum(looked.counts.values()) - len(looked.rows), 0) if looked is not None else 0

    def _count(self) -> None:
        """Say how many records would change, in all and of each kind, less those that are left out."""
        looked = self._looked
        if looked is None:
            return
        counts = Counter(looked.counts)
        counts.subtract(one.kind for one in looked.rows if one.id in self._left_out)
        total = counts.total()
        counts[ALL], counts[LEFT_OUT] = total, len(self._left_out)
        words = self.tr("Nothing has been changed yet. %n record(s) would change:", "", total)
        any_ = bool(total or self._left_out)
        self.heading.setText(words if any_ else nothing_words(looked.results))
        self.records.setVisible(any_)
        every, left_out = self.tr("All"), self.tr("Left out")
        for kind, chip in self.chips.items():
            said = {ALL: every, LEFT_OUT: left_out}.get(kind) or kind_words(kind)
            chip.setText(f"{said} {number_text(counts[kind])}")
            chip.setVisible(kind == ALL or counts[kind] > 0)

    def _size_columns(self) -> None:
        """As wide as these records need, not those that were looked at before; the kind has room for every kind,
        and names for those further down."""
        self.table.size_to_content()
        for place, width in ((0, KIND_WIDTH), (self.table.model.column_of("title"), NAME_WIDTH)):
            self.table.grid.setColumnWidth(place, max(self.table.grid.columnWidth(place), width))

    def wanted(self) -> Wanted:
        """The records that are listed, to be printed."""
        kind = self.chips[self._kind].text() if self._kind != ALL else ""
        wanted = of_table(self.tr("What would change"), self.table, [kind, self.cut.text()], self.search.text())
        of_file = self.tr("File of {unit} of {day}: {name}")
        files = [
            of_file.format(unit=one.sender, day=minute(one.found.made_at), name=one.files[0].name)
            for one in self.packages()
            if one.found is not None
        ]
        return replace(wanted, notes=(*files, *wanted.notes))

    def packages(self) -> list[PackageOnStick]:
        """Those that can be taken in, or put aside."""
        looked = self._looked
        return [one.package for one in looked.results if one.refused is None] if looked is not None else []

    def left_out(self) -> frozenset[Record]:
        """The records that are to stay as they are."""
        rows = self._looked.rows if self._looked is not None else ()
        return frozenset((one.table, one.record_id) for one in rows if one.id in self._left_out)

    def _selected(self) -> list[str]:
        """The selected records that can be left out: not what is decided on anyway, or is gone."""
        rows = self._looked.rows if self._looked is not None else ()
        able = {one.id for one in rows if one.kind in ("new", "changed", "handed", "deleted")}
        return [one for one in self.table.selected_ids() if one in able]

    def _leave_out(self) -> None:
        selected = self._selected()
        if set(selected) <= self._left_out:
            self._left_out.difference_update(selected)
            self.sure.setChecked(False)  # more would go than was agreed to
        else:
            self._left_out.update(selected)
        self._count()
        self._warn()
        self.source.rows_changed.emit(0, self.source.count() - 1)  # they stay in view, marked, until it is listed anew
        self._name_leave()

    def _name_leave(self) -> None:
        selected = self._selected()
        again = bool(selected) and set(selected) <= self._left_out
        self.leave.setText(self.tr("Take in after all") if again else self.tr("Leave out"))
        self.leave.setEnabled(bool(selected))
        self.leave.setToolTip("" if selected else self._why_not())
        words = self.tr(
            "What is left out is put back as it is now, with what belongs to it, by a step of your own, "
            "which goes to the other offices and can be undone."
        )
        new = self.tr(
            "A new one goes to the recycle bin, with investors, meetings and follow-ups that came for it alone; and "
            "with your next file also at the office that entered it."
        )
        notes = (self._backup_words, words if self._left_out else "", new if self._leaves_new_out() else "")
        self.note.setText(in_one_line(notes))

    def _why_not(self) -> str:
        """Why nothing that is selected can be left out."""
        chosen = self.table.selected_ids()
        kinds = {one.kind for one in (self._looked.rows if self._looked is not None else ()) if one.id in chosen}
        if "undecided" in kinds:
            return self.tr("Offices set it differently: take it in, then decide under “To decide” which value stays.")
        if kinds:
            return self.tr("It is another unit's from now on, so this office cannot keep it.")
        return self.tr("Select the records that are to stay as they are.")

    def _leaves_new_out(self) -> bool:
        rows = self._looked.rows if self._looked is not None else ()
        return any(one.id in self._left_out and one.kind == "new" for one in rows)

    def show_kind(self, kind: str) -> None:
        """List one kind of change; "" lists all."""
        self._kind = kind
        self.chips[kind].setChecked(True)
        self._fill()

    def _fill(self) -> None:
        """List the records of a kind that have the name that is typed. What is not listed cannot be searched: that is
        said, and offered."""
        rows: tuple[PreviewRow, ...] = self._looked.rows if self._looked is not None else ()
        typed, more = self.search.text().strip().lower(), self._more()
        if typed and more:
            words = self.tr("None of the first %n has this name.", "", len(rows))
            others = self.tr("Search the other %n, too", "", more)
            self.table.set_empty(words, others, lambda: self.all_asked.emit(self.packages()))
        elif typed:
            self.table.set_empty(self.tr("No record that would change has this name."))
        else:
            self.table.set_empty(self.tr("No record would change."))
        self.source.set_rows(
            one
            for one in rows
            if self._kind in (ALL, self._kind_of(one))
            and (not typed or typed in title_words(one.table, one.title).lower())
        )

    def _kind_of(self, one: PreviewRow) -> str:
        return LEFT_OUT if one.id in self._left_out else one.kind

    def _much(self) -> list[Removal]:
        """Of what still very many would go, less what is left out."""
        if self._looked is None:
            return []
        kept = Counter((one.table, one.owner) for one in self._looked.rows if one.id in self._left_out)
        rest = (one.less(kept[one.table, one.unit]) for one in self._looked.much)
        return [one for one in rest if one.is_much]

    def _warn(self) -> None:
        much = self._much()
        self._warning.setVisible(bool(much))
        self.warning_words.setText(removed_words(much))
        self._enable()

    def _enable(self) -> None:
        asked = bool(self._much()) and not self.sure.isChecked()
        self.primary.setEnabled(bool(self.packages()) and not asked)
