"""What a column and a sheet of the data workbook are."""

from dataclasses import dataclass
from enum import Enum, StrEnum, auto


class Kind(Enum):
    """How a cell is read and written, and what is stored."""

    TEXT = auto()
    CODE = auto()
    """A number or code: full-width characters and spaces are evened out, `120110.0` is `120110`."""
    YEAR = auto()
    MONEY = auto()
    """万元 with at most 6 decimals <-> whole 分."""
    PERCENT = auto()
    """Percent <-> millionths of a percent."""
    AREA = auto()
    """㎡ with at most 3 decimals <-> thousandths."""
    HOURS = auto()
    """Hours with at most 2 decimals <-> hundredths."""
    DATE = auto()
    MOMENT = auto()
    """Date and time <-> text `2022-03-15 09:00`."""
    MONTH = auto()
    FLAG = auto()
    """是 / 否."""
    WORD = auto()
    """A value of a closed vocabulary (`words`), shown by its Chinese word."""
    TERM = auto()
    """A code of a code table (`terms`), shown by its name, or by its code if `shows_code`."""
    TERMS = auto()
    """Several of them, joined by 、, kept in a table of their own (`many`)."""
    REF = auto()
    """Another record (`target` sheet), named by its key."""
    REFS = auto()
    """Several of them, joined by 、, kept in a table of their own (`many`)."""
    UNITS = auto()
    """Unit codes joined by 、, stored as that text."""
    TARGET = auto()
    """A target: 万元, count or percent, depending on the row's indicator."""


@dataclass(frozen=True, slots=True)
class Many:
    """Where the values of a TERMS or REFS column lie: a table with a row for each."""

    table: str
    owner: str
    value: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column: header, the stored field, and how its cells are read.

    `default` stands for an empty cell of a new record. An `open` code table takes in words it does not know yet.
    `stored` is False for a cell that only helps to find another record. `width` in characters.
    """

    header: str
    field: str
    kind: Kind = Kind.TEXT
    required: bool = False
    default: object = None
    words: type[StrEnum] | None = None
    terms: str = ""
    shows_code: bool = False
    open: bool = False
    target: str = ""
    many: Many | None = None
    stored: bool = True
    width: int = 14
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its table, its columns, and the fields that tell one record from another.

    Where `numbered_by` is empty in a row, the whole row tells it apart. `shares` is the field that must come to 100 %
    within a project. `parent` is the field that points to a record of the same sheet. `order` sorts the export.
    """

    name: str
    table: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    order: tuple[str, ...]
    numbered_by: str = ""
    shares: str = ""
    parent: str = ""
    of_project: bool = False

    def column(self, field: str) -> Column:
        """The column of a field. Raises KeyError."""
        for column in self.columns:
            if column.field == field:
                return column
        raise KeyError(field)

    @property
    def headers(self) -> tuple[str, ...]:
        """The headers, in the order of the template."""
        return tuple(column.header for column in self.columns)
