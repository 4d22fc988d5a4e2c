"""What an import carries along."""

from dataclasses import dataclass, field

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from desktop_app.domain.progress import Part
from desktop_app.domain.workbook.reasons import Reason
from desktop_app.queries import local
from desktop_app.services.office import Transaction
from desktop_app.services.workbook.known import Known
from desktop_app.services.workbook.report import ImportReport, Options, Remark
from desktop_app.services.workbook.rows import Row


@dataclass(frozen=True, slots=True)
class Here:
    """Whose machine it is: the code of its unit, whether that is not the centre, and whether it holds the unit's own
    records alone (`local.holds_a_part`)."""

    code: str = ""
    is_unit: bool = False
    holds_a_part: bool = False

    @classmethod
    def of(cls, session: Session) -> "Here":
        """As the local settings say."""
        return cls(local.unit_code(session), local.of_a_unit(session), local.holds_a_part(session))


@dataclass(slots=True)
class Import:
    """One import on its way. `rows`: sheet name -> the rows read from it."""

    tx: Transaction
    options: Options
    part: Part
    known: Known
    report: ImportReport
    here: Here = field(default_factory=Here)
    rows: dict[str, list[Row]] = field(default_factory=dict)

    @property
    def connection(self) -> Connection:
        """For bulk statements."""
        return self.tx.session.connection()

    def remark(self, row: Row, template: str, **values: object) -> None:
        """Say something about a row that is taken."""
        self.report.remarks.append(Remark(row.layout.sheet.name, row.number, Reason(template, values)))
