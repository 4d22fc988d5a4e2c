"""What an import was asked to do, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from desktop_app.domain.workbook.cells import Cell
from desktop_app.domain.workbook.layout import Mapped
from desktop_app.domain.workbook.reasons import Reason
from desktop_app.services.office import Changes


@dataclass(frozen=True, slots=True)
class Options:
    """`update` changes records that are there already; `dry_run` does all and takes it back.

    `mapping`: our sheet's name -> the file's sheets that feed it. `name` is the file's name for the journal.
    """

    update: bool = False
    dry_run: bool = False
    mapping: Mapping[str, Sequence[Mapped]] = field(default_factory=dict)
    name: str = ""


@dataclass(slots=True)
class SheetCount:
    """Rows of one sheet by what became of them."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that was not taken: its number in the file, its original cells, and why."""

    number: int
    cells: Sequence[Cell]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class RejectedSheet:
    """The refused rows of one sheet of the file, under the header it had."""

    sheet: str
    source: str
    header: Sequence[Cell]
    rows: Sequence[RejectedRow]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know about a row that was taken (row 0: about the sheet)."""

    sheet: str
    number: int
    reason: Reason


@dataclass(slots=True)
class ImportReport:
    """What an import did. `changes` is None after a dry run."""

    counts: dict[str, SheetCount] = field(default_factory=dict)
    rejected: list[RejectedSheet] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    unknown_sheets: list[str] = field(default_factory=list)
    unknown_columns: list[tuple[str, str]] = field(default_factory=list)
    changes: Changes | None = None

    @property
    def rejected_rows(self) -> int:
        """How many rows were refused in all sheets."""
        return sum(count.rejected for count in self.counts.values())
