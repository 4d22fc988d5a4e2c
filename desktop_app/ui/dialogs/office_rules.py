"""The rules of the office that its administrator may change: how reviews decide, and who issues what was checked."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QWidget

from desktop_app.domain.review import DEFAULT_RULES, DIMENSIONS, ReviewRules
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from desktop_app.queries import office_settings
from desktop_app.queries.office_settings import OfficeSettings
from desktop_app.services import office_rules
from desktop_app.ui.dialogs.form_dialog import FormDialog
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.widgets.editors import line, set_value

DECIMALS = frozenset({"pass", "conditional", "least"})


class OfficeRules(FormDialog):
    """`saved` gives the changes; what was concluded by other rules stays as it is recorded."""

    def __init__(self, navigator: Navigator, known: OfficeSettings, parent: QWidget) -> None:
        super().__init__(navigator, self.tr("Rules of the office"), self.tr("Save the rules"), parent)
        self.add_heading(self.tr("Score card of a review: most points of each dimension"))
        for name in DIMENSIONS:
            row = self.add_row(name, self._dimension(name), line(self, whole=True), required=True)
            row.editor.textChanged.connect(self._add_up)  # type: ignore[attr-defined]
        self.total = QLabel(self)
        self.total.setProperty("look", "caption")
        self.total.setAccessibleName(self.tr("Points together"))
        self.grid.addWidget(self.total, *self._free(), 1, 1)
        self.add_heading(self.tr("Conclusion of a review"))
        for name, label, hint in self._limits():
            self.add_row(name, label, line(self, whole=name not in DECIMALS), required=True, hint=hint)
        self.defaults = QPushButton(self.tr("Supplied rules"), self)
        self.defaults.setToolTip(self.tr("Put the numbers of the supplied rules in; nothing is saved yet"))
        self.defaults.setAutoDefault(False)
        self.defaults.clicked.connect(lambda: self._fill(DEFAULT_RULES))
        self.grid.addWidget(self.defaults, *self._free(), 1, 1)
        self.add_heading(self.tr("Issuing"))
        self.second = QCheckBox(self.tr("Who checked a bulletin may not issue it"), self)
        self.second.setChecked(known.second_person)
        hint = self.tr("Off, one person may do both; both names are recorded either way.")
        self.add_row("second_person", "", self.second, hint=hint, wide=True)
        self._fill(known.review)
        self.resize(660, 700)

    def _dimension(self, name: str) -> str:
        return {
            "industry": self.tr("Kind of industry"),
            "direction": self.tr("Direction of development"),
            "environment": self.tr("Environmental demands"),
            "social": self.tr("Social benefit"),
            "economic": self.tr("Economic benefit"),
        }[name]

    def _limits(self) -> list[tuple[str, str, str]]:
        """Field, label and what it means."""
        return [
            ("pass", self.tr("Passed from (points)"), self.tr("So many points or more.")),
            ("conditional", self.tr("With conditions from (points)"), self.tr("Fewer ask for more material.")),
            (
                "least",
                self.tr("Least share of each dimension (%)"),
                self.tr("A dimension below it asks for more material, whatever the sum."),
            ),
            ("fewest", self.tr("Judges at least"), self.tr("With fewer cards nothing is concluded.")),
            (
                "trimmed",
                self.tr("Without highest and lowest from (judges)"),
                self.tr("With so many cards or more, these two are left out."),
            ),
        ]

    def _free(self) -> tuple[int, int]:
        """The next place of the grid, which is taken then."""
        row, column = self._place
        self._place = (row, 1) if column == 0 else (row + 1, 0)
        return row, column

    def _fill(self, rules: ReviewRules) -> None:
        values: dict[str, object] = dict(zip(DIMENSIONS, rules.maxima, strict=True))
        values |= {"pass": _decimal(Fraction(rules.pass_centi, 100)), "least": _decimal(rules.least_share * 100)}
        values |= {"conditional": _decimal(Fraction(rules.conditional_centi, 100))}
        values |= {"fewest": rules.fewest_judges, "trimmed": rules.trimmed_from}
        for name, value in values.items():
            set_value(self.rows[name].editor, value)

    def _add_up(self) -> None:
        """How many points the dimensions come to, while they are typed."""
        texts = [self.rows[name].editor.text().strip() for name in DIMENSIONS if name in self.rows]  # type: ignore[attr-defined]
        total = sum(int(text) for text in texts if text.isascii() and text.isdigit())
        self.total.setText(self.tr("Together {total} of 100 points").format(total=total))

    def entered(self) -> ReviewRules:
        """The rules as typed. Raises InvalidInput naming what is no number."""
        values, wrong = self.values(), dict[str, UserError]()
        numbers: dict[str, Fraction] = {}
        for name in (*DIMENSIONS, *(field for field, _label, _hint in self._limits())):
            try:
                numbers[name] = Fraction(str(values[name]).replace("%", "").strip())
            except (ValueError, ZeroDivisionError):
                wrong[name] = UserError(QT_TRANSLATE_NOOP("errors", "Enter a number."))
        if wrong:
            raise InvalidInput(QT_TRANSLATE_NOOP("errors", "Some fields cannot be saved as they are."), fields=wrong)
        return ReviewRules(
            maxima=tuple(int(numbers[name]) for name in DIMENSIONS),
            pass_centi=int(numbers["pass"] * 100),
            conditional_centi=int(numbers["conditional"] * 100),
            least_share=numbers["least"] / 100,
            fewest_judges=int(numbers["fewest"]),
            trimmed_from=int(numbers["trimmed"]),
        )

    def action(self) -> Callable[[], Any]:
        office, actor, rules, second = (
            self.navigator.office,
            self.navigator.actor,
            self.entered(),
            self.second.isChecked(),
        )
        return lambda: office_rules.write(office, actor, rules, second_person=second)


def _decimal(value: Fraction) -> str:
    return f"{float(value):.2f}".rstrip("0").rstrip(".")


def open_rules(navigator: Navigator, parent: QWidget, saved: Callable[[Any], None]) -> None:
    """Read the rules and show them to be changed; `saved` is told of the change."""

    def show(known: OfficeSettings) -> None:
        dialog = OfficeRules(navigator, known, parent)
        dialog.saved.connect(saved)
        dialog.open()

    navigator.worker.read(office_settings.load, show, owner=parent, latest="rules")
