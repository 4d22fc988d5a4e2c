"""Making a bulletin: read the figures and lay the document out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from db.enums import ReportKind
from desktop_app.documents import (
    annual,
    assemble,
    assemble_annual,
    assemble_fortnight,
    assemble_notice,
    correction,
    edited,
    fortnightly,
    monthly,
    notice,
    printed,
    reissued,
)
from desktop_app.documents.data import MonthlyData
from desktop_app.documents.edited import TextBlock
from desktop_app.documents.fonts import FontBook, system_font_directories
from desktop_app.documents.model import Document
from desktop_app.documents.notice_data import NoticeData
from desktop_app.documents.paint import RenderResult
from desktop_app.documents.pdf import render_pdf
from desktop_app.documents.template_tables import lengths
from desktop_app.documents.templates import Template, laid_over, load_template
from desktop_app.documents.word.render import render_docx
from desktop_app.domain.numbering import counted_in
from desktop_app.domain.periods import YEARS, Fortnight, Month
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput
from desktop_app.queries import indicator_table, report_issues, report_texts, units
from desktop_app.queries.indicators import Figures
from desktop_app.services.office import Office

WORDING = "wording"
"""Under this a snapshot keeps the template that its document was worded with: corrections are worded so, too."""


@dataclass(frozen=True, slots=True)
class Bulletin:
    """A bulletin as it stands: what to print, and every figure in it. `number` is its number among those of `year`.

    `corrects` is the id of the issue of which this is the correction, `reason` why; `blocks` are the paragraphs,
    automatic or worded by the clerk. `without_phone`: it tells where to turn, and no telephone there.
    """

    kind: ReportKind
    period: str
    year: int
    number: int
    title: str
    document: Document
    snapshot: dict[str, Any]
    corrects: str = ""
    blocks: tuple[TextBlock, ...] = ()
    reason: str = ""
    without_phone: bool = False


@dataclass(frozen=True, slots=True)
class Press:
    """Where wording and fonts come from: the office's own templates before the shipped ones.

    `tried`: the name and the text of a template that is printed with though no file has it.
    """

    resources: Path
    own_templates: Path | None = None
    tried: tuple[str, str] | None = None

    def fonts(self) -> FontBook:
        """A book of its own for each rendering, since a book serves one thread."""
        return FontBook(self.resources / "fonts", system_font_directories())

    def templates(self) -> list[Path]:
        """Folders of templates, the office's own first."""
        shipped = self.resources / "report_templates"
        return [shipped] if self.own_templates is None else [self.own_templates, shipped]

    def template(self, name: str) -> Template:
        """One of them. Raises UserError when it cannot be read."""
        folders = self.templates()
        if self.tried is not None and self.tried[0] == name:
            return laid_over(self.tried[1], folders[0] / name, folders[-1] / name)
        return load_template(name, folders)


Composer = Callable[[Session, Press, str, date], Bulletin]
"""Makes the bulletin of a period as of a day."""


def compose(session: Session, press: Press, kind: ReportKind, period: str, day: date) -> Bulletin:
    """The bulletin of a period as of today: `2022-20` or a day in it, `2022-12` for a month, `2022` for a year.

    Raises InvalidInput for a period that is none, UserError for a mistake in a template.
    """
    made = COMPOSERS[kind](session, press, period, day)
    edits = report_texts.load_edits(session, kind, made.period)
    texts = report_texts.load(session, kind, made.period)
    bases = report_texts.load_bases(session, kind, made.period)
    document, blocks = edited.apply(made.document, edits, texts, bases)
    template = press.template(f"{kind.value}.txt")
    found = printed.content(document, template)
    snapshot = {**made.snapshot, printed.CONTENT: printed.as_kept(found), WORDING: template.as_text}
    return replace(made, document=document, blocks=blocks, snapshot=snapshot)


def _template(session: Session, press: Press, kind: ReportKind, period: str) -> Template:
    """The wording of a bulletin, which names the issues of its period that are void."""
    return reissued.worded(press.template(f"{kind.value}.txt"), report_issues.voided(session, kind, period))


