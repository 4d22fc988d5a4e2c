"""The command `demo`: a sample office with everything that can be made from it, for looking at."""

import argparse
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.enums import ProjectStatus, ReportKind, Stage
from db.models import Agreement, Project
from desktop_app.cli import demo_exchange
from desktop_app.cli.context import DONE, Context, Subparsers
from desktop_app.documents import issuing, produce
from desktop_app.documents.annex_workbook import write_workbook
from desktop_app.documents.handbook_content import Choice, Visitor
from desktop_app.documents.handbook_press import Order, freeze, make
from desktop_app.documents.letter_press import about_duties, issue_letters
from desktop_app.documents.review_press import write_papers, write_slips
from desktop_app.documents.training_files import SUFFIXES, write_training
from desktop_app.domain import duties as duty_rules
from desktop_app.domain.clock import Clock
from desktop_app.domain.indicators import Light
from desktop_app.domain.money import FEN_PER_WAN
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.paths import find_paths
from desktop_app.queries import duties, report_issues
from desktop_app.services.entry_changes import change_entry
from desktop_app.services.init_office import init_office
from desktop_app.services.load_sample import CENTRE, CLERK, load_sample
from desktop_app.services.office import Office
from desktop_app.services.project_entries import AgreementInput

if TYPE_CHECKING:
    from desktop_app.ui.main_window import MainWindow
    from desktop_app.ui.theme import Mode

SETTLE_S = 20
PICTURE_SIZE = (1366, 728)
LAST_DAY = date(2022, 12, 31)
"""The sample's year ends: what is late or near is so as of this day."""

BULLETINS = (
    (ReportKind.FORTNIGHTLY, "2022-19", date(2022, 9, 19)),
    (ReportKind.FORTNIGHTLY, "2022-20", date(2022, 10, 8)),
    (ReportKind.MONTHLY, "2022-12", LAST_DAY),
    (ReportKind.NOTICE, "2022-12", LAST_DAY),
    (ReportKind.ANNUAL, "2022", LAST_DAY),
)
"""Each with the day on which it is issued."""

MISTYPED = "熠桥生物制剂生产项目"
"""A key project of which the amount agreed on is put right after the monthly was issued."""

VISITED = "国能智深控制技术"
"""The project of the company that visits."""

SLIPS_OF_A_LIGHT = 2
MEETING = "2022年第3次项目评审会"


def register(commands: Subparsers) -> None:
    """Add the command."""
    parser = commands.add_parser("demo", help="a sample office with every document and pictures of every tab")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.set_defaults(run=_demo)


def _demo(context: Context, arguments: argparse.Namespace) -> int:
    out: Path = arguments.out.resolve()
    calendar = Calendar(BULLETINS[0][-1])
    paths = replace(find_paths(out / "data"), resources=context.paths.resources)
    sample = replace(context, paths=paths, clock=calendar.clock, user=CLERK)
    if sample.exists():
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "There is an office in {folder} already."),
            QT_TRANSLATE_NOOP("errors", "Choose another folder; nothing was changed."),
            folder=out,
        )
    sample.paths.create()
    try:
        for made in _make(sample, calendar, out):
            context.print(str(made))
    finally:
        sample.close()
    return DONE


class Calendar:
    """The days of the sample's year on which things are made, told to its office as today; the hours go on as ever."""

    def __init__(self, day: date) -> None:
        self._ahead_ms = 0
        self.clock = Clock(lambda: Clock().now_ms() + self._ahead_ms)
        self.turn_to(day)

    def turn_to(self, day: date) -> None:
        """Let it be the morning of this day; a day that is already there goes on."""
        if self.clock.today() != day:
            self._ahead_ms = int(datetime(day.year, day.month, day.day, 9).timestamp() * 1000) - Clock().now_ms()


def _make(context: Context, calendar: Calendar, out: Path) -> Iterator[Path]:
    office, resources = context.create(), context.paths.resources
    load_sample(office, context.actor, resources)
    init_office(office, context.actor, resources, code=CENTRE, name="东丽区合作交流办", centre=True)
    yield context.paths.database
    press = produce.Press(resources)
    yield from _bulletins(context, calendar, press, out)
    yield from write_papers(office, press, MEETING, out / "review").files
    urgent = slips_of_each_light(office)
    write_slips(office, press, urgent, out / "slips.pdf")
    yield out / "slips.pdf"
    asked = about_duties(_of_their_units(office, urgent))
    yield from issue_letters(office, press, context.actor, asked, out / "letters").papers.files
    for suffix in SUFFIXES:
        schedule = write_training(office, press.fonts, 2022, out / f"training-2022{suffix}")
        if schedule.missing_characters:
            raise RuntimeError(f"no font has {schedule.missing_characters}")
        yield schedule.path
    yield from _handbook(context, press, out)
    offices = demo_exchange.pair(context, out / "exchange")
    try:
        yield from offices.meet()
        yield from _pictures(context, offices, out / "pictures")
        yield from offices.answer("2")
    finally:
        offices.close()


def slips_of_each_light(office: Office) -> list[str]:
    """The ids of the first duties of every light, the most urgent ahead."""
    today, found = office.clock.today(), defaultdict[Light | None, list[str]](list)
    with office.read() as session:
        for row in duties.rows(session, duties.Which.OPEN, today):
            found[duty_rules.light(row.state, row.due_on, today)].append(row.id)
    return [one for ids in found.values() for one in ids[:SLIPS_OF_A_LIGHT]]


def _of_their_units(office: Office, duty_ids: Sequence[str]) -> list[str]:
    """The ids of all open duties of the units that have these."""
    with office.read() as session:
        units = {row.unit_id for row in duties.some(session, duty_ids)}
        return [row.id for row in duties.rows(session, duties.Which.OPEN, office.clock.today()) if row.unit_id in units]


