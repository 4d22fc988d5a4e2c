"""The window with all its pages, ready to be shown."""

import logging
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_app.paths import Paths
from desktop_app.queries import local
from desktop_app.queries.search import find
from desktop_app.services import users
from desktop_app.services.office import Actor, Office
from desktop_app.settings import SettingsFile
from desktop_app.ui.app import Application
from desktop_app.ui.exchange_commands import exchange_commands, exchange_page, key_commands, put_button
from desktop_app.ui.indexing import Indexing
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.navigation import Navigator, Page
from desktop_app.ui.office_commands import office_commands, user_commands
from desktop_app.ui.register_commands import register_commands
from desktop_app.ui.tasks import DatabaseWorker
from desktop_app.ui.widgets.search_box import SearchHit
from desktop_app.ui.window_context import PageSpec, WindowContext
from desktop_app.ui.window_parts import Standing
from desktop_app.ui.workbook_commands import workbook_commands


def make_window(
    application: Application,
    office: Office,
    paths: Paths,
    settings: SettingsFile,
    actor: Actor,
    user_id: str = "",
    has_password: bool = False,
) -> MainWindow:
    """The window with all its pages, for a user of this machine (`user_id`, "" where nobody logs in)."""

    def failed(error: Exception) -> None:
        logging.getLogger(__name__).error("%s", error)

    window = MainWindow(
        WindowContext(
            office=office,
            actor=actor,
            worker=DatabaseWorker(office, failed),
            settings=settings,
            paths=paths,
            pages=page_specs(),
            search=_search,
            standing=_standing,
            choose_theme=application.set_theme,
            open_manual=lambda window, key: open_manual(paths, window, key),
            commands=[
                *workbook_commands(),
                *exchange_commands(),
                *register_commands(),
                *office_commands(actor),
                *key_commands(actor),
            ],
            user_commands=user_commands(user_id),
            password_check=partial(users.log_in, office, user_id) if has_password else None,
        )
    )
    put_button(window)
    Indexing(window)
    return window


def open_manual(paths: Paths, window: QWidget, key: str) -> None:
    """Show the user's manual beside the window, at the chapter that is about the page `key`."""
    from desktop_app.ui.dialogs.manual import ManualWindow

    manual = window.findChild(ManualWindow) or ManualWindow(paths.resources / "manual", window)
    manual.open_chapter(key)
    manual.show()
    manual.raise_()
    manual.activateWindow()


def page_specs() -> list[PageSpec]:
    """The pages. A page's module is imported when the page is first shown, so that the window opens quickly."""
    return [
        PageSpec("overview", QCoreApplication.translate("Tabs", "Overview"), "layout-dashboard", _overview),
        PageSpec(
            "projects",
            QCoreApplication.translate("Tabs", "Projects"),
            "folder-kanban",
            _projects,
            frozenset({"project", "investor", "activity", "fund_entry", "commitment", "review_item"}),
        ),
        PageSpec(
            "handbook",
            QCoreApplication.translate("Tabs", "Handbook"),
            "book-open",
            _handbook,
            frozenset({"chapter", "fact", "policy"}),
        ),
        PageSpec(
            "training",
            QCoreApplication.translate("Tabs", "Training"),
            "graduation-cap",
            _training,
            frozenset({"training_session"}),
        ),
        PageSpec(
            "reports",
            QCoreApplication.translate("Tabs", "Reports"),
            "file-text",
            _reports,
            frozenset({"report_issue", "report_draft", "letter"}),
        ),
        exchange_page(),
    ]


def _overview(navigator: Navigator) -> Page:
    from desktop_app.ui.pages.overview import OverviewPage

    return OverviewPage(navigator)


def _projects(navigator: Navigator) -> Page:
    from desktop_app.ui.pages.projects import ProjectsPage

    return ProjectsPage(navigator)


def _handbook(navigator: Navigator) -> Page:
    from desktop_app.ui.pages.handbook import HandbookPage

    return HandbookPage(navigator)


def _training(navigator: Navigator) -> Page:
    from desktop_app.ui.pages.training import TrainingPage

    return TrainingPage(navigator)


def _reports(navigator: Navigator) -> Page:
    from desktop_app.ui.pages.reports import ReportsPage

    return ReportsPage(navigator)


def _search(session: Any, text: str, limit: int) -> list[SearchHit]:
    return [SearchHit(hit.kind, hit.record_id, hit.title) for hit in find(session, text, limit)]


def _standing(session: Any) -> Standing:
    return Standing(
        local.unit_name(session),
        local.instant(session, "last_backup_ms"),
        local.instant(session, "last_exchange_ms"),
    )
