"""Deciding many differences at once: of which kind, by which rule, and, once one is chosen, doing it."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from desktop_app.domain.field_words import kind_word
from desktop_app.sync.undecided import Rule, Undecided
from desktop_app.ui.formats import number_text
from desktop_app.ui.models.change_words import field_words
from desktop_app.ui.models.lookups import language
from desktop_app.ui.theme import SPACE_S

KINDS_WIDTH = 240

Kind = tuple[str, tuple[str, ...]]
"""A table and the fields that are decided on together."""


class RuleBar(QWidget):
    """`kind_chosen` lists one kind of differences alone; `rule_chosen` shows what a rule would do, None when none is
    chosen any more; `decide_asked` does it."""

    kind_chosen = Signal()
    rule_chosen = Signal()
    decide_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rule: Rule | None = None
        self.kinds = QComboBox(self)
        self.kinds.setAccessibleName(self.tr("Kind of difference"))
        self.kinds.setMinimumWidth(KINDS_WIDTH)
        self.kinds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.kinds.activated.connect(lambda _place: self.kind_chosen.emit())
        self.primary = QPushButton(self)
        self.primary.setProperty("look", "primary")
        self.primary.clicked.connect(self.decide_asked)
        self.cancel = QPushButton(self.tr("Not now"), self)
        self.cancel.clicked.connect(lambda: self.choose(None))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        row.addWidget(self.kinds)
        self.rules: dict[Rule, QPushButton] = {}
        words: tuple[tuple[Rule, str], ...] = (
            ("centre", self.tr("Always the centre's")),
            ("unit", self.tr("Always the unit's")),
            ("newest", self.tr("Always the newest")),
        )
        for rule, text in words:
            chip = QPushButton(text, self)
            chip.setProperty("look", "chip")
            chip.setCheckable(True)
            chip.clicked.connect(lambda on=False, r=rule: self.choose(r if on else None))
            self.rules[rule] = chip
            row.addWidget(chip)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.primary)
        self.say(0)

    def choose(self, rule: Rule | None) -> None:
        """Show what a rule would do; None shows what there is again."""
        self.rule = rule
        for name, chip in self.rules.items():
            chip.setChecked(name == rule)
        self.rule_chosen.emit()

    def say(self, decided: int) -> None:
        """How many the chosen rule decides."""
        self.primary.setText(self.tr("Decide %n by this rule", "", decided))
        self.primary.setEnabled(decided > 0)
        self.primary.setVisible(self.rule is not None)
        self.cancel.setVisible(self.rule is not None)

    def offer_rules(self, any_to_decide: bool) -> None:
        """Rules are for what is decided here; on what waits for the centre none does anything."""
        for chip in self.rules.values():
            chip.setVisible(any_to_decide)
        if self.rule is not None and not any_to_decide:
            self.choose(None)

    def show_kinds(self, rows: Sequence[Undecided]) -> None:
        """Offer the kinds of these differences, the most frequent first; the chosen one stays while there are any."""
        before = self.kind()
        counts = Counter((row.conflict.table, row.conflict.fields) for row in rows)
        self.kinds.clear()
        every = self.tr("All differences")
        self.kinds.addItem(f"{every} ({number_text(len(rows))})", None)
        for kind, count in counts.most_common():
            words = f"{kind_word(kind[0], language())} · {field_words(*kind)}"
            self.kinds.addItem(f"{words} ({number_text(count)})", kind)
            if kind == before:
                self.kinds.setCurrentIndex(self.kinds.count() - 1)
        self.setVisible(bool(rows))

    def kind(self) -> Kind | None:
        """The kind that alone is listed; None lists all."""
        kind: Kind | None = self.kinds.currentData()
        return kind
