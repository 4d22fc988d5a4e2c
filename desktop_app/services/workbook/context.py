"""What an import carries along."""

from dataclasses import dataclass, field

from sqlalchemy import Connection

from desktop_app.domain.progress import Part
from desktop_app.domain.workbook.reasons import Reason
from desktop_app.services.office import Transaction
from desktop_app.services.workbook.known import Known
from desktop_app.services.workbook.report import ImportReport, Options, Remark
from desktop_app.services.workbook.rows import Row


@dataclass(slots=True)
class Import:
    """One import on its way. `rows`: sheet name -> the rows read from it; `own_unit`: this machine's unit code."""

    tx: Transaction
    options: Options
    part: Part
    known: Known
    report: ImportReport
    own_unit: str = ""
    rows: dict[str, list[Row]] = field(default_factory=dict)

    @property
    def connection(self) -> Connection:
        """For bulk statements."""
        return self.tx.session.connection()

    def remark(self, row: Row, template: str, **values: object) -> None:
        """Say something about a row that is taken."""
        self.report.remarks.append(Remark(row.layout.sheet.name, row.number, Reason(template, values)))