def _fortnightly(session: Session, press: Press, period: str, day: date) -> Bulletin:
    chosen = _fortnight(period)
    template = _template(session, press, ReportKind.FORTNIGHTLY, str(chosen))
    data = assemble_fortnight.fortnightly_data(session, chosen, day, assemble_fortnight.measures(template))
    document = fortnightly.build(data, template)
    frozen = {**assemble_fortnight.snapshot(session, chosen), correction.BESIDE: fortnightly.beside(data)}
    return Bulletin(ReportKind.FORTNIGHTLY, str(chosen), chosen.year, data.number, document.title, document, frozen)


def _monthly_data(session: Session, month: Month, day: date, figures: Figures, template: Template) -> MonthlyData:
    return assemble.monthly_data(session, month, day, lengths(template, assemble.LISTS), figures)


def _notice_data(session: Session, month: Month, day: date, figures: Figures, _template: Template) -> NoticeData:
    return assemble_notice.notice_data(session, month, day, figures)


def _of_month(kind: ReportKind, read: Callable[..., Any], build: Callable[..., Document]) -> Composer:
    """How a bulletin of a month is composed: `read` the figures into plain values, `build` words them."""

    def composed(session: Session, press: Press, period: str, day: date) -> Bulletin:
        month = _month(period)
        figures = assemble.count_all(session, month)
        template = _template(session, press, kind, str(month))
        data = read(session, month, day, figures, template)
        document = build(data, template)
        frozen, lacks_phone = _snapshot(session, month, figures), False
        if isinstance(data, NoticeData):
            frozen[correction.PRINTED] = notice.printed(data)
            frozen[notice.LANDED] = assemble_notice.landed_in(session, month)
            lacks_phone = notice.without_phone(data, template)
        elif isinstance(data, MonthlyData):
            frozen[correction.PLACED] = monthly.placed(data)
        year = counted_in(kind, month.year, day.year)
        made = Bulletin(kind, str(month), year, data.number, document.title, document, frozen)
        return replace(made, without_phone=lacks_phone)

    return composed


def _annual(session: Session, press: Press, period: str, day: date) -> Bulletin:
    year = _year(period)
    template = _template(session, press, ReportKind.ANNUAL, str(year))
    data = assemble_annual.annual_data(session, year, day, lengths(template, assemble_annual.LISTS))
    document = annual.build(data, template)
    number = report_issues.next_number(session, ReportKind.ANNUAL, year)
    frozen = {**_snapshot(session, Month(year, 12)), correction.OF_YEAR: True}
    return Bulletin(ReportKind.ANNUAL, str(year), year, number, document.title, document, frozen)


COMPOSERS: Mapping[ReportKind, Composer] = {
    ReportKind.FORTNIGHTLY: _fortnightly,
    ReportKind.MONTHLY: _of_month(ReportKind.MONTHLY, _monthly_data, monthly.build),
    ReportKind.NOTICE: _of_month(ReportKind.NOTICE, _notice_data, notice.build),
    ReportKind.ANNUAL: _annual,
}
KINDS = tuple(COMPOSERS)
"""Kinds of bulletins that can be made."""


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
    with office.read(sparing=True) as session:
        made = compose(session, press, kind, period, office.clock.today())
    return made, render_pdf(made.document, out, press.fonts(), progress, cancelled)


def write_word(press: Press, made: Bulletin, out: Path, cancelled: Callable[[], bool] | None = None) -> tuple[str, ...]:
    """Write the bulletin as a Word file, to be edited; returns the characters that our fonts do not have."""
    return render_docx(made.document, out, press.fonts(), cancelled)


def _snapshot(session: Session, month: Month, figures: Figures | None = None) -> dict[str, Any]:
    codes: list[str | None] = [None, *units.codes(session)]
    return {"figures": indicator_table.snapshot_figures(indicator_table.table(session, month, codes, figures=figures))}


def _fortnight(period: str) -> Fortnight:
    try:
        return Fortnight.parse(period)
    except ValueError as error:
        raise InvalidInput(
            QT_TRANSLATE_NOOP("errors", "{period} is not a fortnight."),
            QT_TRANSLATE_NOOP("errors", "Write it as 2022-20 for the 20th of the year, or as a day in it, 2022-10-08."),
            period=period,
        ) from error


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
