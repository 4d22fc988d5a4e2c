"""合并投资方: two investors side by side, what stays of each, and what will happen, in a sentence."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.field_words import field_word
from desktop_app.errors import UserError, in_one_line
from desktop_app.queries.investor_twins import default_order
from desktop_app.queries.investors import InvestorSide, side
from desktop_app.services.investor_joining import JoinPlan, join, plan
from desktop_app.services.office import Actor
from desktop_app.ui.formats import NOTHING, minute
from desktop_app.ui.messages import error_in_full
from desktop_app.ui.models.join_words import filled_words, shown_names, what_happens
from desktop_app.ui.models.lookups import language
from desktop_app.ui.models.value_words import value_words
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_S
from desktop_app.ui.widgets.room_dialog import RoomDialog
from desktop_app.ui.widgets.side_by_side import SideBySide

SIDE_WIDTH = 300
_SHOWN = ("uscc", "no_uscc_reason", "region_code", "ownership", "parent_id", "note")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two investors, and what becomes of them when the first, or the second, is the one that is kept."""

    sides: tuple[InvestorSide, InvestorSide]
    plans: tuple[JoinPlan, JoinPlan]


def read_pair(session: Any, actor: Actor, one: str, other: str) -> Pair:
    """Both as they are now, first the one that is kept by default. Raises UserError when one of them is not here any
    more."""
    plans = {one: plan(session, actor, one, other), other: plan(session, actor, other, one)}
    first, second = default_order(session, (one, other))
    return Pair((side(session, first), side(session, second)), (plans[first], plans[second]))