def _bulletins(context: Context, calendar: Calendar, press: produce.Press, out: Path) -> Iterator[Path]:
    """Every kind of bulletin, issued on its day, on paper, as a Word file and as a workbook; a correction of one."""
    office = context.create()
    for kind, period, day in BULLETINS:
        calendar.turn_to(day)
        wanted = issuing.Wanted(kind, period)
        yield from _issued(context, press, wanted, out / f"{kind.value}-{period}.pdf")
    with office.read() as session:
        monthly = next(row for row in report_issues.archive(session) if row.kind is ReportKind.MONTHLY)
        agreement = _agreements(session, MISTYPED)[0]
        assert agreement.amount_fen is not None
        values = {name: getattr(agreement, name) for name in AgreementInput.__slots__ if name != "scan"}
        values["amount_fen"] += 10_000 * FEN_PER_WAN
        project, entry = agreement.project_id, agreement.id
    change_entry(office, context.actor, project, entry, AgreementInput(**values))
    wanted = issuing.Wanted(monthly.kind, monthly.period, monthly.id, "项目协议额录入有误")
    yield from _issued(context, press, wanted, out / f"correction-{monthly.period}.pdf")


def _agreements(session: Session, project: str) -> list[Agreement]:
    """The agreements of a project of this name, in their order."""
    of_project = select(Agreement).join(Project, Project.id == Agreement.project_id).where(Project.name == project)
    return list(session.scalars(of_project.order_by(Agreement.id)))


def _issued(context: Context, press: produce.Press, wanted: issuing.Wanted, file: Path) -> Iterator[Path]:
    issued = issuing.issue(context.create(), press, context.actor, wanted, file, checks=True)
    if issued.rendered.missing_characters:
        raise RuntimeError(f"no font has {issued.rendered.missing_characters}")
    produce.write_word(press, issued.bulletin, file.with_suffix(".docx"))
    write_workbook(issued.bulletin.document, file.with_suffix(".xlsx"))
    yield from (file, file.with_suffix(".docx"), file.with_suffix(".xlsx"))


def _handbook(context: Context, press: produce.Press, out: Path) -> Iterator[Path]:
    """The first edition, the same as a booklet, and a visitor's edition of it."""
    freeze(context.create(), context.actor, press, context.paths.data / "preview")
    visit = Choice(visitor=visitor(context.create()))
    for name, order in (
        ("handbook-edition-1.pdf", Order(1)),
        ("handbook-booklet.pdf", Order(1, booklet=True)),
        ("handbook-visitor.pdf", Order(1, visit)),
    ):
        printed = make(context.create(), press, order, out / name)
        if printed.rendered.missing_characters:
            raise RuntimeError(f"no font has {printed.rendered.missing_characters}")
        yield printed.path


def visitor(office: Office) -> Visitor:
    """Who is given an edition of its own: it plans to invest what its agreements come to."""
    with office.read() as session:
        planned = sum(one.amount_fen or 0 for one in _agreements(session, VISITED))
    return Visitor("国能智深控制技术有限公司", "40", planned)


def _pictures(context: Context, offices: demo_exchange.Pair, folder: Path) -> Iterator[Path]:
    """Every tab, and a package taken in, in both languages and both themes."""
    from desktop_app.settings import SettingsFile
    from desktop_app.ui.app import Application, draw_without_screen
    from desktop_app.ui.window_factory import make_window, page_specs

    folder.mkdir(parents=True, exist_ok=True)
    settings = SettingsFile(context.paths.settings)
    draw_without_screen()
    application = Application(["demo"], context.paths, settings.current)
    looks: tuple[tuple[str, Mode], ...] = (("zh_CN", "light"), ("zh_CN", "dark"), ("en", "light"))
    for number, (language, theme) in enumerate(looks):
        application.set_language(language)
        application.set_theme(theme)
        window = make_window(application, context.create(), context.paths, settings, context.actor)
        window.resize(*PICTURE_SIZE)
        window.show()
        try:
            for spec in page_specs():
                window.show_page(spec.key)
                settle(window, application.qt.processEvents)
                file = folder / f"{spec.key}-{language}-{theme}.png"
                window.grab().save(str(file))
                yield file
            draw = partial(settle, window, application.qt.processEvents)
            for step in demo_exchange.pictures(offices, number, window, draw):
                file = folder / f"exchange-{step}-{language}-{theme}.png"
                window.grab().save(str(file))
                yield file
            if number == 0:
                yield print_list(window, draw, folder.with_name("list-projects.pdf"))
        finally:
            window.close()
            window.worker.close()
    application.close()


def print_list(window: "MainWindow", draw: Callable[[], None], file: Path) -> Path:
    """The projects under review as the window prints them. Raises RuntimeError where it does not."""
    from desktop_app.ui.pages.projects import ProjectsPage

    window.open_list("project", {"stage": [Stage.REVIEW.value], "status": [ProjectStatus.ACTIVE.value]})
    page = window.show_page("projects")
    assert isinstance(page, ProjectsPage)
    draw()
    page.list.print_button.printer.output().write(page.list.wanted(), file)
    draw()
    if not file.is_file():
        raise RuntimeError("the window does not print its list")
    return file


def settle(window: "MainWindow", process_events: Callable[[], None]) -> None:
    """Wait until the background has nothing more to do and the window is drawn."""
    end, quiet = time.monotonic() + SETTLE_S, 0
    while quiet < 5 and time.monotonic() < end:
        process_events()
        time.sleep(0.03)
        quiet = 0 if window.worker.busy else quiet + 1
