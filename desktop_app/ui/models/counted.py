"""A figure as the sum of what the projects behind it count for: a column of their list, and a line that says so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.money import round_half_up, wan_text
from desktop_app.ui.formats import NOTHING
from desktop_app.ui.table_model import Column

FIELD = "counted"
"""The name of the column."""


@dataclass(frozen=True, slots=True)
class Counted:
    """`name` and `value` are the figure in words; `parts` what each project counts for, by id, in 分 if it is `money`.

    Their sum is the figure before it was rounded.
    """

    name: str
    value: str
    parts: Mapping[str, Fraction | int]
    money: bool

    @property
    def _as_one(self) -> bool:
        """Whether every project counts as one."""
        return not self.money and all(part == 1 for part in self.parts.values())

    def column(self) -> Column | None:
        """What each project counts for; None where that is one of each."""
        if self._as_one:
            return None
        translate = QCoreApplication.translate
        title = translate("Counted", "Counted (万元)") if self.money else translate("Counted", "Counted")
        return Column(FIELD, title, self._text, "right", 120, value=self._of, summed=True)

    def _of(self, row: Any) -> Fraction | int | None:
        return self.parts.get(row.id)

    def sum(self, ids: Iterable[str]) -> Fraction | int:
        """What these projects count for together, exactly."""
        return sum((self.parts.get(one, 0) for one in ids), 0)

    def ordered(self, ids: Iterable[str], descending: bool) -> list[str]:
        """Projects by what they count for, the smallest first unless `descending`; equal ones stay as they are."""
        return sorted(ids, key=lambda one: self.parts.get(one, 0), reverse=descending)

    def told(self, ids: Iterable[str]) -> str:
        """How the figure comes from the projects that are listed; whether some of those behind it are not."""
        translate = QCoreApplication.translate
        listed = [one for one in ids if one in self.parts]
        whole, said = len(listed) == len(self.parts), f"{len(listed):,}" if self._as_one else self._amount(listed)
        if self._as_one and whole:
            words = translate("Counted", "{name}: {value}. Each project below counts as one.")
        elif self._as_one:
            words = translate(
                "Counted",
                "{name}: {value}. Of these {sum} are below; the others are filtered out or were deleted since.",
            )
        elif whole:
            words = translate("Counted", "{name}: {value}. The column “Counted” comes to {sum}.")
        else:
            words = translate(
                "Counted",
                "{name}: {value}, that is {total}. The projects below count for {sum} of it; the others are filtered "
                "out or were deleted since.",
            )
        return words.format(name=self.name, value=self.value, sum=said, total=self._amount(self.parts))

    def _amount(self, ids: Iterable[str]) -> str:
        text = self._text(self.sum(ids))
        return QCoreApplication.translate("Counted", "{amount} 万元").format(amount=text) if self.money else text

    def _text(self, part: object) -> str:
        if not isinstance(part, Fraction | int):
            return NOTHING
        text = wan_text(part) if self.money else f"{round_half_up(part, 2):,f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
