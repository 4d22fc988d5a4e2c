"""Where the exchange is reached from: the tool bar's button, an entry of the menu, and a stick that is plugged in."""

from PySide6.QtCore import QCoreApplication, QTimer

from desktop_app.services.office import Actor, Changes
from desktop_app.sync.drives import Drive
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.messages import Action
from desktop_app.ui.navigation import Navigator, Page
from desktop_app.ui.tasks import Progress
from desktop_app.ui.widgets.database_watch import DatabaseWatch
from desktop_app.ui.widgets.drive_watch import DriveWatch
from desktop_app.ui.widgets.exchange_button import FIRST_MS, ExchangeButton
from desktop_app.ui.window_context import PageSpec
from desktop_app.ui.window_menus import Command

PAGE = "exchange"
UNDECIDED = "exchange_conflict"
"""What the page shows of a record: what two offices set differently."""


def exchange_commands() -> list[Command]:
    """The entry of the File menu."""
    words = QCoreApplication.translate("Exchange", "Exchange by USB stick…")
    return [Command("file", words, open_exchange_page, "Ctrl+U", separate=True)]


def key_commands(actor: Actor) -> list[Command]:
    """Those of the Data menu, for one who may exchange."""
    if not actor.may_change:
        return []
    save = QCoreApplication.translate("Exchange", "Save a recovery copy of the keys…")
    put_back = QCoreApplication.translate("Exchange", "Put the keys back from a recovery copy…")
    return [Command("data", save, save_key_copy, separate=True), Command("data", put_back, put_keys_back)]


def exchange_page() -> PageSpec:
    """The page, which is no tab."""
    return PageSpec(
        PAGE,
        QCoreApplication.translate("Exchange", "Exchange by USB stick"),
        "usb",
        _make,
        frozenset({UNDECIDED}),
        tab=False,
    )


def open_exchange_page(navigator: Navigator) -> None:
    """Show the page over whatever is shown."""
    _window(navigator).show_page(PAGE)


def save_key_copy(navigator: Navigator) -> None:
    """Save a recovery copy of the office's keys."""
    from desktop_app.ui.dialogs.exchange.key_forms import SaveKeyCopy

    window = _window(navigator)
    SaveKeyCopy(navigator, _watch(window), window).open()


def put_keys_back(navigator: Navigator) -> None:
    """Put them back from one, and go on exchanging."""
    from desktop_app.ui.dialogs.exchange.key_forms import choose_key_copy

    window = _window(navigator)
    choose_key_copy(navigator, _watch(window), window, lambda: open_exchange_page(window))


def put_button(window: MainWindow) -> ExchangeButton:
    """The button between search and user."""
    watch = DriveWatch(window)
    watch.plugged.connect(lambda drive: _tell_of(window, drive))
    watch.pulled.connect(lambda drive: window.bar.withdraw(_plugged(drive)))
    button = ExchangeButton(window.worker, window.row, window.office.files)
    button.clicked.connect(lambda: open_exchange_page(window))
    DatabaseWatch(window.paths.database, window).written.connect(button.read_soon)
    window.row.extras.addWidget(button)
    window.setTabOrder(window.row.search, button)
    QTimer.singleShot(FIRST_MS, window, lambda: _catch_up(window))
    return button


def _catch_up(window: MainWindow) -> None:
    """Take in, after an update of the program, what had waited for it."""
    office, folder, actor = window.office, window.paths.database.parent, window.actor

    def work(progress: Progress) -> Changes:
        from desktop_app.sync.machine import catch_up

        return catch_up(office, folder, actor, progress)

    window.worker.run(work, owner=window, silent=True)


def _make(navigator: Navigator) -> Page:
    from desktop_app.ui.pages.exchange import ExchangePage

    window = _window(navigator)
    page = ExchangePage(navigator, _watch(window))
    page.left.connect(window.show_tab)
    page.asked.connect(lambda: open_exchange_page(window))
    window.findChildren(DatabaseWatch)[0].written.connect(page.hear_of_others)
    return page


def _tell_of(window: MainWindow, drive: Drive) -> None:
    """A stick was plugged in while something else is shown: offer to look at it."""
    if window.page_key() == PAGE:
        return
    look = QCoreApplication.translate("Exchange", "Look at it")
    window.show_message("info", _plugged(drive), [Action(look, lambda: open_exchange_page(window))])


def _plugged(drive: Drive) -> str:
    return QCoreApplication.translate("Exchange", "The stick {name} was plugged in.").format(name=drive.name)


def _watch(window: MainWindow) -> DriveWatch:
    return window.findChildren(DriveWatch)[0]


def _window(navigator: Navigator) -> MainWindow:
    assert isinstance(navigator, MainWindow)
    return navigator