class JoinInvestors(RoomDialog):
    """`joined(changes)` after it is done. The first of the two is kept unless the user chooses the other."""

    joined = Signal(object)

    def __init__(self, navigator: Navigator, pair: Pair, parent: QWidget) -> None:
        super().__init__(parent)
        self.navigator, self.pair = navigator, pair
        self.setWindowTitle(self.tr("Join two investors"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.keep: list[QRadioButton] = []
        self.choices: dict[str, list[QRadioButton]] = {}
        """Field -> the buttons of the values of the first and the second."""
        self._build_ui()
        self._show_choice()
        self.resize(820, 620)

    def _build_ui(self) -> None:
        holder = QWidget(self)
        body = QVBoxLayout(holder)
        body.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_S)
        body.setSpacing(SPACE_M)
        group = QButtonGroup(self)
        cards = [self._card(number, one, holder, group) for number, one in enumerate(self.pair.sides)]
        body.addWidget(SideBySide(cards, SIDE_WIDTH, holder))
        if self.pair.plans[0].differences:
            body.addWidget(self._heading(self.tr("They differ here: which is right?"), holder))
            body.addLayout(self._differences(holder))
        body.addWidget(self._heading(self.tr("What will happen"), holder))
        self.words = QLabel(holder)
        self.words.setWordWrap(True)
        self.words.setAccessibleName(self.tr("What will happen"))
        body.addWidget(self.words)
        body.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(holder)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setProperty("look", "error")
        self.cancel, self.primary = QPushButton(self.tr("Cancel"), self), QPushButton(self.tr("Join"), self)
        self.primary.setProperty("look", "primary")
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        self.primary.clicked.connect(self.save)
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_L)
        foot.setSpacing(SPACE_S)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.primary)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll, 1)
        column.addLayout(foot)

    def _heading(self, words: str, parent: QWidget) -> QLabel:
        heading = QLabel(words, parent)
        heading.setProperty("look", "heading")
        return heading

    def _card(self, number: int, one: InvestorSide, parent: QWidget, group: QButtonGroup) -> QFrame:
        card = QFrame(parent)
        card.setProperty("look", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_S)
        name = self._heading(one.row.name or NOTHING, card)
        name.setWordWrap(True)
        told = (one.row.unit, one.row.entered_by, minute(one.row.entered_at))
        who = self._muted(" · ".join(filter(None, told)), card)
        keep = QRadioButton(self.tr("Keep this one"), card)
        keep.setAccessibleName(self.tr("Keep {name} of {unit}").format(name=one.row.name, unit=one.row.unit))
        keep.setChecked(number == 0)
        keep.toggled.connect(lambda _on: self._show_choice())
        group.addButton(keep)
        self.keep.append(keep)
        for widget in (name, who, keep):
            column.addWidget(widget)
        if one.row.deleted:
            column.addWidget(self._muted(self.tr("It lies in the recycle bin."), card))
        column.addLayout(self._facts(one, card))
        column.addStretch(1)
        return card

    def _facts(self, one: InvestorSide, parent: QWidget) -> QGridLayout:
        spoken = language()
        facts = [(field_word(name, spoken), value_words(name, one.values[name])) for name in _SHOWN]
        facts = [(label, words) for label, words in facts if words not in ("", NOTHING)]
        listed = (
            (self.tr("Former names"), one.row.former),
            (self.tr("Tags"), one.tags),
            (self.tr("Projects"), one.projects),
            (self.tr("Contacts"), one.contacts),
        )
        facts += [(label, shown_names(names)) for label, names in listed if names]
        if not one.projects:
            facts.append((self.tr("Projects"), NOTHING))
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_M)
        grid.setColumnStretch(1, 1)
        for place, (label, words) in enumerate(facts):
            shown = QLabel(words, parent)
            shown.setWordWrap(True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(self._muted(label, parent, wraps=False), place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(shown, place, 1)
        return grid

    def _muted(self, words: str, parent: QWidget, *, wraps: bool = True) -> QLabel:
        label = QLabel(words, parent)
        label.setProperty("look", "muted")
        label.setWordWrap(wraps)
        return label

    def _differences(self, parent: QWidget) -> QGridLayout:
        """A line for each field, the values under their sides' cards."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_M)
        for column in (1, 2):
            grid.setColumnStretch(column, 1)
        for place, difference in enumerate(self.pair.plans[0].differences):
            label = field_word(difference.field, language())
            group = QButtonGroup(self)
            grid.addWidget(self._muted(label, parent, wraps=False), place, 0)
            buttons = []
            for number, one in enumerate(self.pair.sides):
                words = value_words(difference.field, one.values[difference.field])
                shown = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
                button = QRadioButton(shown.replace("&", "&&"), parent)
                button.setToolTip(words if len(words) > _LONGEST else "")
                button.setAccessibleName(f"{label}: {words}")
                button.setChecked(number == 0)
                group.addButton(button)
                button.toggled.connect(lambda _on: self._say())
                grid.addWidget(button, place, number + 1)
                buttons.append(button)
            self.choices[difference.field] = buttons
        return grid

    # choosing

    @property
    def kept(self) -> int:
        """Which of the two is kept."""
        return 0 if self.keep[0].isChecked() else 1

    @property
    def taken(self) -> list[str]:
        """The fields of which the value of the other one is taken."""
        other = 1 - self.kept
        return [name for name, buttons in self.choices.items() if buttons[other].isChecked()]

    def _show_choice(self) -> None:
        """Whose values are proposed follows who is kept."""
        if len(self.keep) < 2:
            return
        for buttons in self.choices.values():
            buttons[self.kept].setChecked(True)
        self._say()

    def _say(self) -> None:
        chosen = self.pair.plans[self.kept]
        kept, lost = self.pair.sides[self.kept], self.pair.sides[1 - self.kept]
        name, former = kept.row.name, lost.row.name
        if "name" in self.taken or not name:
            name, former = former, name
        lines = (what_happens(chosen, name, former), filled_words(chosen), self._further(kept, lost))
        self.words.setText("\n".join(filter(None, lines)))
        self.note.setText(error_in_full(chosen.refused) if chosen.refused is not None else "")
        self.primary.setEnabled(chosen.refused is None)

    def _further(self, kept: InvestorSide, lost: InvestorSide) -> str:
        """What else is to be known: two codes, and two units."""
        words = []
        if kept.row.uscc and lost.row.uscc and kept.row.uscc != lost.row.uscc:
            words.append(self.tr("Mind that they have different codes: as a rule these are two companies."))
        if kept.row.unit != lost.row.unit:
            words.append(
                self.tr(
                    "Each unit sees the particulars and the note of the investor; projects and contacts stay with "
                    "their units."
                )
            )
        return in_one_line(words)

    # doing

    def save(self) -> None:
        """Join them in the background; the dialog closes when it is done."""
        self.primary.setEnabled(False)
        office, actor, taken = self.navigator.office, self.navigator.actor, self.taken
        kept, lost = (self.pair.sides[number].row.id for number in (self.kept, 1 - self.kept))
        self.navigator.worker.write(
            lambda: join(office, actor, kept, lost, taken), self._saved, self._failed, owner=self
        )

    def _saved(self, changes: Any) -> None:
        self.joined.emit(changes)
        self.accept()

    def _failed(self, error: Exception) -> None:
        self.primary.setEnabled(True)
        if isinstance(error, UserError):
            self.note.setText(error_in_full(error))
        else:
            self.navigator.show_error(error)


_LONGEST = 40
"""Signs of a value that stand on a button; all stand in its tool tip."""


def open_join(
    navigator: Navigator,
    parent: QWidget,
    one: str,
    other: str,
    failed: Callable[[Exception], None],
    done: Callable[[Any], None],
) -> None:
    """Read two investors and show them; `done` gets what the join changed."""

    def show(pair: Pair) -> None:
        dialog = JoinInvestors(navigator, pair, parent)
        dialog.joined.connect(done)
        dialog.open()

    actor = navigator.actor
    navigator.worker.read(
        lambda session: read_pair(session, actor, one, other), show, failed, owner=parent, latest="join"
    )
