"""Filling an office with the sample year or with synthetic data, through the same import as any workbook."""

from dataclasses import replace
from pathlib import Path

from desktop_app.domain.progress import Progress
from desktop_app.domain.workbook.layout import RawSheet
from desktop_app.errors import QT_TRANSLATE_NOOP
from desktop_app.services import report_texts
from desktop_app.services.codes import load_code_tables
from desktop_app.services.office import Actor, Label, Office
from desktop_app.services.sample_year import SHEETS, Rows, fixture, sample_year
from desktop_app.services.sample_year.extras import load_extras
from desktop_app.services.sample_year.handbook import sample_handbook
from desktop_app.services.sample_year.stage_needs import complete_stages
from desktop_app.services.workbook.importing import import_workbook
from desktop_app.services.workbook.report import ImportReport, Options

CENTRE = "DL01"
"""The unit of the sample that is the centre."""

CLERK = "张三"
"""Who entered the sample year."""


def load_sample(
    office: Office, actor: Actor, resources: Path, centre: str = CENTRE, progress: Progress | None = None
) -> ImportReport:
    """The sample year, its reviews, plans, handbook and report texts; the sample's centre takes the code `centre`.

    Its records were entered by the sample's clerk, whoever loads them.
    """
    actor = replace(actor, name=CLERK)
    sample = sample_year(resources)
    _load_codes(office, actor, resources)
    rows = sample.rows if centre == CENTRE else _recoded(sample.rows, centre)
    report = import_workbook(office, actor, raw_sheets(rows), Options(name="2022"), progress)
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Load the sample's reviews and handbook")), actor) as tx:
        load_extras(tx.session, sample, sample_handbook(resources))
        complete_stages(office, tx, resources / "sample" / "scan.png")
        report_texts.load_file(tx.session, resources / "sample" / "report_texts.toml")
    return report


def load_fixture(
    office: Office,
    actor: Actor,
    resources: Path,
    *,
    projects: int,
    units: int,
    seed: int,
    progress: Progress | None = None,
) -> ImportReport:
    """Synthetic data for benchmarks; the same seed gives the same data."""
    _load_codes(office, actor, resources)
    rows = fixture(resources, projects=projects, units=units, seed=seed)
    return import_workbook(office, actor, raw_sheets(rows), Options(name=f"fixture {seed}"), progress)


def raw_sheets(rows: Rows) -> list[RawSheet]:
    """The rows as the sheets of a file, headers first."""
    return [
        RawSheet(name, [list(headers), *([row.get(header) for header in headers] for row in rows[name])])
        for name, headers in SHEETS.items()
    ]


def _load_codes(office: Office, actor: Actor, resources: Path) -> None:
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Load the code tables")), actor) as tx:
        load_code_tables(tx.session, resources)


def _recoded(rows: Rows, centre: str) -> Rows:
    """The same rows with another code for the centre; the projects keep their numbers."""
    return {
        sheet: [
            {header: centre if "单位代码" in header and cell == CENTRE else cell for header, cell in row.items()}
            for row in entries
        ]
        for sheet, entries in rows.items()
    }
