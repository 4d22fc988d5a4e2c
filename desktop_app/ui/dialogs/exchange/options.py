"""One difference: the values side by side, with who set them, when and where; one is kept, or another entered."""

from collections.abc import Container

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.field_words import field_word, kind_word
from desktop_app.errors import UserError
from desktop_app.sync.undecided import Option, Undecided
from desktop_app.ui.dialogs.exchange.own_value import OwnValue
from desktop_app.ui.dialogs.exchange.third_value import ThirdValue
from desktop_app.ui.formats import NOTHING, minute, second
from desktop_app.ui.messages import error_in_full, error_line
from desktop_app.ui.models.change_words import field_words, is_long, value_text
from desktop_app.ui.models.lookups import language
from desktop_app.ui.models.value_words import title_words
from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_S
from desktop_app.ui.widgets.side_by_side import SideBySide

OPTION_WIDTH = 230
_DELETED = "deleted_at"


class Options(QScrollArea):
    """`decided(undecided, values)` with values as the table holds them, `entered` the same with values that no office
    set; `shares_asked(project)`: all shares of a project are to be typed.

    What is being typed stays while the difference is the same, though it is read anew or another one is looked at."""

    decided = Signal(object, object)
    entered = Signal(object, object)
    shares_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setAccessibleName(self.tr("The difference"))
        self.keep_buttons: list[QPushButton] = []
        self.own: OwnValue | None = None
        self.shares_button: QPushButton | None = None
        self._one: Undecided | None = None
        self._typed: dict[str, OwnValue] = {}

    @property
    def third(self) -> ThirdValue | None:
        """The editors for a value that no office set, where there can be one."""
        return self.own.third if self.own is not None else None

    @property
    def third_button(self) -> QPushButton | None:
        return self.own.button if self.own is not None else None

    def show_undecided(self, one: Undecided | None) -> None:
        """Show a difference, or nothing."""
        if one is not None and self._one is not None and _all_of(one) == _all_of(self._one):
            return
        if self._one is not None and self.own is not None and self.own.third.touched:
            self.own.hide()
            self.own.setParent(self)  # else it would go with what it stands on
            self._typed[self._one.id] = self.own
        self._one, self.keep_buttons, self.own, self.shares_button = one, [], None, None
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, SPACE_S, 0)
        column.setSpacing(SPACE_M)
        if one is not None:
            self._fill(one, holder, column)
        column.addStretch(1)
        self.setWidget(holder)

    def forget_but(self, ids: Container[str]) -> None:
        """What was typed for differences that are no more is not wanted any more."""
        for gone in [one for one in self._typed if one not in ids]:
            self._typed.pop(gone).deleteLater()

    def say_refused(self, one: Undecided, error: UserError) -> bool:
        """Say under what was entered why it cannot be; False when another difference is shown by now."""
        if self._one is None or self._one.id != one.id or self.own is None:
            return False
        self.own.say_wrong(error_in_full(error))
        return True

    def _fill(self, one: Undecided, holder: QWidget, column: QVBoxLayout) -> None:
        spoken = language()
        name = title_words(one.conflict.table, one.conflict.title)
        title = QLabel(name or kind_word(one.conflict.table, spoken), holder)
        title.setProperty("look", "title")
        title.setWordWrap(True)
        fields = field_words(one.conflict.table, one.conflict.fields)
        kind = QLabel(f"{kind_word(one.conflict.table, spoken)} · {fields}", holder)
        kind.setProperty("look", "muted")
        kind.setWordWrap(True)
        column.addWidget(title)
        column.addWidget(kind)
        cards = [self._option(one, n, one.options[n], holder) for n in one.side_by_side]
        if cards:
            column.addWidget(SideBySide(cards, OPTION_WIDTH, holder))
        if one.conflict.is_of_shares and one.refused is None:
            column.addWidget(self._other_shares(one, holder))
        if one.editors and one.refused is None and not one.is_settled:
            self.own = self._own_value(one, holder)
            column.addWidget(self.own)
        words = self.tr(
            "The centre decides on this; it learns of your value with the next file. "
            "Keep the centre's value to take yours back."
        )
        if not one.waits_for_centre:
            words = self.tr(
                "What you decide goes to all offices with the next files. Until then it can be taken back here; "
                "to change it later, edit the record."
            )
        if one.refused is not None:
            words = error_line(one.refused)
        column.addWidget(_muted(words, holder))

    def _option(self, one: Undecided, number: int, option: Option, parent: QWidget) -> QFrame:
        frame = QFrame(parent)
        frame.setProperty("look", "card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_S)
        unit = QLabel(self.tr("All changes together") if option.together else self._who(one, number), frame)
        unit.setProperty("look", "heading")
        unit.setWordWrap(True)
        who = QLabel(self._how(one, number), frame)
        who.setProperty("look", "muted")
        who.setWordWrap(True)
        column.addWidget(unit)
        column.addWidget(who)
        column.addLayout(self._values(one, option, frame))
        column.addStretch(1)
        now = QLabel(self.tr("Shown for now") if option.shown else "", frame)
        now.setProperty("look", "caption")
        keep = QPushButton(self._verb(one, option), frame)
        keep.setVisible(not one.waits_for_centre or option.by_centre or (option.together and option.shown))
        whose = f"{unit.text()} {second(option.at_ms)}" if _has_twin(one, number) else unit.text()
        name = keep.text() if _on_deletion(one) else self.tr("Keep the value of {unit}").format(unit=whose)
        keep.setAccessibleName(name)
        if refused := one.refused or option.impossible:
            keep.setEnabled(False)
            keep.setToolTip(error_line(refused))
        if option.impossible is not None and not one.waits_for_centre:
            column.addWidget(_muted(error_line(option.impossible), frame))
        keep.clicked.connect(lambda: self.decided.emit(one, one.conflict.choices[number].values))
        self.keep_buttons.append(keep)
        foot = QHBoxLayout()
        foot.addWidget(now, 1)
        foot.addWidget(keep)
        column.addLayout(foot)
        return frame

    def _who(self, one: Undecided, number: int) -> str:
        """The office that set a value; of several of one office, on which of its computers, as far as that is known."""
        option, mark = one.options[number], one.conflict.choices[number].computer
        if sum(1 for other in one.options if other.unit == option.unit and not other.together) < 2:
            return option.unit
        words = self.tr("{unit}, computer {mark}") if mark else "{unit}"
        if option.by_way_of_centre:
            words = self.tr("{unit}, by way of the centre")
        return words.format(unit=option.unit, mark=mark)

    def _how(self, one: Undecided, number: int) -> str:
        """Who set a value and when, to the second where that alone tells it from another; and what is to be known of
        that."""
        option = one.options[number]
        by = self.tr("Put together sentence by sentence") if option.together else option.user or NOTHING
        when = second(option.at_ms) if _has_twin(one, number) else minute(option.at_ms)
        if option.clock_is_wrong:
            when = self.tr("{minute} by a clock that is wrong").format(minute=when)
        way = self.tr("by way of the centre") if option.by_way_of_centre else ""
        return " · ".join(filter(None, (by, when, way)))

    def _verb(self, one: Undecided, option: Option) -> str:
        """What the button does: on a deletion one does not “keep” a record by deleting it."""
        if not _on_deletion(one):
            return self.tr("Keep this one")
        return self.tr("Keep the record") if option.values[_DELETED] is None else self.tr("Delete the record")

    def _values(self, one: Undecided, option: Option, parent: QWidget) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_M)
        grid.setColumnStretch(1, 1)
        for place, (name, value) in enumerate(option.values.items()):
            words = value_text(name, value)
            differs = any(value_text(name, other.values.get(name)) != words for other in one.options)
            if len(option.values) > 1:
                label = QLabel(field_word(name, language(), one.conflict.table), parent)
                label.setProperty("look", "muted")
                grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
            shown = _long(words, parent) if is_long(words) else _short(words, parent, differs)
            grid.addWidget(shown, place, 1)
        return grid

    def _other_shares(self, one: Undecided, parent: QWidget) -> QFrame:
        frame = QFrame(parent)
        frame.setProperty("look", "card")
        words = QLabel(self.tr("Neither is right? Set the shares of all yourself."), frame)
        if not one.options:
            words.setText(
                self.tr("What the offices set does not come to 100 % together. Set the shares of all yourself.")
            )
        words.setWordWrap(True)
        self.shares_button = QPushButton(self.tr("Set the shares…"), frame)
        self.shares_button.clicked.connect(lambda: self.shares_asked.emit(one.conflict.record_id))
        row = QHBoxLayout(frame)
        row.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        row.addWidget(words, 1)
        row.addWidget(self.shares_button)
        return frame

    def _own_value(self, one: Undecided, parent: QWidget) -> OwnValue:
        """Where a value of one's own is entered: what was typed already, as long as the difference is the same."""
        kept = self._typed.pop(one.id, None)
        if kept is not None and kept.third.is_of(one):
            kept.setParent(parent)
            kept.show()
            return kept
        if kept is not None:
            kept.deleteLater()
        own = OwnValue(one, parent)
        own.entered.connect(lambda values: self.entered.emit(one, values))
        own.spoke.connect(lambda: QTimer.singleShot(0, own.wrong, lambda: self.ensureWidgetVisible(own.wrong)))
        return own


