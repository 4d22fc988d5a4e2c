"""Rows made by chance, the same for the same seed, and the workbook they are saved in."""

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl

Row = dict[str, Any]


@dataclass
class Dice:
    """Rows and chances from one seed; the days lie around `year`."""

    seed: int
    dice: random.Random = field(init=False)
    year: int = field(init=False)
    book: dict[str, list[Row]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)
        self.year = self.dice.choice(range(2020, 2030))

    def add(self, sheet: str, **cells: Any) -> Row:
        """A row; cells that are None stay empty."""
        row = {header: cell for header, cell in cells.items() if cell is not None}
        self.book.setdefault(sheet, []).append(row)
        return row

    def chance(self, percent: int) -> bool:
        """True this often."""
        return self.dice.random() * 100 < percent

    def yes(self, percent: int) -> str:
        """是 this often."""
        return "是" if self.chance(percent) else "否"

    def day(self) -> dt.date:
        """Any day of the three years, often one at which periods meet."""
        year = self.dice.choice((self.year - 1, self.year, self.year, self.year, self.year + 1))
        if self.chance(40):
            month = self.dice.choice((1, 2, 3, 6, 12))
            after = dt.date(year + month // 12, month % 12 + 1, 1)
            return self.dice.choice((dt.date(year, month, 1), after - dt.timedelta(1)))
        return dt.date(year, 1, 1) + dt.timedelta(self.dice.randrange(365))

    def maybe(self, percent: int, value: Any) -> Any:
        """The value this often, else nothing."""
        return value if self.chance(percent) else None

    def money(self) -> Decimal:
        """万元 of any size with up to six decimals."""
        whole = self.dice.choice((0, 7, 850, 9_999, 250_000))
        return Decimal(whole) + Decimal(self.dice.randrange(1, 1_000_001)).scaleb(-self.dice.choice((0, 2, 6)))


def save(book: Mapping[str, Sequence[Row]], path: Path, shuffle: random.Random | None = None) -> None:
    """Write the rows as a workbook; shuffled, its rows and columns stand in another order."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in book.items():
        headers = list(dict.fromkeys(header for row in rows for header in row))
        rows = list(rows)
        if shuffle is not None:
            shuffle.shuffle(headers)
            shuffle.shuffle(rows)
        sheet = workbook.create_sheet(name)
        sheet.append(headers)
        for row in rows:
            sheet.append([row.get(header) for header in headers])
    workbook.save(path)
