"""Take the pictures of the README and of the user's manual: `python tools/pictures.py [NAME ...]`.

Makes a sample office in a temporary folder, opens the real window without a screen, goes where each picture is to be
taken and writes it to resources/manual/pictures, in few colours to keep the files small. Run it after a change that
shows.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import openpyxl  # noqa: E402
from PIL import Image  # noqa: E402
from PySide6.QtCore import QSize  # noqa: E402
from PySide6.QtWidgets import QApplication, QDialog, QWidget  # noqa: E402

from db.enums import Stage, UserRole  # noqa: E402
from desktop_app.cli.demo import PICTURE_SIZE, settle  # noqa: E402
from desktop_app.paths import find_paths  # noqa: E402
from desktop_app.queries.project_filter import ProjectFilter  # noqa: E402
from desktop_app.queries.projects import ids  # noqa: E402
from desktop_app.queries.training import load as load_year  # noqa: E402
from desktop_app.services.init_office import init_office  # noqa: E402
from desktop_app.services.load_sample import CENTRE, load_sample  # noqa: E402
from desktop_app.services.office import Actor, open_office  # noqa: E402
from desktop_app.settings import SettingsFile  # noqa: E402
from desktop_app.ui.app import Application  # noqa: E402
from desktop_app.ui.dialogs.first_start import FirstStart  # noqa: E402
from desktop_app.ui.dialogs.import_workbook import ImportWorkbook  # noqa: E402
from desktop_app.ui.dialogs.review_meetings import ReviewMeetings  # noqa: E402
from desktop_app.ui.main_window import MainWindow  # noqa: E402
from desktop_app.ui.pages.projects import ProjectsPage  # noqa: E402
from desktop_app.ui.pages.reports import ReportsPage  # noqa: E402
from desktop_app.ui.pages.training import TrainingPage  # noqa: E402
from desktop_app.ui.widgets.code_combo import Choice  # noqa: E402
from desktop_app.ui.window_factory import make_window  # noqa: E402

OUT = ROOT / "resources" / "manual" / "pictures"
COLOURS = 128
REVIEWS_SIZE = QSize(1180, 680)


class Photographer:
    """Goes through the window as a user would and takes pictures of it."""

    def __init__(self, window: MainWindow, application: Application) -> None:
        self.window = window
        self.application = application

    def settle(self) -> None:
        settle(self.window, self.application.qt.processEvents)

    def take(self, name: str, widget: QWidget | None = None) -> None:
        """Grab the window, or one part of it."""
        self.settle()
        file = OUT / f"{name}.png"
        (widget or self.window).grab().save(str(file))
        with Image.open(file) as picture:
            picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
        print(f"{file.relative_to(ROOT)}\t{file.stat().st_size // 1024} KB")

    def dialog(self) -> QDialog:
        """The dialog that is open."""
        return next(w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible())

    def first_project(self, stage: Stage) -> str:
        """A project of the sample in this stage."""
        with self.window.office.read() as session:
            return ids(session, ProjectFilter(stages=(stage,)), "number")[0]


def overview(take: Photographer) -> None:
    """The first page, light and dark."""
    take.window.show_page("overview")
    take.take("overview")
    take.application.set_theme("dark")
    take.take("overview-dark")
    take.application.set_theme("light")


def projects(take: Photographer) -> None:
    """The list, a record beside it, a stage move, a new project."""
    page = take.window.show_page("projects")
    assert isinstance(page, ProjectsPage)
    take.take("projects")
    page.show_record("project", take.first_project(Stage.NEGOTIATION))
    take.take("record")
    page.panel.do.move_to(Stage.REVIEW)
    take.settle()
    take.take("stage-move", take.dialog())
    take.dialog().reject()
    page.make_new()
    take.settle()
    take.take("new-project", take.dialog())
    take.dialog().reject()
    page.close_record()


def handbook(take: Photographer) -> None:
    """A chapter as it reads."""
    take.window.show_page("handbook")
    take.take("handbook")


def training(take: Photographer) -> None:
    """The year as a list and as a month, a session beside it."""
    page = take.window.show_page("training")
    assert isinstance(page, TrainingPage)
    take.take("training")
    with take.window.office.read() as session:
        chosen = load_year(session, 2022).sessions[0].id
    page.show_record("training_session", chosen)
    take.take("training-session")
    page.close_session()
    page.show_month(9)
    take.take("training-calendar")


def workbook(take: Photographer) -> None:
    """A look at a workbook of two leads, one of them wrong, before it is taken in."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = "项目"
    page.append(["项目编号", "项目名称", "阶段", "行业代码", "首报单位代码", "总投资", "录入日期"])
    page.append(["DL01-2023-0001", "示例储能研发中心", "线索", "73", "DL01", 3500, "2023-01-09"])
    page.append(["DL01-2023-0002", "示例智能装备基地", "线索", "35", "XX99", 12000, "2023-01-10"])
    file = take.window.paths.data / "填报.xlsx"
    book.save(file)
    dialog = ImportWorkbook(take.window, take.window)
    dialog.open()
    dialog.try_file(file)
    take.take("import", dialog)
    dialog.reject()


def reviews(take: Photographer) -> None:
    """A review meeting with its agenda, results and points."""
    dialog = ReviewMeetings(take.window, take.window)
    dialog.open()
    take.settle()
    dialog.resize(REVIEWS_SIZE)
    take.take("review-meeting", dialog)
    dialog.reject()


def first_start(take: Photographer) -> None:
    """The assistant's first question."""
    cities = [Choice("12", "天津市")]
    assistant = FirstStart(take.window.worker, take.window.paths, cities, lambda _plan, _progress: None, "English")
    assistant.show()
    take.take("first-start", assistant)
    assistant.close()


def reports(take: Photographer) -> None:
    """The bulletin of December as it will be printed."""
    page = take.window.show_page("reports")
    assert isinstance(page, ReportsPage)
    take.settle()
    page.save()
    take.take("reports")


SCENES: dict[str, Callable[[Photographer], None]] = {
    "overview": overview,
    "projects": projects,
    "handbook": handbook,
    "training": training,
    "workbook": workbook,
    "reviews": reviews,
    "first-start": first_start,
    "reports": reports,
}


def main(names: list[str]) -> int:
    """Take the named scenes, or all; returns the exit status."""
    if unknown := set(names) - set(SCENES):
        print(f"There is no scene {', '.join(sorted(unknown))}; there are: {', '.join(SCENES)}", file=sys.stderr)
        return 2
    OUT.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="pictures-"))
    try:
        _take_all(folder, names or list(SCENES))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def _take_all(folder: Path, names: list[str]) -> None:
    paths = find_paths(folder)
    paths.create()
    actor = Actor("张三", role=UserRole.ADMIN)
    office = open_office(paths.database)
    load_sample(office, actor, paths.resources)
    init_office(office, actor, paths.resources, code=CENTRE, name="东丽区合作交流办", centre=True)
    settings = SettingsFile(paths.settings)
    application = Application(["pictures"], paths, settings.current, "zh_CN")
    application.set_theme("light")
    window = make_window(application, office, paths, settings, actor)
    window.resize(*PICTURE_SIZE)
    window.show()
    photographer = Photographer(window, application)
    for name in names:
        SCENES[name](photographer)
    window.close()
    window.worker.close()
    application.close()
    office.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
