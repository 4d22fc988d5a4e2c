"""The bulletins in work, and those that were issued, the newest first; letters among them."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QPoint, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QWidget

from db.enums import ReportKind
from desktop_app.domain import words
from desktop_app.domain.numbering import PAPERS, document_number, whole_numbers
from desktop_app.queries.repeated_numbers import repeated
from desktop_app.queries.report_drafts import DraftRow
from desktop_app.queries.report_issues import IssueRow
from desktop_app.queries.search import pinyin
from desktop_app.ui.formats import NOTHING, date_text, minute
from desktop_app.ui.theme import ROW_HEIGHT, SPACE_M

LINE = ROW_HEIGHT + SPACE_M
"""Two lines of text and the room between two entries."""

ROW = Qt.ItemDataRole.UserRole


def number_words(kind: ReportKind, year: int, number: int | None, prefix: str = "") -> str:
    """第 3 期, or 〔2024〕3号 of what is numbered as official papers are, behind its `prefix` where that is known."""
    if kind in PAPERS and number:
        return document_number(prefix, year, number)
    return QCoreApplication.translate("ReportArchive", "No. {number}").format(number=number or NOTHING)


def issue_number(row: IssueRow) -> str:
    """The number of one in the archive."""
    return number_words(row.kind, row.year, row.number, row.prefix)


class ReportArchive(QListWidget):
    """`chosen` gives the row of a bulletin that was clicked, or gone to with the keys, `draft_chosen` one in work that
    was clicked; `menu_wanted` an issued one and a place of the screen, `given_up` a draft that is not wanted."""

    chosen = Signal(object)
    draft_chosen = Signal(object)
    menu_wanted = Signal(object, QPoint)
    given_up = Signal(object)

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.rows: Sequence[IssueRow] = ()
        self._corrections: dict[str, list[IssueRow]] = {}
        self._outdated: frozenset[str] = frozenset()
        self._repeated: frozenset[str] = frozenset()
        self.may_give_up = True
        self.setAccessibleName(self.tr("Archive"))
        self.setProperty("look", "views")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.currentItemChanged.connect(lambda item, _before: self._choose(item))
        self.itemClicked.connect(self._choose)
        self.itemClicked.connect(self._choose_draft)
        self.itemActivated.connect(self._choose_draft)
        self.customContextMenuRequested.connect(self._ask_menu)

    def show_rows(self, rows: Sequence[IssueRow], drafts: Sequence[DraftRow] = ()) -> None:
        """List them, those in work first; none is chosen."""
        self.rows = rows
        self._repeated = repeated(rows)
        self._corrections = defaultdict(list)
        for row in reversed(rows):
            if row.corrects_id is not None and row.stands:
                self._corrections[row.corrects_id].append(row)
        with QSignalBlocker(self):
            self.clear()
            for draft in drafts:
                self._add(self._draft_line(draft), self._draft_tip(draft), draft)
            for row in rows:
                told = (row.title, date_text(row.issued_on), row.void_reason, self._about_number(row))
                self._add(self._line(row), "\n".join(part for part in told if part), row)

    def mark_outdated(self, ids: frozenset[str]) -> None:
        """Mark the drafts that have to be made again, by their ids; also when they are listed anew."""
        self._outdated = ids
        for place in range(self.count()):
            item = self.item(place)
            if isinstance(draft := item.data(ROW), DraftRow):
                _word(item, self._draft_line(draft), self._draft_tip(draft))

    def _add(self, text: str, tip: str, data: IssueRow | DraftRow) -> None:
        item = QListWidgetItem()
        _word(item, text, tip)
        item.setSizeHint(QSize(0, LINE))
        item.setData(ROW, data)
        self.addItem(item)

    def _about_number(self, row: IssueRow) -> str:
        if row.id not in self._repeated:
            return ""
        return self.tr(
            "Another one has this number, too, as happens when a backup was put back. Declare one of the two void."
        )

    def _line(self, row: IssueRow) -> str:
        name = words.label(row.kind, self._language)
        state = "" if row.stands else f"■ {words.label(row.state, self._language)} · "
        if row.stands and self.corrections(row):
            state = self.tr("Corrected") + " · "
        numbered = f"{state}{issue_number(row)}"
        if row.id in self._repeated:  # the number first, which is what the other one is found by
            numbered = f"▲ {issue_number(row)} · " + self.tr("Number given twice")
        if row.kind is ReportKind.LETTER:
            return f"{name} · {row.addressee or row.title}\n{numbered}"
        correction = " · " + self.tr("Correction") if row.corrects_id else ""
        dated = "" if row.id in self._repeated else f" · {date_text(row.issued_on)}"
        return f"{name} {row.period}{correction}\n{numbered}{dated}"

    def corrections(self, row: IssueRow) -> list[IssueRow]:
        """The corrections of a bulletin that stand, the oldest first."""
        return self._corrections.get(row.id, [])

    def _draft_line(self, draft: DraftRow) -> str:
        name, state = words.label(draft.kind, self._language), words.label(draft.state, self._language)
        correction = " · " + self.tr("Correction") if draft.corrects_id else ""
        by = draft.checked_by if draft.checked else draft.drafted_by
        at = draft.checked_at if draft.checked and draft.checked_at else draft.drafted_at
        mark = "✓ " if draft.checked else "▲ " if draft.fallen else ""
        if self._to_be_made_again(draft):
            mark, state = "▲ ", self.tr("To be made again")
        return f"{name} {draft.period}{correction}\n{mark}{state} · {by} {minute(at)[5:]}"

    def _draft_tip(self, draft: DraftRow) -> str:
        if not self._to_be_made_again(draft):
            return draft.title
        told = self.tr("Checked by {name}, and records were changed since. Make it again to see whether that holds.")
        return f"{draft.title}\n{told.format(name=draft.checked_by)}"

    def _to_be_made_again(self, draft: DraftRow) -> bool:
        return draft.checked and draft.id in self._outdated

    def show_only(self, typed: str, inside: frozenset[str] = frozenset()) -> None:
        """Leave those with every typed word in what is written of them or in their titles, in characters or in pinyin,
        and those `inside` which it was found."""
        wanted = whole_numbers(typed).split()
        for place in range(self.count()):
            item = self.item(place)
            text = whole_numbers(f"{item.text()} {item.toolTip()}")
            fits = all(word in text or _spoken(word, text) for word in wanted)
            item.setHidden(not fits and item.data(ROW).id not in inside)

    def enter(self) -> None:
        """Give the keys to the list; one that is hidden, or none, gives way to the first that is listed."""
        self.setFocus()
        current = self.currentItem()
        if current is None or current.isHidden():
            listed = (place for place in range(self.count()) if not self.item(place).isHidden())
            self.setCurrentRow(next(listed, -1))

    def shown(self) -> list[IssueRow]:
        """The issued ones that are listed, in their order."""
        items = (self.item(place) for place in range(self.count()))
        rows = (item.data(ROW) for item in items if not item.isHidden())
        return [row for row in rows if isinstance(row, IssueRow)]

    def issued(self, kind: ReportKind, period: str) -> IssueRow | None:
        """The bulletin that stands for a period; its corrections are issues of their own."""
        standing = (row for row in self.rows if row.kind is kind and row.period == period and row.stands)
        return next((row for row in standing if row.corrects_id is None), None)

    def issued_of(self, draft: DraftRow) -> IssueRow | None:
        """What a draft, or the draft of a correction, has become."""
        found = (row for row in self.rows if row.stands and row.id > draft.id)
        wanted = draft.kind, draft.period, draft.corrects_id
        return next((row for row in found if (row.kind, row.period, row.corrects_id) == wanted), None)

    def mark(self, row: IssueRow | DraftRow | None) -> None:
        """Show which one is on the page, without choosing it."""
        places = (place for place in range(self.count()) if row is not None and self.item(place).data(ROW).id == row.id)
        with QSignalBlocker(self):
            self.setCurrentRow(next(places, -1))

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None and isinstance(item.data(ROW), IssueRow):
            self.chosen.emit(item.data(ROW))

    def _choose_draft(self, item: QListWidgetItem) -> None:
        """Making takes a moment, so going over it with the keys is not enough."""
        if isinstance(item.data(ROW), DraftRow):
            self.draft_chosen.emit(item.data(ROW))

    def _ask_menu(self, place: QPoint) -> None:
        item = self.itemAt(place)
        if item is None:
            return
        row, at = item.data(ROW), self.viewport().mapToGlobal(place)
        if isinstance(row, IssueRow):
            self.menu_wanted.emit(row, at)
            return
        menu = QMenu(self)
        offers: list[tuple[str, Callable[[], object]]] = [
            (self.tr("Make it and look at it"), lambda: self.draft_chosen.emit(row))
        ]
        if self.may_give_up:
            offers.append((self.tr("Give up the draft"), lambda: self.given_up.emit(row)))
        for text, act in offers:
            menu.addAction(text).triggered.connect(lambda _checked=False, do=act: do())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)


def _word(item: QListWidgetItem, text: str, tip: str) -> None:
    """What a narrow list cuts of the lines stands in the tip as well."""
    item.setText(text)
    item.setToolTip(f"{text}\n{tip}")


def _spoken(word: str, text: str) -> bool:
    """Whether a word is the beginning of something in a text as it is spoken, or of its initials."""
    return word.isascii() and word.isalpha() and any(one.startswith(word) for one in _pinyin(text).split())


@lru_cache(maxsize=2_000)
def _pinyin(text: str) -> str:
    return pinyin("".join(sign for sign in text if not sign.isascii()))
