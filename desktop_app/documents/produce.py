"""Making a bulletin: read the figures, lay the document out, and when it is issued freeze both."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from db.enums import ReportKind
from desktop_app.documents import annual, assemble, assemble_annual, monthly
from desktop_app.documents.fonts import FontBook, system_font_directories
from desktop_app.documents.model import Document
from desktop_app.documents.paint import RenderResult
from desktop_app.documents.pdf import render_pdf
from desktop_app.documents.templates import load_template
from desktop_app.domain.periods import YEARS, Month
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput
from desktop_app.queries import indicator_table, report_issues, units
from desktop_app.queries.indicators import Figures
from desktop_app.services import reports
from desktop_app.services.office import Actor, Changes, Office

KINDS = (ReportKind.MONTHLY, ReportKind.ANNUAL)
"""Kinds of bulletins that can be made."""


@dataclass(frozen=True, slots=True)
class Bulletin:
    """A bulletin as it stands: what to print, and every figure in it. `year` and `number` count its issues."""

    kind: ReportKind
    period: str
    year: int
    number: int
    title: str
    document: Document
    snapshot: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Press:
    """Where wording and fonts come from: the office's own templates before the shipped ones."""

    resources: Path
    own_templates: Path | None = None

    def fonts(self) -> FontBook:
        """A book of its own for each rendering, since a book serves one thread."""
        return FontBook(self.resources / "fonts", system_font_directories())

    def templates(self) -> list[Path]:
        """Folders of templates, the office's own first."""
        shipped = self.resources / "report_templates"
        return [shipped] if self.own_templates is None else [self.own_templates, shipped]


def compose(session: Session, press: Press, kind: ReportKind, period: str, day: date) -> Bulletin:
    """The bulletin of a period (`2022-12` for a month, `2022` for a year) as of today.

    Raises InvalidInput for a period that is none, UserError for a mistake in a template.
    """
    if kind is ReportKind.MONTHLY:
        month = _month(period)
        figures = assemble.count_all(session, month)
        data = assemble.monthly_data(session, month, day, figures)
        document = monthly.build(data, load_template(monthly.TEMPLATE, press.templates()))
        return Bulletin(
            kind, str(month), month.year, data.number, document.title, document, _snapshot(session, month, figures)
        )
    year = _year(period)
    values = assemble_annual.annual_data(session, year, day)
    document = annual.build(values, load_template(annual.TEMPLATE, press.templates()))
    number = report_issues.next_number(session, kind, year)
    return Bulletin(kind, str(year), year, number, document.title, document, _snapshot(session, Month(year, 12)))


def produce(
    office: Office,
    press: Press,
    kind: ReportKind,
    period: str,
    out: Path,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[Bulletin, RenderResult]:
    """Write the bulletin as it stands now to `out`."""
    with office.read() as session:
        bulletin = compose(session, press, kind, period, office.clock.today())
    return bulletin, render_pdf(bulletin.document, out, press.fonts(), progress, cancelled)


def issue(office: Office, actor: Actor, bulletin: Bulletin, rendered: RenderResult, pdf: Path) -> Changes:
    """Freeze a bulletin that was just produced and keep its file."""
    return reports.issue(
        office,
        actor,
        kind=bulletin.kind,
        period=bulletin.period,
        year=bulletin.year,
        number=bulletin.number,
        title=bulletin.title,
        issued_on=bulletin.document.date,
        snapshot=bulletin.snapshot,
        pdf=pdf,
        pdf_hash=rendered.sha256,
    )


def _snapshot(session: Session, month: Month, figures: Figures | None = None) -> dict[str, Any]:
    codes: list[str | None] = [None, *units.codes(session)]
    return {"figures": indicator_table.snapshot_figures(indicator_table.table(session, month, codes, figures=figures))}


def _month(period: str) -> Month:
    try:
        return Month.parse(period)
    except ValueError as error:
        raise InvalidInput(
            QT_TRANSLATE_NOOP("errors", "{period} is not a month."),
            QT_TRANSLATE_NOOP("errors", "Write it as 2022-12."),
            period=period,
        ) from error


def _year(period: str) -> int:
    if not (period.isascii() and period.isdigit() and int(period) in YEARS):
        raise InvalidInput(
            QT_TRANSLATE_NOOP("errors", "{period} is not a year."),
            QT_TRANSLATE_NOOP("errors", "Write it as 2022."),
            period=period,
        )
    return int(period)
