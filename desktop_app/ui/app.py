"""The application around the window: style, language, fonts, icons, and the one place that catches bugs."""

import os
import sys
from collections.abc import Mapping, Sequence
from types import TracebackType

import shiboken6
from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.errors import QT_TRANSLATE_NOOP
from desktop_app.paths import Paths
from desktop_app.settings import Settings
from desktop_app.ui.icons import add_icon_folder
from desktop_app.ui.messages import BugDialog, report_bug
from desktop_app.ui.singletons import keep_singletons
from desktop_app.ui.theme import Mode, Theme

WORDS_OF_QT = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
)
"""What Qt's own Chinese has no words for; our translation is asked before Qt's."""


def language_of(choice: str, system: QLocale) -> str:
    """zh_CN or en: what was chosen, else Chinese on a Chinese system, else English."""
    if choice in ("zh_CN", "en"):
        return choice
    return "zh_CN" if system.language() == QLocale.Language.Chinese else "en"


def has_screen(variables: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Whether a window can be shown, or Qt was told to do without; asked before Qt, which would end the process."""
    known = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not platform.startswith("linux") or any(variables.get(name) for name in known)


def draw_without_screen() -> None:
    """Pictures need no screen: draw them without one where there is none."""
    if not has_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


class Application:
    """One per process. The QApplication is made here unless there is one already (tests)."""

    def __init__(self, arguments: Sequence[str], paths: Paths, settings: Settings, language: str = "") -> None:
        keep_singletons()
        running = QApplication.instance()
        self.qt = running if isinstance(running, QApplication) else QApplication(list(arguments))
        self.qt.setApplicationName("Zhaoshangtong")
        self._paths = paths
        self._translators: list[QTranslator] = []
        self._report: BugDialog | None = None
        add_icon_folder(paths.resources / "icons")
        self.theme = Theme(self.qt, paths.resources / "fonts", settings.theme)
        self.language = ""
        self.set_language(language or settings.language)

    def set_language(self, choice: str) -> None:
        """Load a language's texts; windows made afterwards speak it."""
        self.language = language_of(choice, QLocale.system())
        for old in self._translators:
            self.qt.removeTranslator(old)
        self._translators = []
        QLocale.setDefault(QLocale(self.language))
        own = str(self._paths.resources / "translations" / f"zhaoshangtong_{self.language}.qm")
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for file in (f"{qt_folder}/qtbase_{self.language}.qm", own):
            translator = QTranslator(self.qt)
            if translator.load(file):
                self.qt.installTranslator(translator)
                self._translators.append(translator)

    def set_theme(self, mode: Mode) -> None:
        self.theme.set_mode(mode)

    def catch_bugs(self) -> None:
        """From now on an exception that nobody handles is logged and shown as a report; work goes on."""

        def show(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
            if issubclass(kind, KeyboardInterrupt):
                self.qt.quit()
            else:
                self._report = report_bug(self.qt.activeWindow(), error)

        sys.excepthook = show

    def run(self) -> int:
        """Until the last window is closed; the exit status."""
        return self.qt.exec()

    def take_down(self, window: QWidget) -> None:
        """Delete a closed window now, so that the next one finds nothing of it."""
        shiboken6.delete(window)
        self.qt.processEvents()

    def close(self) -> None:
        """Take the windows and Qt down in order; left to the end of the interpreter, they go in any order and crash."""
        for window in self.qt.topLevelWidgets():
            if shiboken6.isValid(window) and window.parent() is None:
                shiboken6.delete(window)
        self.qt.processEvents()
        self.qt.shutdown()