def _all_of(one: Undecided) -> tuple[Undecided, list[str]]:
    """A difference with what is not compared of it: why it cannot be decided so."""
    errors = (one.refused, *(option.impossible for option in one.options))
    return one, [error_line(error) if error is not None else "" for error in errors]


def _has_twin(one: Undecided, number: int) -> bool:
    """Whether another value was set by somebody of the same name and office in the same minute, on a computer of the
    same mark: it may have been copied."""
    options = zip(one.options, one.conflict.choices, strict=True)
    who = [None if o.together else (o.unit, o.user, minute(o.at_ms), choice.computer) for o, choice in options]
    return who[number] is not None and who.count(who[number]) > 1


def _on_deletion(one: Undecided) -> bool:
    """Whether is to be decided on nothing but whether the record goes."""
    return one.conflict.fields == (_DELETED,)


def _muted(words: str, parent: QWidget) -> QLabel:
    label = QLabel(words, parent)
    label.setProperty("look", "muted")
    label.setWordWrap(True)
    return label


def _short(words: str, parent: QWidget, differs: bool) -> QLabel:
    label = QLabel(words, parent)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if differs:
        label.setProperty("look", "heading")
    return label


def _long(words: str, parent: QWidget) -> QPlainTextEdit:
    view = QPlainTextEdit(words, parent)
    view.setReadOnly(True)
    view.setMinimumHeight(180)
    return view
